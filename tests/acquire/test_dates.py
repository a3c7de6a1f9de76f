"""Dates as people and machines write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.acquire import iso_date
from herodot.errors import DateError


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-07-14", "2024-07-14"),
        (" 2024-07-14\n", "2024-07-14"),
        ("2024-07-14T08:30Z", "2024-07-14T08:30:00+00:00"),
        ("2024-07-14 08:30:15.25", "2024-07-14T08:30:15"),
        ("2024-07-14T08:30:00+03:00", "2024-07-14T08:30:00+03:00"),
        ("2024-07-14 08:30:00 +0300", "2024-07-14T08:30:00+03:00"),
        ("Sun, 14 Jul 2024 08:30:00 +0000", "2024-07-14T08:30:00+00:00"),
        ("14 Jul 2024 08:30 GMT", "2024-07-14T08:30:00+00:00"),
    ],
)
def test_accepted(written: str, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["2024-13-45", "2024-02-30", "", "yesterday", "2024", "2024-07", "14/07/2024", "2024-07-14T25:00", "1720915200",
     "Sun, 99 Jul 2024 08:30:00 +0000", "14 Foo 2024 08:30", "2024-07-14 nonsense", "２０２４-07-14"],
)  # fmt: skip
def test_refused(written: str) -> None:
    with pytest.raises(DateError, match="is no date; write it as") as caught:
        iso_date(written)
    assert written.strip()[:20] in caught.value.message


@given(st.dates())
def test_days_stay_themselves(day: date) -> None:
    assert iso_date(day.isoformat()) == day.isoformat()


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))
def test_both_manners_agree_and_are_stable(moment: datetime) -> None:
    iso = iso_date(moment.isoformat())
    assert iso == iso_date(format_datetime(moment)) == iso_date(iso)


@given(st.text())
def test_anything_else_is_a_date_error(text: str) -> None:
    with suppress(DateError):
        assert iso_date(iso_date(text))
