"""Offsets survive the way to the browser and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.errors import EvidenceMissing
from herodot.records import Span
from herodot.spans import content_id, cut, encloses, from_utf16, overlaps, to_utf16


@given(st.text(max_size=60), st.data())
def test_utf16_round_trip(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert from_utf16(text, to_utf16(text, offset)) == offset


def test_utf16_counts_emoji_twice() -> None:
    text = "a🕊b"
    assert to_utf16(text, 2) == 3
    assert from_utf16(text, 2) == 1  # inside the pair: its start
    assert text.encode("utf-16-le")[: 2 * to_utf16(text, 2)].decode("utf-16-le") == "a🕊"


@given(st.text(max_size=40), st.data())
def test_cut_trims_and_never_leaves_its_range(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        span = cut(text, start, end)
        assert start <= span.start < span.end <= end
        assert span.exact == text[span.start : span.end] == text[start:end].strip()
    else:
        with pytest.raises(EvidenceMissing):
            cut(text, start, end)


def test_a_span_refuses_what_does_not_fit() -> None:
    with pytest.raises(EvidenceMissing):
        Span(3, 3, "")
    with pytest.raises(EvidenceMissing):
        Span(0, 4, "abc")


def test_borders_do_not_overlap() -> None:
    assert not overlaps(0, 3, 3, 5)
    assert overlaps(0, 4, 3, 5)
    assert encloses([Span(0, 3, "abc")], 1, 3)


def test_ids_are_stable_and_tell_parts_apart() -> None:
    assert content_id("event", "a", "bc") == "event-624ce4e22aa1"
    assert content_id("event", "a", "bc") != content_id("event", "ab", "c")
