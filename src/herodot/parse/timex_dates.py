"""Readings of phrases that name days, weekdays and months.

Each reading takes a phrase and the scene and returns its TIMEX3 type and value, or None where the phrase is no time
expression after all. Without a publication date a weekday is `XXXX-WXX-6`, a month `XXXX-06`, a day `XXXX-06-12`, and
what is relative to the unknown day PAST_REF, PRESENT_REF or FUTURE_REF.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from herodot.parse.calendar import moved, shifted, span_of, valid, value_of
from herodot.parse.timex_numbers import clock_value, is_clock_unit, ordinal, year_number
from herodot.parse.timex_scan import Phrase
from herodot.parse.timex_scene import Reading, Scene, dated, direction, is_narrative, outlook, reference

_LEAN: Final = {-1: -120, 0: -30, 1: 120}
"""Days from publication around which an undated day of a month is sought, by the outlook of the words around it."""
_LEADS: Final = frozenset({"IN", "ON", "OF", "AFTER", "BEFORE"})
_CAPITALISED: Final = re.compile(r"\b[A-Z][\w.]* $")
_CENTURY_TURN: Final = 50


def iso(phrase: Phrase, scene: Scene) -> Reading | None:
    """2024-07-13 and 2024-07-13T09:30."""
    text = phrase.code("iso")
    if not valid(int(text[:4]), int(text[5:7]), int(text[8:10])):
        return None
    return dated(text) if len(text) == 10 else Reading("TIME", text[:16])


def numeric(phrase: Phrase, scene: Scene) -> Reading | None:
    """7/13/2024, 13.07.2024: the month first after slashes, the day first after dots, unless that is no date."""
    text = phrase.code("numeric")
    first, second, last = (int(part) for part in re.split(r"[/.]", text))
    year = last if len(text) - text.rfind("/" if "/" in text else ".") > 3 else _full_year(last)
    orders = ((first, second), (second, first)) if "/" in text else ((second, first), (first, second))
    for month, day in orders:
        if valid(year, month, day):
            return with_clock(phrase, f"{year:04d}-{month:02d}-{day:02d}")
    return None


def _full_year(last_digits: int) -> int:
    return last_digits + (2000 if last_digits < _CENTURY_TURN else 1900)


def month_day(phrase: Phrase, scene: Scene) -> Reading | None:
    """July 13, 2024; 13 July; Saturday, July 13."""
    month, day = phrase.number("month"), ordinal(phrase.part("day"))
    if not valid(2024, month, day):
        return None
    year = given_year(phrase, scene) or _nearest_year(phrase, scene, month, day)
    if year is not None and not valid(year, month, day):
        return None
    return with_clock(phrase, f"{year_text(year)}-{month:02d}-{day:02d}")


def days(phrase: Phrase, scene: Scene) -> Reading | None:
    """9-11 July, July 9 to 11, 2024: both days, with a slash between them."""
    month, first, last = phrase.number("month"), phrase.number("day"), phrase.number("until")
    year = given_year(phrase, scene) or _nearest_year(phrase, scene, month, first)
    if not first < last or not valid(2024 if year is None else year, month, last):
        return None
    start = f"{year_text(year)}-{month:02d}"
    return dated(f"{start}-{first:02d}/{start}-{last:02d}")


def week_of(phrase: Phrase, scene: Scene) -> Reading | None:
    """the week of March 6, as the calendar week."""
    day = month_day(phrase, scene)
    if day is None or phrase.code("unit") != "W":
        return None
    days = span_of(day.value)
    return dated(value_of(days[0], "W") if days else None)


def _nearest_year(phrase: Phrase, scene: Scene, month: int, day: int) -> int | None:
    """The year that puts a day nearest to publication, shifted where the words look ahead or back."""
    published = scene.published
    if published is None:
        return None
    if phrase.has("rel"):
        return _month_year(phrase, scene, month)
    reach = 8 if (month, day) == (2, 29) else 1
    years = [y for y in range(published.year - reach, published.year + reach + 1) if valid(y, month, day)]
    centre = published.toordinal() + _LEAN[outlook(phrase)]
    return min(years, key=lambda y: abs(date(y, month, day).toordinal() - centre))


def month(phrase: Phrase, scene: Scene) -> Reading | None:
    """July; last July; July 2024; the end of July; July last year."""
    if len(phrase.match.tokens) == 1 and _is_name(phrase):
        return None
    number = phrase.number("month")
    year = given_year(phrase, scene) or _month_year(phrase, scene, number)
    return dated(f"{year_text(year)}-{number:02d}")


def _is_name(phrase: Phrase) -> bool:
    """A lone month beside a capitalised word is a name (April, June, May), unless a preposition comes first."""
    if phrase.match.before in _LEADS:
        return False
    if phrase.text[phrase.end : phrase.end + 2].strip().isupper():
        return True
    return not phrase.match.before and bool(_CAPITALISED.search(phrase.text[max(0, phrase.start - 24) : phrase.start]))


def _month_year(phrase: Phrase, scene: Scene, number: int) -> int | None:
    """Months are past unless the words look ahead; "last" and "next" exclude the month they are seen from."""
    base = scene.told if is_narrative(phrase, "rel") else scene.published
    if base is None:
        return None
    toward = direction(phrase, "rel")
    if toward < 0:
        return base.year - (number >= base.month)
    if toward > 0:
        return base.year + (number <= base.month)
    if phrase.has("rel"):
        return base.year
    if outlook(phrase) > 0:
        return base.year + (number < base.month)
    return base.year - (number > base.month)


def weekday(phrase: Phrase, scene: Scene) -> Reading | None:
    """Saturday; last Friday; Saturday night; 9 a.m. Tuesday."""
    number = phrase.number("weekday")
    when = _weekday(phrase, scene, number)
    return with_clock(phrase, f"XXXX-WXX-{number}" if when is None else when.isoformat())


def _weekday(phrase: Phrase, scene: Scene, number: int) -> date | None:
    """The last such day up to publication, unless the words look ahead or point at the narrative."""
    narrative = is_narrative(phrase, "rel")
    base = scene.told_day if narrative else scene.published
    if base is None:
        return None
    back = (base.isoweekday() - number) % 7
    toward = direction(phrase, "rel")
    if toward < 0:
        return moved(base, -(back or 7), "D")
    if toward > 0:
        return moved(base, 7 - back, "D")
    if phrase.has("rel"):
        return moved(base, number - base.isoweekday(), "D")
    return moved(base, 7 - back if back and outlook(phrase) > 0 else -back, "D")


def today(phrase: Phrase, scene: Scene) -> Reading | None:
    """today, yesterday, tomorrow, with a part of day or a clock time."""
    offset = phrase.number("day")
    when = scene.published and moved(scene.published, offset, "D")
    return dated(reference(offset)) if when is None else with_clock(phrase, when.isoformat())


def neighbour(phrase: Phrase, scene: Scene) -> Reading | None:
    """the day before, the week after: beside what was last mentioned."""
    way, unit = phrase.number("way"), phrase.code("unit")
    if is_clock_unit(unit):
        return None
    told = scene.told_day if unit == "D" else scene.told
    return dated(reference(way) if told is None else shifted(told, way, unit))


def part(phrase: Phrase, scene: Scene) -> Reading | None:
    """this morning, last night, the next evening, overnight, tonight."""
    toward = direction(phrase, "rel")
    base = scene.told_day if is_narrative(phrase, "rel") else scene.published
    when = None if base is None else moved(base, toward, "D")
    return Reading("TIME", reference(toward)) if when is None else with_clock(phrase, when.isoformat())


def clock(phrase: Phrase, scene: Scene) -> Reading | None:
    """10:30 a.m., noon, 0800 GMT: on the day last mentioned, else on the day of publication."""
    time = clock_value(phrase)
    if time is None:
        return None
    when = scene.day or scene.published
    return Reading("TIME", f"{'XXXX-XX-XX' if when is None else when.isoformat()}T{time}")


def weekend(phrase: Phrase, scene: Scene) -> Reading | None:
    """the weekend (the last one begun), this, last and next weekend."""
    toward = direction(phrase, "rel")
    if scene.published is None:
        return dated(reference(toward))
    if not phrase.has("rel") and scene.published.isoweekday() < 6 and outlook(phrase) <= 0:
        toward = -1
    week = shifted(scene.published, toward, "W")
    return dated(week and f"{week}-WE")


def with_clock(phrase: Phrase, value: str) -> Reading:
    """The day as a DATE, or with the phrase's clock time or part of day as a TIME."""
    clock = clock_value(phrase) or (phrase.code("part") if phrase.has("part") else None)
    return dated(value) if clock is None else Reading("TIME", f"{value}T{clock}")


def year_text(year: int | None) -> str:
    """Four digits, or XXXX for an unknown year."""
    return "XXXX" if year is None else f"{year:04d}"


def given_year(phrase: Phrase, scene: Scene, relative: str = "relyear") -> int | None:
    """The year that the phrase itself names ("2024", "last year")."""
    if phrase.has("year"):
        return year_number(phrase.part("year"))
    base = scene.told if is_narrative(phrase, relative) else scene.published
    return base.year + direction(phrase, relative) if base and phrase.has(relative) else None
