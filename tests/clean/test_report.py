"""Documents to reports."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pasted_samples import SAMPLES

from herodot.clean import Defaults, clean
from herodot.errors import NotText, TooLarge, WrongLanguage
from herodot.records import RawDoc

STORY = "The harbour was closed on Friday, the port authority said in a statement."


def test_the_record_wins_over_the_defaults() -> None:
    defaults = Defaults(published="2024-01-01", outlet="Somewhere")
    own = clean(RawDoc("a", "text", STORY, outlet="Harbour News", published="2024-07-14"), defaults)
    assert (own.outlet, own.published) == ("Harbour News", "2024-07-14")
    other = clean(RawDoc("a", "text", STORY), defaults)
    assert (other.outlet, other.published) == ("Somewhere", "2024-01-01")


def test_identity_is_source_outlet_date_and_text() -> None:
    base = clean(RawDoc("a", "text", STORY))
    assert base == clean(RawDoc("a", "text", STORY))
    others = [
        RawDoc("b", "text", STORY),
        RawDoc("a", "text", STORY + " "),
        RawDoc("a", "text", STORY, outlet="X"),
        RawDoc("a", "text", STORY, published="2024-07-14"),
    ]
    assert len({base.id, *(clean(o).id for o in others)}) == 5
    assert base.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert base.language == "en"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Harbour closed after storm\n\n{STORY}", "Harbour closed after storm"),
        (f"Harbour closed after storm\r\n\r\n{STORY}", "Harbour closed after storm"),
        (f"Advertisement\n\nHarbour closed after storm\n\n{STORY}", "Harbour closed after storm"),
        (f"Will the harbour open again?\n{STORY}", "Will the harbour open again?"),
        (f"Harbour closed after storm\nBy Ana Reyes\n\n{STORY}", "Harbour closed after storm"),
        (f"By Ana Reyes\n\n{STORY}", None),
        (f"{STORY}\n\n{STORY}", None),
        (STORY, None),
        ("Harbour closed after storm", None),
    ],
)
def test_title_of_pasted_text(text: str, title: str | None) -> None:
    assert clean(RawDoc("a", "text", text)).title == title


def test_byline_and_dateline_stay_in_the_text_and_are_named() -> None:
    text = f"Harbour closed after storm\n\nBy Ana Reyes\n\nMESK, July 14 (Reuters) - {STORY}"
    report = clean(RawDoc("a", "text", text))
    assert (report.bylines, report.dateline) == (("Ana Reyes",), "MESK, July 14 (Reuters)")
    assert report.dropped == ()


def test_a_byline_without_a_name_is_no_headline() -> None:
    text = "By our correspondent in Brussels\n\nThe harbour has been closed since Friday, the mayor said on Sunday."
    report = clean(RawDoc("a.txt", "text", text), Defaults())
    assert (report.title, report.bylines) == (None, ("our correspondent in Brussels",))


def test_bylines_are_in_order_and_each_once() -> None:
    text = f"By Ana Reyes\n\n{STORY}\n\n{STORY}\n\n(Reporting by ANA REYES and Tom Harrow; editing by Li Wei)"
    assert clean(RawDoc("a", "text", text)).bylines == ("Ana Reyes", "Tom Harrow")


def test_refusals() -> None:
    with pytest.raises(NotText, match="empty"):
        clean(RawDoc("a", "text", " \n "))
    with pytest.raises(TooLarge, match="the limit is 10 bytes"):
        clean(RawDoc("a", "text", STORY), Defaults(max_size=10))
    with pytest.raises(WrongLanguage, match="not English"):
        clean(RawDoc("a", "text", "Der Hafen blieb am Freitag wegen Sturm geschlossen, sagte ein Sprecher. " * 9))


def test_boilerplate_is_marked_in_extracted_text_too() -> None:
    prose = "".join(f"<p>{STORY} It was day {n}.</p>" for n in range(6))
    page = f"<html><body><article>{prose}<p>READ ALSO: Council votes on new bridge</p>{prose}</article></body></html>"
    report = clean(RawDoc("a.html", "html", page))
    assert [d.exact for d in report.dropped] == ["READ ALSO: Council votes on new bridge"]


LINES = st.sampled_from([*(line for s in SAMPLES.values() for line in s.text.split("\n")), "", "\r", "\t", "😀"])


@given(st.one_of(st.lists(LINES, min_size=1).map("\n".join), st.text(max_size=150)).filter(str.strip))
def test_any_text_is_kept_unchanged_and_its_spans_are_exact(text: str) -> None:
    report = clean(RawDoc("a", "text", text))
    assert report.text == text
    assert all(text[d.start : d.end] == d.exact for d in report.dropped)
    assert all(a.end <= b.start for a, b in pairwise(report.dropped))
    assert report.dateline is None or report.dateline in text
    assert all(name in text for name in report.bylines)
