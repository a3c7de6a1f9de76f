"""TIMEX3 values and calendar days: what days a value covers, and what value lies so many units away.

Seasons are the northern meteorological ones and belong to the year they begin in: `2023-WI` is December 2023 to
February 2024. Weeks are ISO weeks, Monday to Sunday. After the TIMEX3 value attribute (TimeML 1.2.1; ISO 24617-1).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from herodot.errors import DateError
from herodot.records import Precision

type Days = tuple[date, date, Precision]

_SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAYS_OF: Final = {"D": 1, "W": 7}
_MONTHS_OF: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_VALUE: Final = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[\w:.+-]+)?)?"
    r"|W(?P<week>\d\d)(?:-(?:(?P<weekday>[1-7])|(?P<weekend>WE)))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?",
    re.ASCII,
)


def interval(value: str | None) -> tuple[str, str, Precision] | None:
    """The first and last day (ISO, inclusive) and the precision of a TIMEX3 value; `a/b` spans both ends' days.

    None where the value names no days on the calendar: durations, sets, references, values with placeholders.
    """
    days = span_of(value)
    return None if days is None else (days[0].isoformat(), days[1].isoformat(), days[2])


def span_of(value: str | None) -> Days | None:
    """As `interval`, with `date` objects."""
    if value is None:
        return None
    if "/" in value:
        return _range(*value.split("/", 1))
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    parts = {name: text for name, text in found.groupdict().items() if text is not None}
    return _years(parts) if "year" not in parts else _within_year(int(parts["year"]), parts)


def day(text: str) -> date:
    """The calendar day of an ISO 8601 date or datetime. Raises DateError where it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise DateError(f"{text!r} is no date", remedy="give it as YYYY-MM-DD, for example 2024-07-14") from error


def value_of(when: date, unit: str) -> str:
    """The TIMEX3 value of the unit (D W M Q Y E C) that the day lies in: 2024-07-13, 2024-W28, 2024-07, ..., 20."""
    year = f"{when.year:04d}"
    if unit == "D":
        return when.isoformat()
    if unit == "W":
        iso = when.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if unit == "M":
        return f"{year}-{when.month:02d}"
    if unit == "Q":
        return f"{year}-Q{(when.month + 2) // 3}"
    return year[: {"Y": 4, "E": 3, "C": 2}[unit]]


def moved(when: date, count: int, unit: str) -> date | None:
    """The day `count` units (D W M Q Y E C) away, at most the month's last; None outside the years 1 to 9999."""
    if unit in _DAYS_OF:
        ordinal = when.toordinal() + count * _DAYS_OF[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    year, month = divmod(when.year * 12 + when.month - 1 + count * _MONTHS_OF[unit], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(when.day, last_day(year, month + 1)))


def shifted(when: date, count: int, unit: str) -> str | None:
    """The TIMEX3 value of the unit `count` units away from the one `when` lies in."""
    there = moved(when, count, unit)
    return None if there is None else value_of(there, unit)


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    return monthrange(year, month)[1]


def valid(year: int, month: int, day_of_month: int) -> bool:
    """True where the calendar has that day."""
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day_of_month <= last_day(year, month)


def season_at(when: date) -> tuple[int, str]:
    """The year and code (SP SU FA WI) of the season a day lies in."""
    code = ("WI", "SP", "SU", "FA")[when.month % 12 // 3]
    return (when.year - 1 if when.month <= 2 else when.year), code


def _range(first: str, last: str) -> Days | None:
    start, end = span_of(first), span_of(last)
    if start is None or end is None or end[1] < start[0]:
        return None
    return start[0], end[1], "interval"


def _years(parts: dict[str, str]) -> Days | None:
    if "decade" in parts:
        first, length, precision = int(parts["decade"]) * 10, 10, "decade"
    else:
        first, length, precision = int(parts["century"]) * 100, 100, "interval"
    if first < MINYEAR:
        return None
    return date(first, 1, 1), date(first + length - 1, 12, 31), "decade" if precision == "decade" else "interval"


def _within_year(year: int, parts: dict[str, str]) -> Days | None:
    if not MINYEAR <= year < MAXYEAR:
        return None
    if "day" in parts:
        return _day(year, int(parts["month"]), int(parts["day"]))
    if "week" in parts:
        return _week(year, int(parts["week"]), parts)
    if "month" in parts:
        return _months(year, int(parts["month"]), 1, "month")
    if "quarter" in parts:
        return _months(year, int(parts["quarter"]) * 3 - 2, 3, "quarter")
    if "half" in parts:
        return _months(year, int(parts["half"]) * 6 - 5, 6, "interval")
    if "season" in parts:
        return _months(year, _SEASON_START[parts["season"]], 3, "season")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _day(year: int, month: int, number: int) -> Days | None:
    if not valid(year, month, number):
        return None
    when = date(year, month, number)
    return when, when, "day"


def _week(year: int, week: int, parts: dict[str, str]) -> Days | None:
    if not 1 <= week <= date(year, 12, 28).isocalendar().week:
        return None
    monday = date.fromisocalendar(year, week, 1)
    if "weekday" in parts:
        when = monday + timedelta(days=int(parts["weekday"]) - 1)
        return when, when, "day"
    if "weekend" in parts:
        return monday + timedelta(days=5), monday + timedelta(days=6), "interval"
    return monday, monday + timedelta(days=6), "week"


def _months(year: int, month: int, count: int, precision: Precision) -> Days | None:
    if not 1 <= month <= 12:
        return None
    end = moved(date(year, month, 1), count, "M")
    return None if end is None else (date(year, month, 1), end - timedelta(days=1), precision)
