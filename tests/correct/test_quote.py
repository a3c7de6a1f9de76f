"""Words are found again by their place or by what stands around them, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from herodot.correct.quote import CONTEXT, locate, selector
from herodot.errors import CorrectionError
from herodot.records import Span
from herodot.spans import from_utf16, to_utf16

texts = st.text(alphabet="ab 🚢é.", min_size=1, max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    assume(not text[start:end].isspace())
    return text, start, end


@given(marked())
def test_words_are_found_where_they_were_marked(case: tuple[str, int, int]) -> None:
    text, start, end = case
    assert locate(text, selector(text, start, end)) == Span(start, end, text[start:end])


@given(marked())
def test_a_browser_s_offsets_mark_the_same_words(case: tuple[str, int, int]) -> None:
    text, start, end = case
    units = to_utf16(text, start), to_utf16(text, end)
    found = selector(text, from_utf16(text, units[0]), from_utf16(text, units[1]))
    assert (found.start, found.end, found.exact) == (start, end, text[start:end])


@given(marked(), texts)
def test_what_is_found_after_a_change_is_the_words(case: tuple[str, int, int], before: str) -> None:
    text, start, end = case
    found = locate(before + text, selector(text, start, end))
    assert found is None or (before + text)[found.start : found.end] == text[start:end]


@given(marked())
def test_words_that_are_moved_as_a_whole_are_found(case: tuple[str, int, int]) -> None:
    text, start, end = case
    moved = f"## {text}"
    assume(text.count(text[start:end]) == 1 and moved[start:end] != text[start:end])
    assert locate(moved, selector(text, start, end)) == Span(start + 3, end + 3, text[start:end])


def test_context_tells_two_of_one_kind_apart() -> None:
    text = "The ship left. The ferry left."
    wanted = selector(text, text.rindex("left"), text.rindex("left") + 4)
    found = locate("New: " + text, wanted)
    assert found is not None
    assert found.start == len("New: ") + wanted.start


def test_two_that_cannot_be_told_apart_are_not_guessed() -> None:
    wanted = selector("It left.", 3, 7)
    assert locate("Once: It left. It left.", wanted) is None


def test_words_that_are_gone_are_not_found() -> None:
    assert locate("Nothing.", selector("It left.", 3, 7)) is None


def test_context_is_cut_at_the_edges() -> None:
    text = "x" * 100 + "word" + "y" * 10
    found = selector(text, 100, 104)
    assert (found.prefix, found.suffix) == ("x" * CONTEXT, "y" * 10)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 2), (3, 2), (2, 99), (2, 3)])
def test_no_words_are_refused(start: int, end: int) -> None:
    with pytest.raises(CorrectionError, match="no words"):
        selector("It left", start, end)
