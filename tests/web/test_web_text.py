from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herodot.records import Dropped
from herodot.web.text import Part, paragraphs

TEXTS = st.text(st.sampled_from("ab 😀é\n\r\u2028"), max_size=60)


@st.composite
def texts_with_parts(draw: st.DrawFn) -> tuple[str, list[Part]]:
    text = draw(TEXTS)
    parts = []
    if text:
        for n in range(draw(st.integers(0, 6))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            parts.append(Part(start, end, f"attr-{n % 4}", draw(st.sampled_from(["content", "cue"]))))
    return text, parts


@given(texts_with_parts())
def test_segments_are_the_text_in_a_row(made: tuple[str, list[Part]]) -> None:
    text, parts = made
    for paragraph in paragraphs(text, parts):
        at = paragraph.start
        for segment in paragraph.segments:
            assert segment.start == at
            assert segment.text == text[at : at + len(segment.text)] != ""
            at += len(segment.text)
        assert at == paragraph.end


@given(texts_with_parts())
def test_each_segment_knows_exactly_the_records_over_it(made: tuple[str, list[Part]]) -> None:
    text, parts = made
    for paragraph in paragraphs(text, parts):
        for segment in paragraph.segments:
            for offset in range(segment.start, segment.start + len(segment.text)):
                over = {part.record for part in parts if part.start <= offset < part.end}
                assert over == set(segment.records)


@given(texts_with_parts())
def test_no_letter_is_left_out(made: tuple[str, list[Part]]) -> None:
    text, parts = made
    shown = {at for p in paragraphs(text, parts) for at in range(p.start, p.end)}
    assert all(at in shown for at, letter in enumerate(text) if not letter.isspace())


def test_the_narrowest_record_comes_first_and_is_reached_once_by_the_tab_key() -> None:
    (paragraph,) = paragraphs("one two three", [Part(0, 13, "wide", "content"), Part(4, 7, "narrow", "cue")])
    assert [(s.text, s.records, s.first) for s in paragraph.segments] == [
        ("one ", ("wide",), True),
        ("two", ("narrow", "wide"), True),
        (" three", ("wide",), False),
    ]


def test_what_was_left_out_says_why() -> None:
    text = "An advert\nNews"
    first, second = paragraphs(text, [], [Dropped(0, 9, "An advert", "advert")])
    assert (first.left_out, second.left_out) == ("advert", None)
