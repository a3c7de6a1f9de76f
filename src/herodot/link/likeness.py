"""How alike two reports are: `likeness(a, b)`.

It depends on those two reports alone: words are weighted by a fixed table and not by the collection, so that a new
report never changes what is already known of the others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

NEAR_DAYS, FAR_DAYS = 3, 30
"""Up to NEAR_DAYS between two publications likeness stays; then it falls to nothing at FAR_DAYS. Reports of days
farther apart are not compared."""
FLOOR = 0.14
"""Likeness below which a pair counts as unlike: it keeps the graph sparse."""


def likeness(a: Mapping[str, float], b: Mapping[str, float], day_a: str | None, day_b: str | None) -> float:
    """The cosine (0..1) of the words of two reports, less for reports that were published days apart."""
    return cosine(a, b) * nearness(day_a, day_b)


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The product of two vectors of length 1, the same in either order."""
    return math.fsum(weight * b[word] for word, weight in a.items() if word in b)


def nearness(a: str | None, b: str | None) -> float:
    """1 for reports of the same days, 0 for those FAR_DAYS apart; 1 where a day is unknown."""
    if a is None or b is None:
        return 1.0
    apart = abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    late = min(max(apart - NEAR_DAYS, 0), FAR_DAYS - NEAR_DAYS)
    return 1 - late / (FAR_DAYS - NEAR_DAYS)
