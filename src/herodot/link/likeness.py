"""How alike reports are: `cosines(words, others)`, times `nearness(day, other)`.

It depends on those two reports alone: words are weighted by a fixed table and not by the collection, so that a new
report never changes what is already known of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from herodot.link.vectors import UNIT, Vector, dots

NEAR_DAYS, FAR_DAYS = 3, 30
"""Up to NEAR_DAYS between two publications likeness stays; then it falls to nothing at FAR_DAYS. Reports of days
farther apart are not compared."""
FLOOR = 0.14
"""Likeness below which a pair counts as unlike: it keeps the graph sparse."""


def cosines(words: Vector, others: Sequence[Vector]) -> list[float]:
    """The cosine (0..1) of the words of a report with those of each of the others, all of length 1; the same in either
    order."""
    return [product / (UNIT * UNIT) for product in dots(words, others)]


def nearness(a: str | None, b: str | None) -> float:
    """1 for reports of the same days, 0 for those FAR_DAYS apart; 1 where a day is unknown."""
    late = min(max(apart(a, b) - NEAR_DAYS, 0), FAR_DAYS - NEAR_DAYS)
    return 1 - late / (FAR_DAYS - NEAR_DAYS)


@lru_cache(maxsize=4096)
def apart(a: str | None, b: str | None) -> int:
    """The days between two days (ISO 8601); 0 where one is unknown."""
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) if a and b else 0
