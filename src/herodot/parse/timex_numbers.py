"""Numbers as time expressions write them: ordinals, years in words, counts, clock times, and the lengths they give."""

from __future__ import annotations

import re
from typing import Final

from herodot.parse.timex_scan import Phrase, Token

_CLOCK_UNITS: Final = {"S": "S", "N": "M", "H": "H"}
_MULTIPLES: Final = {"F": (2, "W"), "Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y")}
_HALVES: Final = {"Y": "6M", "D": "T12H", "H": "30M", "N": "30S"}
_VAGUE: Final = frozenset({"FEW", "SOME", "POWERS"})
_COUNTING: Final = frozenset({"INT", "YEAR", "ONES", "TEENS", "TENS", "COUPLE"})
_MAX_DIGITS: Final = 9
_CLOCK: Final = re.compile(r"(\d\d?)(?:[:.](\d\d)(?::\d\d)?)?|(\d\d)(\d\d)")


def is_clock_unit(unit: str) -> bool:
    """True for seconds, minutes and hours."""
    return unit in _CLOCK_UNITS


def ordinal(tokens: tuple[Token, ...]) -> int:
    """The number of an ordinal or a numeral, "twenty-first" included."""
    return sum(int(t.value) for t in tokens if t.kind != "HYPHEN")


def year_number(tokens: tuple[Token, ...]) -> int:
    """The number of a year in digits or words ("nineteen ninety-six", "two thousand and four")."""
    values = [int(t.value) for t in tokens if t.kind not in ("HYPHEN", "AND")]
    if len(values) == 1:
        return values[0]
    if tokens[1].kind == "POWER":
        return values[0] * values[1] + sum(values[2:])
    return values[0] * 100 + sum(values[1:])


def number(tokens: tuple[Token, ...]) -> float | None:
    """The count that words or digits say, the first of a range; None where it is vague."""
    if any(token.kind in _VAGUE for token in tokens):
        return None
    total = 0.0
    for token in _before_range(tokens):
        if token.kind in ("HALF", "FRACTION"):
            total += 0.5
        elif token.kind == "POWER":
            total = (total or 1) * int(token.value)
        elif token.kind == "NUMBER":
            total = _decimal(token.word)
        elif token.kind in _COUNTING:
            total += int(token.value)
    return total or 1.0


def _before_range(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "two to six" up to "two"; the hyphen of "10-12" parts a range, that of "twenty-four" does not."""
    for i, token in enumerate(tokens):
        if token.kind in ("TO", "OR") or (token.kind == "HYPHEN" and i and tokens[i - 1].kind == "INT"):
            return tokens[:i]
    return tokens


def _decimal(text: str) -> float:
    digits = text.replace(",", "")
    return float(digits) if len(digits) <= _MAX_DIGITS else 0.0


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units; None is an unknown number of them (PXY)."""
    prefix, base = ("PT", _CLOCK_UNITS[unit]) if unit in _CLOCK_UNITS else ("P", unit)
    if count is None:
        return f"{prefix}X{'W' if unit == 'F' else base}"
    times, base = _MULTIPLES.get(unit, (1, base))
    whole, rest = divmod(count * times, 1)
    if rest == 0.5 and unit in _HALVES:
        return f"{prefix}{f'{whole:.0f}{base}' if whole else ''}{_HALVES[unit]}"
    return f"{prefix}{count * times:.{3 if rest else 0}g}{base}" if rest else f"{prefix}{whole:.0f}{base}"


def clock_value(phrase: Phrase) -> str | None:
    """The clock time in the part `time` as hh:mm; None where there is none, or none that clocks show."""
    tokens = phrase.part("time")
    if not tokens:
        return None
    if tokens[0].kind == "NOON":
        return str(tokens[0].value)
    found = _CLOCK.fullmatch(tokens[0].word)
    hour = int(found[1] or found[3]) if found else int(tokens[0].value) if tokens[0].kind in _COUNTING else 99
    minute = int(found[2] or found[4] or 0) if found else 0
    hour = _of_day(hour, phrase, tokens[-1])
    return f"{hour:02d}:{minute:02d}" if minute <= 59 and (hour < 24 or (hour == 24 and minute == 0)) else None


def _of_day(hour: int, phrase: Phrase, last: Token) -> int:
    """The hour on a 24-hour clock, by a.m. and p.m. or "in the afternoon"; 99 where no clock shows it."""
    if last.kind == "AMPM":
        return hour % 12 + (12 if last.value == "PM" else 0) if 1 <= hour <= 12 else 99
    if phrase.has("half") and hour < 12 and phrase.code("half") != "MO":
        return hour + 12
    return hour
