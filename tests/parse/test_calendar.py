from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.errors import DateError
from herodot.parse.calendar import day, interval, moved, season_at, shifted, value_of

days = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 12, 31))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-07-13", ("2024-07-13", "2024-07-13", "day")),
        ("2024-07-13TNI", ("2024-07-13", "2024-07-13", "day")),
        ("2024-07-13T09:30", ("2024-07-13", "2024-07-13", "day")),
        ("2024-W28", ("2024-07-08", "2024-07-14", "week")),
        ("2020-W53", ("2020-12-28", "2021-01-03", "week")),
        ("2024-W28-6", ("2024-07-13", "2024-07-13", "day")),
        ("2024-W28-WE", ("2024-07-13", "2024-07-14", "interval")),
        ("2024-06", ("2024-06-01", "2024-06-30", "month")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2023-12", ("2023-12-01", "2023-12-31", "month")),
        ("2024-Q2", ("2024-04-01", "2024-06-30", "quarter")),
        ("2024-H2", ("2024-07-01", "2024-12-31", "interval")),
        ("2024-SU", ("2024-06-01", "2024-08-31", "season")),
        ("2023-WI", ("2023-12-01", "2024-02-29", "season")),
        ("2024", ("2024-01-01", "2024-12-31", "year")),
        ("199", ("1990-01-01", "1999-12-31", "decade")),
        ("199X", ("1990-01-01", "1999-12-31", "decade")),
        ("19", ("1900-01-01", "1999-12-31", "interval")),
        ("2024-07-08/2024-07-14", ("2024-07-08", "2024-07-14", "interval")),
        ("2024-06/2024-07", ("2024-06-01", "2024-07-31", "interval")),
    ],
)
def test_interval(value: str, expected: tuple[str, str, str]) -> None:
    assert interval(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "P3D",
        "PXY",
        "PAST_REF",
        "XXXX-06",
        "XXXX-WXX-6",
        "2024-13",
        "2023-02-29",
        "2023-W53",
        "2024-W00",
        "00",
        "0000",
        "9999",
        "2024-07-14/2024-07-08",
        "P1D/2024",
        "a/b/c",
        "２０２４",
    ],
)
def test_what_names_no_days_has_no_interval(value: str | None) -> None:
    assert interval(value) is None


@given(days, st.sampled_from("DWMQYEC"))
def test_a_day_lies_in_the_interval_of_each_of_its_units(when: date, unit: str) -> None:
    found = interval(value_of(when, unit))
    assert found is not None
    assert found[0] <= when.isoformat() <= found[1]


@given(days)
def test_weeks_run_from_monday_to_sunday(when: date) -> None:
    found = interval(value_of(when, "W"))
    assert found is not None
    start, end = date.fromisoformat(found[0]), date.fromisoformat(found[1])
    assert (start.isoweekday(), end - start) == (1, timedelta(days=6))


@given(days)
def test_a_day_lies_in_its_season(when: date) -> None:
    year, code = season_at(when)
    found = interval(f"{year:04d}-{code}")
    assert found is not None
    assert found[0] <= when.isoformat() <= found[1]


@given(days, st.integers(-50, 50), st.sampled_from("DWMQY"))
def test_neighbouring_units_touch(when: date, count: int, unit: str) -> None:
    first, second = interval(shifted(when, count, unit)), interval(shifted(when, count + 1, unit))
    assert first is not None
    assert second is not None
    assert date.fromisoformat(first[1]) + timedelta(days=1) == date.fromisoformat(second[0])


def test_a_day_that_the_month_lacks_becomes_its_last() -> None:
    assert moved(date(2024, 3, 31), -1, "M") == date(2024, 2, 29)
    assert moved(date(2024, 2, 29), 1, "Y") == date(2025, 2, 28)


@given(days, st.integers(-(10**9), 10**9), st.sampled_from("DWMQYEC"))
def test_moving_out_of_the_calendar_is_none_not_an_error(when: date, count: int, unit: str) -> None:
    there = moved(when, count, unit)
    assert there is None or 1 <= there.year <= 9999


@pytest.mark.parametrize("text", ["2024-13-45", "yesterday", "", "14 July 2024"])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        day(text)


@given(st.text(max_size=20))
def test_interval_takes_any_text(value: str) -> None:
    found = interval(value)
    assert found is None or found[0] <= found[1]
