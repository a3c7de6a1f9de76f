"""Days, values and lines in the words of the pages."""

from __future__ import annotations

import pytest

from herodot.web.words import day, days, first_line, value


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-07-14", "2024-07-14", ("2024-07-14", "")),
        ("2024-07-14", None, ("2024-07-14", "")),
        ("2024-01-01", "2024-12-31", ("2024", "")),
        ("2024-02-01", "2024-02-29", ("2024-02", "")),
        ("2023-02-01", "2023-02-27", ("2023-02-01", "2023-02-27")),
        ("2024-07-14", "2024-07-31", ("2024-07-14", "2024-07-31")),
        ("2024-01-01", "2025-12-31", ("2024-01-01", "2025-12-31")),
    ],
)
def test_a_whole_year_or_month_is_shown_as_such(first: str, last: str | None, shown: tuple[str, str]) -> None:
    assert days(first, last) == shown


def test_a_day_is_written_as_people_write_it() -> None:
    assert (day("2026-11-08"), day("2026-13-45"), day("")) == ("8 Nov 2026", "2026-13-45", "")


def test_codes_are_told_in_words_and_other_values_as_they_are() -> None:
    assert (value("CT-"), value("did_not_happen"), value("The Foreign Ministry")) == (
        "denies (CT-)",
        "did not happen",
        "The Foreign Ministry",
    )


def test_a_line_is_cut_between_words() -> None:
    assert first_line("\n  one two three\nfour", 9) == "one two…"
    assert first_line("one two", 7) == "one two"
    assert first_line("x" * 20, 9) == "xxxxxxxx…"
