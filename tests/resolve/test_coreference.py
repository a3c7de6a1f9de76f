"""Who is meant, through whole reports: names, short forms, pronouns, descriptions, metonyms."""

from __future__ import annotations

import hashlib
import re

import pytest
from coreference_reports import REPORTS

from herodot.parse.syntax import parse_syntax
from herodot.records import Report
from herodot.resolve import resolve

_MARKED = re.compile(r"\[([^=\]]+)=([^\]]+)\]")


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the marked stretches with the id that each stands for."""
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return text + marked[at:], spans


def found(text: str, start: int, end: int, published: str = "2024-05-01") -> set[str]:
    """The actors that the words can be heard to refer to: those of the mention, else of its last word."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    parsed = parse_syntax(Report("r", "r", None, None, None, (), None, published, "en", text, digest), ())
    cast = resolve(parsed)
    exact = {m.actor for m in cast.mentions if start <= m.start and m.end <= end and m.end == end}
    head = parsed.token_at(end - 1)
    return exact or ({cast.who[head] or ""} if head is not None else set())


CASES = [
    pytest.param(text, span, id=f"{name}: {text[span[0] : span[1]]}")
    for name, marked in REPORTS.items()
    for text, spans in [unmarked(marked.strip())]
    for span in spans
]


@pytest.mark.parametrize(("text", "span"), CASES)
def test_who_is_meant(text: str, span: tuple[int, int, str]) -> None:
    start, end, ids = span
    assert found(text, start, end) == set(ids.split())


def test_a_city_is_no_government_after_in() -> None:
    text, _ = unmarked(REPORTS["a capital as the government and as the city"].strip())
    start = text.index("Seoul for two hours")
    assert found(text, start, start + len("Seoul")) == {""}
