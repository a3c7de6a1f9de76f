"""The bundled examples, read by the real pipeline: what expected.yaml lists for each must be found.

An entry with `not_yet: true` is a known miss: expected to fail, and the suite fails once it does not. After a change,
`python tests/golden/flag_misses.py` sets the flags anew; the difference in expected.yaml shows what it won and lost.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_expectations import Entry, Gone, Happens, Says, Step, expectations, folder, name
from golden_reading import analysis, is_found, near_misses

from herodot.examples import Example, examples


def cases(kind: str) -> list[object]:
    """One pytest parameter for each entry of this kind, with a name that reads as the expectation."""
    rows = [(report, entry) for report, listed in expectations().items() for entry in getattr(listed, kind)]
    return [pytest.param(r, e, id=f"{Path(r).stem}: {e}", marks=known_miss(e)) for r, e in rows]


def known_miss(entry: Entry) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(strict=True, reason="known miss"),) if entry.not_yet else ()


def test_index_and_expectations_name_the_same_files() -> None:
    reports = [path for path in folder().rglob("*") if path.suffix in {".txt", ".html"}]
    found = sorted(name(Example(path, "", None)) for path in reports)
    assert found == sorted(name(example) for example in examples()) == sorted(expectations())


def test_pages_state_their_own_date_and_outlet() -> None:
    for example in examples():
        if example.path.suffix == ".html":
            report = analysis(name(example)).report
            assert (report.published or "")[:10] == example.published, name(example)
            assert report.outlet == example.outlet, name(example)


def test_texts_stay_as_they_are() -> None:
    for example in examples():
        if example.path.suffix == ".txt":
            assert analysis(name(example)).report.text == example.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("report", "entry"), cases("says"))
def test_who_says_what(report: str, entry: Says) -> None:
    assert is_found(analysis(report), entry), near_misses(analysis(report), entry)


@pytest.mark.parametrize(("report", "entry"), cases("chain"))
def test_who_got_it_from_whom(report: str, entry: Step) -> None:
    assert is_found(analysis(report), entry), near_misses(analysis(report), entry)


@pytest.mark.parametrize(("report", "entry"), cases("happens"))
def test_what_happens(report: str, entry: Happens) -> None:
    assert is_found(analysis(report), entry), near_misses(analysis(report), entry)


@pytest.mark.parametrize(("report", "entry"), cases("left_out"))
def test_what_is_left_out(report: str, entry: Gone) -> None:
    assert is_found(analysis(report), entry), near_misses(analysis(report), entry)
