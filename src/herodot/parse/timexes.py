"""English time expressions as TIMEX3: extent, type and value, relative to publication and to the narrative.

`timex_scan` finds phrases by the table `ontology/timexes.yaml`; `timex_dates`, `timex_periods` and `timex_amounts` read
them; `timex_scene` holds what they are relative to. Extents and values follow the TIMEX3 guidelines (TimeML 1.2.1) as
TempEval-3 applies them (UzZaman et al. 2013).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from herodot.parse import timex_amounts as amounts
from herodot.parse import timex_dates as dates
from herodot.parse import timex_periods as periods
from herodot.parse.calendar import day
from herodot.parse.timex_scan import Phrase, phrases
from herodot.parse.timex_scene import Reading, Scene
from herodot.records import Timex

type Reader = Callable[[Phrase, Scene], Reading | None]

READERS: Final[dict[str, Reader]] = {
    "ago": periods.ago,
    "amount": amounts.amount,
    "century": periods.century,
    "clock": dates.clock,
    "days": dates.days,
    "decade": periods.decade,
    "half": periods.half,
    "iso": dates.iso,
    "month": dates.month,
    "month_day": dates.month_day,
    "neighbour": dates.neighbour,
    "nothing": amounts.nothing,
    "numeric": dates.numeric,
    "part": dates.part,
    "past": amounts.past,
    "period": periods.period,
    "period_ago": periods.period_ago,
    "pointer": amounts.pointer,
    "present": amounts.present,
    "quarter": periods.quarter,
    "regular": amounts.regular,
    "same_quarter": periods.same_quarter,
    "season": periods.season,
    "season_sets": amounts.season_sets,
    "sets": amounts.sets,
    "today": dates.today,
    "tonight": dates.part,
    "unit": periods.unit,
    "week_of": dates.week_of,
    "weekday": dates.weekday,
    "weekday_sets": amounts.weekday_sets,
    "weekend": dates.weekend,
    "year": periods.year,
    "year_end": periods.year_end,
    "years": periods.years,
}
"""What to make of the phrases of each rule in `ontology/timexes.yaml`."""


def find_timexes(text: str, published: str | None) -> tuple[Timex, ...]:
    """The time expressions of `text`, in order, none overlapping another.

    `published` is an ISO 8601 date or datetime; raises DateError where it is neither. Without it relative expressions
    keep a TIMEX3 form that names no calendar day (see `timex_dates`, `timex_periods`), unless the text itself has given
    a date they follow on. Offsets are code points into `text`.
    """
    scene = Scene(None if published is None else day(published))
    found: list[Timex] = []
    for phrase in phrases(text):
        reading = READERS[phrase.reading](phrase, scene)
        if reading is None:
            continue
        start, end = phrase.start, phrase.end
        found.append(Timex(start, end, text[start:end], reading.type, reading.value))
        scene = scene.after(phrase, reading)
    return tuple(found)
