"""Quotation marks, balanced or not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from herodot.attribute.quotes import quotations, quote_kind
from herodot.parse import parse
from herodot.spans import cut
from herodot.testing import make_report


def quoted(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.open) for q in quotations(parse(make_report(text)))]


def test_straight_and_curly_marks() -> None:
    assert quoted('He said "no" and “yes”.') == [('"no"', False), ("“yes”", False)]


def test_single_marks_are_not_apostrophes() -> None:
    assert quoted("The rebels’ camp, ‘the nest’, was the army’s target.") == [("‘the nest’", False)]


def test_a_mark_without_its_partner_ends_with_the_paragraph() -> None:
    text = "“It began in June.\n“It ended in July,” she said."
    assert quoted(text) == [("“It began in June.", True), ("“It ended in July,”", False)]


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert quoted('The end of it," she said. He left.') == []


def test_inches_and_feet_are_left_alone() -> None:
    assert quoted("The shell was 5' long.") == []


def test_kind_goes_by_letters() -> None:
    text = "She said “no deal” was near."
    marks = quotations(parse(make_report(text)))
    assert quote_kind(text, [cut(text, 9, 18)], marks) == "direct"
    assert quote_kind(text, [cut(text, 9, 27)], marks) == "mixed"
    assert quote_kind(text, [cut(text, 19, 27)], marks) == "indirect"


@given(st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "''", " ", "no", "deal.", "\n", "🕊"]), max_size=25))
def test_any_marks_give_ordered_spans_inside_their_paragraph(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = quotations(parse(make_report(text)))
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
    assert all(a.end <= b.start for a, b in pairwise(found))
