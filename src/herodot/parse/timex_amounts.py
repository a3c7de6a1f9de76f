"""Readings of phrases that measure or repeat time, and of those that only point to past, present or future.

Each reading takes a phrase and the scene and returns its TIMEX3 type and value, or None where the phrase is no time
expression after all. Vague amounts have X for the number: "several years" is PXY. Decades are counted as ten years.
"""

from __future__ import annotations

from herodot.parse.timex_numbers import length, number
from herodot.parse.timex_scan import Phrase
from herodot.parse.timex_scene import Reading, Scene, dated, reference


def amount(phrase: Phrase, scene: Scene) -> Reading | None:
    """three days, two-year, the past five days, a year and a half; plurals without a number are vague."""
    code = _unit(phrase)
    if phrase.has("single"):
        return Reading("DURATION", length(1, code))
    if not phrase.has("number"):
        return Reading("DURATION", length(None, code))
    if _is_fraction(phrase, code):
        return None
    return Reading("DURATION", length(1.5 if phrase.has("half") else number(phrase.part("number")), code))


def _unit(phrase: Phrase) -> str:
    token = phrase.part("unit")[0]
    return "S" if token.kind == "SECOND" else str(token.value)


def _is_fraction(phrase: Phrase, code: str) -> bool:
    """True for "three-quarters" and "a quarter", which seldom are time."""
    return code == "Q" and any(token.kind in ("HYPHEN", "ARTICLE") for token in phrase.match.tokens)


def sets(phrase: Phrase, scene: Scene) -> Reading | None:
    """every day, every two weeks, every other month, twice a year."""
    count = 2.0 if phrase.has("other") else number(phrase.part("number"))
    return Reading("SET", length(count, _unit(phrase)))


def season_sets(phrase: Phrase, scene: Scene) -> Reading | None:
    """every summer, each July, every weekend, every morning."""
    if phrase.has("month"):
        return Reading("SET", f"XXXX-{phrase.number('month'):02d}")
    if phrase.has("season"):
        return Reading("SET", f"XXXX-{phrase.code('season')}")
    return Reading("SET", "XXXX-WXX-WE" if phrase.has("weekend") else f"XXXX-XX-XXT{phrase.code('part')}")


def weekday_sets(phrase: Phrase, scene: Scene) -> Reading | None:
    """Mondays, Tuesday nights, each Thursday, every Friday morning."""
    time = f"T{phrase.code('part')}" if phrase.has("part") else ""
    return Reading("SET", f"XXXX-WXX-{phrase.number('weekday')}{time}")


def regular(phrase: Phrase, scene: Scene) -> Reading | None:
    """daily, weekly, annually."""
    return Reading("SET", phrase.code("word"))


def pointer(phrase: Phrase, scene: Scene) -> Reading | None:
    """now, recently, the future."""
    return dated(phrase.code("word"))


def past(phrase: Phrase, scene: Scene) -> Reading | None:
    """in the past."""
    return dated(reference(-1))


def present(phrase: Phrase, scene: Scene) -> Reading | None:
    """these days."""
    return dated(reference(0))


def nothing(phrase: Phrase, scene: Scene) -> Reading | None:
    """What looks like a time expression and is none, such as an age."""
    return None
