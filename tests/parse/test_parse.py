"""A report as columns: what is dropped is not there, and paragraphs are borders."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from herodot.parse import Parsed, parse
from herodot.records import Dropped
from herodot.testing import make_report, marked


def read(text: str, published: str | None = "2024-07-14") -> Parsed:
    plain, spans = marked(text)
    dropped = tuple(Dropped(s, e, plain[s:e], "advert") for s, e in spans)
    return parse(make_report(plain, published=published, dropped=dropped))


def test_dropped_words_are_no_tokens_and_no_times() -> None:
    parsed = read("Talks began on Friday.\n[[Buy one in May 1999, get two.]]\nThey ended the day after.")
    assert "Buy" not in parsed.words
    assert [t.exact for t in parsed.timexes] == ["Friday", "the day after"]
    assert parsed.timexes[1].value == "2024-07-13"


def test_a_sentence_never_crosses_a_paragraph() -> None:
    parsed = read("The minister said\nthat he would go")
    assert [parsed.exact(*s) for s in parsed.sentences] == ["The minister said", "that he would go"]


def test_a_dateline_is_a_line_of_its_own() -> None:
    report = replace(make_report("KYIV, July 14 (Reuters) - Guns fell silent."), dateline="KYIV, July 14 (Reuters)")
    assert parse(report).paragraphs[1][0] == parse(report).words.index("Guns")


def test_empty_report_has_no_columns() -> None:
    parsed = read("[[Advertisement]]")
    assert (len(parsed), parsed.sentences, parsed.token_at(0)) == (0, (), None)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Iran ", "said “no”", ".\n", "\r\n\r\n", " 🕊️ ", "It’s", "\t", " ", "x" * 40]), max_size=12
    )
)
def test_columns_fit_the_text(pieces: list[str]) -> None:
    parsed = read("".join(pieces))
    text = parsed.report.text
    for i, word in enumerate(parsed.words):
        assert text[parsed.starts[i] : parsed.ends[i]] == word
        assert parsed.left[i] <= i <= parsed.right[i]
        assert parsed.token_at(parsed.starts[i]) == i
        first, stop = parsed.sentences[parsed.sentence_of[i]]
        assert first <= parsed.heads[i] < stop
