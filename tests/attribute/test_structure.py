"""Statements in the shapes that newspapers print: across lines, without a verb, split, unclosed, unsourced, nested."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodot.attribute import attribute
from herodot.encode import encode
from herodot.parse import parse
from herodot.records import Attribution
from herodot.resolve import resolve
from herodot.testing import make_report


def read(text: str) -> tuple[Attribution, ...]:
    parsed = parse(make_report(text, published="2022-11-16"))
    return attribute(parsed, resolve(parsed), encode(parsed))


def said(a: Attribution) -> tuple[str | None, str]:
    return (a.source.exact if a.source else None), " … ".join(c.exact for c in a.content)


SHAPES = [
    ("a name after a dash", "“We have never been so short of water.” — Amina Diallo", "Amina Diallo"),
    ("a name on the next line", "“We have never been so short of water.”\n\n― Amina Diallo", "Amina Diallo"),
    (
        "a colon on the line before",
        "The rector of the university wrote:\n\n“The library will open again in the spring, and so will the labs.”",
        "The rector of the university",
    ),
    ("a headline", "Zelensky: grain ships will sail this week", "Zelensky"),
    ("a passive", "The raid was condemned by the African Union on Sunday.", "the African Union"),
    ("a noun", "The claim by the rebels that the town had fallen could not be checked.", "the rebels"),
    ("a document", "The declaration condemned the shelling of the port.", "The declaration"),
    (
        "an anonymous official",
        "A senior official who declined to be named said the talks had broken down.",
        "A senior official who declined to be named",
    ),
    ("nobody", "It is believed that the two pilots ejected in time.", None),
    ("a light verb", "Lawmakers voiced concern over the arrest of the editor.", "Lawmakers"),
    ("a quotation that is not closed", "“The harvest is lost, the farmer said.", "the farmer"),
    ("a tweet", "In a tweet, the minister announced that the border would reopen.", "the minister"),
]


@pytest.mark.parametrize(("text", "source"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_source_of(text: str, source: str | None) -> None:
    top = [a for a in read(text) if a.parent is None]
    assert source in [said(a)[0] for a in top]


def test_speech_over_two_lines_is_one_statement_with_two_contents() -> None:
    (found,) = read(
        "The rector of the university wrote:\n\n“The library will open again in the spring, and so will the labs.”"
    )
    assert found.quote == "direct"
    assert found.cue is not None
    assert found.cue.exact == "wrote"


@pytest.mark.parametrize(
    "text",
    [
        "The “ghost fleet” of old tankers grew by a third last year.",
        "Workers repaired the “Bridge of Sighs” before the season began.",
        "Dock 4 – closed\nDock 5 – open\nDock 6 – closed",
    ],
)
def test_no_statement_where_nobody_speaks(text: str) -> None:
    assert read(text) == ()


def test_nested_statements_stay_inside_the_one_around_them() -> None:
    found = read(
        "The mayor told Reuters on Monday that the police had promised an inquiry and that the union rejected it."
    )
    outer = next(a for a in found if a.parent is None)
    inner = [a for a in found if a.parent == outer.id]
    assert {said(a)[0] for a in inner} >= {"the police", "the union"}
    assert all(any(o.start <= c.start and c.end <= o.end for o in outer.content) for a in inner for c in a.content)


@pytest.mark.parametrize(
    "text", ["The minister was asked why the bridge had fallen.", "Asked about the raid, the governor smiled."]
)
def test_who_is_asked_is_no_source(text: str) -> None:
    assert [said(a)[0] for a in read(text)] == [None]


def test_a_nested_statement_needs_words_of_its_own() -> None:
    found = read("“If the government is serious, it knows where to find us,” he added.")
    assert [said(a) for a in found] == [("he", "“If the government is serious, it knows where to find us,”")]


MARKS = [
    "“",
    "”",
    '"',
    "''",
    "``",
    "‘",
    "’",
    "«",
    "»",
    "\n",
    "\n\n",
    ": ",
    " — ",
    ".",
    ",",
    "?",
    "\t",
    "\u202e",
    "\u00a0",
    "🕊",
]
WORDS = ["said", "the minister", "Kyiv", "denied", "that", "according to", "talks", "failed", "é", "X:"]
PIECES = st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_no_text_breaks_it_and_every_span_points_at_its_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text)
    ids = {a.id for a in found}
    for a in found:
        assert a.content
        assert all(text[s.start : s.end] == s.exact for s in (*a.content, a.cue, a.source) if s is not None)
        assert a.parent is None or (a.parent in ids and a.parent != a.id)


def test_a_paragraph_of_a_megabyte() -> None:
    text = f"The minister said “the talks have failed” and {'x' * 1_000_000} in the {'very ' * 4_000}old port."
    assert ("The minister", "said") in [(a.source and a.source.exact, a.cue and a.cue.exact) for a in read(text)]
