"""The timeline: a bar a day, in four kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from herodot.store.pages.counts import DayCount

_HEIGHT, _FOOT = 180, 22
_WIDEST, _NARROWEST, _WHOLE = 26, 6, 1100
_TICK = 90


@dataclass(frozen=True, slots=True)
class Stack:
    """One kind of event within a bar; `quad` 1 to 4."""

    quad: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of a day."""

    day: str
    events: int
    x: int
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written under the bars."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Days:
    """Bars and ticks, and how large the whole is; `step` is the width of a day."""

    width: int
    height: int
    step: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def draw_days(days: Sequence[DayCount]) -> Days:
    """A bar for each day that has events, at equal distances."""
    step = max(_NARROWEST, min(_WIDEST, _WHOLE // max(1, len(days))))
    most = max((day.events for day in days), default=1)
    bars = tuple(Bar(day.day, day.events, i * step, tuple(_stacks(day, most))) for i, day in enumerate(days))
    every = max(1, _TICK // step)
    ticks = tuple(Tick(bar.x, bar.day) for bar in bars[::every])
    return Days(max(len(days) * step + _TICK, 300), _HEIGHT, step, bars, ticks)


def _stacks(day: DayCount, most: int) -> Iterator[Stack]:
    room = _HEIGHT - _FOOT
    at = room
    for quad, number in enumerate(day.quads, start=1):
        if number:
            height = max(1, round(number / most * (room - 8)))
            at -= height
            yield Stack(quad, at, height)
