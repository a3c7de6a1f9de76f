"""Readings of phrases that name longer stretches of the calendar: weeks, quarters, seasons, years, decades, centuries.

Each reading takes a phrase and the scene and returns its TIMEX3 type and value, or None where the phrase is no time
expression after all. Fiscal quarters and years are read as calendar ones. Without a publication date a quarter is
`XXXX-Q3`, a season `XXXX-SU`, and what is relative to the unknown day PAST_REF, PRESENT_REF or FUTURE_REF.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from herodot.parse.calendar import moved, season_at, shifted, span_of, value_of
from herodot.parse.timex_dates import given_year, year_text
from herodot.parse.timex_numbers import is_clock_unit, length, number, ordinal, year_number
from herodot.parse.timex_scan import Phrase
from herodot.parse.timex_scene import Reading, Scene, dated, direction, is_narrative, outlook, reference

_MONEY: Final = re.compile(r"[$€£¥#]\s?$")
_JOINED: Final = re.compile(r"[-/.:,]$")
_COUNTED: Final = re.compile(r" [a-z]{4,}s\b")
_GOES_ON: Final = re.compile(r"%|[-/:]\d")


def unit(phrase: Phrase, scene: Scene) -> Reading | None:
    """last week, this year, the current quarter, the following month, earlier in the day."""
    code = phrase.code("unit")
    if is_clock_unit(code):
        return None
    if code == "Q" and (phrase.has("whole") or "THAT" in phrase.kinds("rel")):
        return dated(_quarter(scene))
    toward = direction(phrase, "rel")
    base = scene.published
    if is_narrative(phrase, "rel"):
        base = scene.told_day if code == "D" else scene.told
    return dated(reference(toward) if base is None else _away(base, toward, code))


def ago(phrase: Phrase, scene: Scene) -> Reading | None:
    """three years ago (from publication); two weeks earlier, a year later (from what was last mentioned).

    Beside the results of a quarter "a year ago" is that quarter a year before.
    """
    if phrase.has("many"):
        return Reading("DURATION", length(None, phrase.code("many")))
    toward, count = phrase.number("way"), number(phrase.part("number"))
    token = phrase.part("unit")[0]
    code = "S" if token.kind == "SECOND" else str(token.value)
    if code == "Y" and count == 1 and toward < 0 and scene.quarter:
        return period_ago(phrase, scene)
    base = scene.published if phrase.kinds("way") == ("AGO",) else scene.told
    if phrase.kinds("way") != ("AGO",) and (count is None or is_clock_unit(code)):
        return Reading("DURATION", length(count, code))
    if base is None or count is None or count % 1 or is_clock_unit(code):
        return dated(reference(toward))
    if code in "EC":
        there = moved(base, toward * int(count), code)
        return dated(value_of(there, "Y") if there else reference(toward))
    return dated(_away(base, toward * int(count), code) or reference(toward))


def _away(base: date, count: int, code: str) -> str | None:
    """The value of the unit so many units away; fortnights as weeks."""
    if code == "F":
        return shifted(base, count * 2, "W")
    return shifted(base, count, code)


def quarter(phrase: Phrase, scene: Scene) -> Reading | None:
    """the third quarter; the second quarter of 1998; next year's first quarter; unless dated, the last one begun."""
    number = ordinal(phrase.part("number"))
    if not 1 <= number <= 4:
        return None
    year = given_year(phrase, scene, "rel" if phrase.has("rel") else "relyear")
    if year is None and scene.published is not None:
        year = scene.published.year - (number * 3 - 2 > scene.published.month) - phrase.has("ago")
    return dated(f"{year_text(year)}-Q{number}")


def same_quarter(phrase: Phrase, scene: Scene) -> Reading | None:
    """the 1988 quarter, last year's quarter: the quarter under discussion, in another year."""
    days, year = span_of(_quarter(scene)), given_year(phrase, scene, "rel")
    if days is None:
        return dated(reference(direction(phrase, "rel")))
    return dated(f"{year_text(year)}-Q{(days[0].month + 2) // 3}")


def period(phrase: Phrase, scene: Scene) -> Reading | None:
    """the latest period."""
    return dated(_quarter(scene))


