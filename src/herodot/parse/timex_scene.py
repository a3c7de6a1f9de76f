"""What a relative time expression is relative to: the publication date and the dates the text has mentioned so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from herodot.parse.calendar import span_of
from herodot.parse.timex_scan import Phrase, grammar
from herodot.records import TimexType

_NARRATIVE: Final = frozenset({"FOLLOWING", "PREVIOUS", "THAT", "SAME"})
_SENTENCE_END: Final = re.compile(r"[.!?;][\"”’']*\s|\n")
_BEFORE: Final = 90
_AFTER: Final = 40


class Reading(NamedTuple):
    """The TIMEX3 type and value of a phrase."""

    type: TimexType
    value: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """The publication day and the narrative so far; None where the text has given none.

    `mentioned` is the value of the last DATE or TIME that has days on the calendar, `day` the last single day,
    `quarter` the quarter under discussion: the last one named that is not a year and more back.
    """

    published: date | None
    mentioned: str | None = None
    day: date | None = None
    quarter: str | None = None

    def after(self, phrase: Phrase, reading: Reading) -> Scene:
        """The scene once the phrase has been read."""
        days = span_of(reading.value)
        if days is None or reading.type not in ("DATE", "TIME"):
            return self
        if phrase.reading == "quarter" and not phrase.has("ago") and self._is_recent(days[0]):
            return replace(self, mentioned=reading.value, quarter=reading.value)
        return replace(self, mentioned=reading.value, day=days[0] if days[2] == "day" else self.day)

    def _is_recent(self, start: date) -> bool:
        return self.published is None or -100 < (self.published - start).days < 300

    @property
    def told(self) -> date | None:
        """The day the narrative stands at: the first day of what was last mentioned, else the publication day."""
        days = span_of(self.mentioned)
        return days[0] if days else self.published

    @property
    def told_day(self) -> date | None:
        """The last single day mentioned, else as `told`."""
        return self.day or self.told


def reference(direction: int) -> str:
    """The value of what is relative to an unknown day."""
    return ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[direction]


def dated(value: str | None) -> Reading:
    """A DATE."""
    return Reading("DATE", value)


def direction(phrase: Phrase, part: str) -> int:
    """-1, 0 or 1: what "last", "this", "next" and the like in a part add up to ("this past" is past)."""
    total = sum(int(token.value) for token in phrase.part(part))
    return (total > 0) - (total < 0)


def is_narrative(phrase: Phrase, part: str) -> bool:
    """True where a part points at what was last mentioned ("that", "the following"), not at the publication day."""
    kinds = phrase.kinds(part)
    return not _NARRATIVE.isdisjoint(kinds) or kinds[:2] == ("THE", "NEXT")


def outlook(phrase: Phrase) -> int:
    """1 where the verbs around a phrase, in its own sentence, speak of what is to come, -1 of what was, 0 of neither.

    The last verb before the phrase decides; where there is none, the first one after it.
    """
    before = _SENTENCE_END.split(phrase.text[max(0, phrase.start - _BEFORE) : phrase.start])[-1]
    after = _SENTENCE_END.split(phrase.text[phrase.end : phrase.end + _AFTER], maxsplit=1)[0]
    verb = grammar().outlook
    verbs = list(verb.finditer(before)) or list(verb.finditer(after))[:1]
    return 0 if not verbs else -1 if verbs[-1]["future"] is None else 1
