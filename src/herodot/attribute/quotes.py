"""Quotation marks: which stretches of a report stand inside them.

A quotation never runs past its paragraph; one that is not closed there ends with it (`open`), as newspapers print
speech of several paragraphs. Odd numbers of marks do no harm: a straight mark opens or closes by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from herodot.parse.parsed import Parsed
from herodot.records import Quote, Span

_MARK = re.compile(r"[“”„«»\"]|''|``|(?<!\w)‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_OPENS, _CLOSES = frozenset("“„«‘") | {"``"}, frozenset("”»’")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points `start` to `end` with the marks; `open` when the closing mark is missing."""

    start: int
    end: int
    open: bool


def quotations(parsed: Parsed) -> tuple[Quotation, ...]:
    """The quotations of the report in order; they never overlap."""
    found: list[Quotation] = []
    for first, stop in parsed.paragraphs:
        found.extend(quotations_in(parsed.report.text, parsed.starts[first], parsed.ends[stop - 1]))
    return tuple(found)


def quotations_in(text: str, start: int, end: int) -> Iterable[Quotation]:
    """The quotations of the paragraph `text[start:end]` in order."""
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if _may_open(text, mark, start):
                opened = mark.start(), sign
        elif _closes(text, mark, opened[1], end):
            yield Quotation(opened[0], mark.end(), False)
            opened = None
    if opened is not None and opened[1] != "‘":
        yield Quotation(opened[0], end, True)


def _may_open(text: str, mark: re.Match[str], start: int) -> bool:
    sign = mark.group()
    if sign in _OPENS:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    if sign in _CLOSES:  # a closing mark printed where an opening one belongs
        return sign == "”" and before.isspace() and text[mark.end() : mark.end() + 1].isalnum()
    return before.isspace() or before in "([{—–-/‘“"


def _closes(text: str, mark: re.Match[str], opener: str, end: int) -> bool:
    sign = mark.group()
    if (opener == "‘") != (sign == "’"):
        return False
    if sign in _OPENS:
        return False
    if sign in _CLOSES:
        return True
    after = text[mark.end()] if mark.end() < end else " "
    return not after.isalnum() or text[mark.start() - 1].isalnum()


def quote_kind(text: str, content: Iterable[Span], quoted: tuple[Quotation, ...]) -> Quote:
    """Whether all, none or some of the content's letters stand inside quotation marks."""
    inside = outside = False
    for span in content:
        for letter in _LETTER.finditer(text, span.start, span.end):
            if any(q.start <= letter.start() < q.end for q in quoted):
                inside = True
            else:
                outside = True
            if inside and outside:
                return "mixed"
    return "direct" if inside else "indirect"