def period_ago(phrase: Phrase, scene: Scene) -> Reading | None:
    """the year-earlier period, year-ago: the quarter under discussion, or else the year, a year before."""
    if scene.quarter is None and (not phrase.has("unit") or phrase.code("unit") != "Q"):
        return dated(shifted(scene.published, -1, "Y") if scene.published else reference(-1))
    days = span_of(_quarter(scene))
    return dated(shifted(days[0], -4, "Q") if days else reference(-1))


def _quarter(scene: Scene) -> str | None:
    """The quarter under discussion, else the last one completed."""
    if scene.quarter or scene.published is None:
        return scene.quarter or reference(0)
    return shifted(scene.published, -1, "Q")


def half(phrase: Phrase, scene: Scene) -> Reading | None:
    """the first half of 1998; the second half of this year."""
    number = 2 if phrase.kinds("number") == ("LAST",) else ordinal(phrase.part("number"))
    return dated(f"{year_text(given_year(phrase, scene))}-H{number}") if 1 <= number <= 2 else None


def season(phrase: Phrase, scene: Scene) -> Reading | None:
    """last summer; the summer; summer 1998. A season belongs to the year it begins in."""
    code = phrase.code("season")
    year = given_year(phrase, scene)
    if year is None and scene.published is not None:
        year = _season_year(phrase, scene.published, code)
    return dated(f"{year_text(year)}-{code}")


def _season_year(phrase: Phrase, published: date, code: str) -> int:
    """The year of the season last begun; "last" excludes the running one, "this" is of the calendar year."""
    days = span_of(f"{published.year:04d}-{code}")
    begun = published.year - (days is None or days[0] > published)
    running = season_at(published) == (begun, code)
    toward = direction(phrase, "rel")
    if toward:
        return begun + 1 if toward > 0 else begun - running
    if running or (not phrase.has("rel") and outlook(phrase) <= 0):
        return begun
    return published.year if phrase.has("rel") else begun + 1


def year(phrase: Phrase, scene: Scene) -> Reading | None:
    """1998; early 1998; fiscal 1998; nineteen ninety-eight. A number that counts or costs is none."""
    number = year_number(phrase.part("year"))
    return dated(f"{number:04d}") if _is_year(phrase, number) else None


def years(phrase: Phrase, scene: Scene) -> Reading | None:
    """1914-1918, 1998-99: both years, with a slash between them."""
    first, last = phrase.number("year"), phrase.number("until")
    if last < 100:
        last += first - first % 100
    return dated(f"{first:04d}/{last:04d}") if 1500 <= first < last < first + 100 else None


def _is_year(phrase: Phrase, number: int) -> bool:
    """A bare number from 1900 to 2099 unless it costs, counts or goes on; with words of time around it from 1500 on."""
    if len(phrase.match.tokens) > 1:
        return 1500 <= number <= 2199
    before, text = phrase.text[max(0, phrase.start - 2) : phrase.start], phrase.text
    if phrase.match.before not in ("IN", "THE") and _COUNTED.match(text, phrase.end):
        return False
    if _MONEY.search(before) or _JOINED.search(before) or _GOES_ON.match(text, phrase.end):
        return False
    return (1500 if phrase.match.before == "IN" else 1900) <= number <= 2099


def year_end(phrase: Phrase, scene: Scene) -> Reading | None:
    """year-end, the year's end."""
    if phrase.code("end") != "END":
        return None
    return dated(f"{scene.published.year:04d}-12-31" if scene.published else reference(1))


def decade(phrase: Phrase, scene: Scene) -> Reading | None:
    """the 1990s; the '80s; the nineties. Two digits, and words, are of the 20th century."""
    if not phrase.has("digits"):
        return dated(f"19{phrase.number('name')}")
    digits = re.sub(r"\D", "", phrase.code("digits"))[:-1]
    return dated(digits if len(digits) == 3 else f"19{digits}")


def century(phrase: Phrase, scene: Scene) -> Reading | None:
    """the 20th century, as the first two digits of its years."""
    number = ordinal(phrase.part("number"))
    return dated(f"{number - 1:02d}") if 1 <= number <= 30 else None
