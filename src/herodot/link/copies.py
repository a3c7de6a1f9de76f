"""Which reports are near or partial copies of one another, by their shingles alone.

Copies of wire stories share only about 30 % of their word trigrams after local editing, so it is containment in the
shorter report that is measured (Broder 1997), not resemblance. Trigrams of the commonest words are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import groupby

from herodot.link.shingles import SHINGLE, Shingles
from herodot.link.vectors import dots

CONTAINED = 0.25
"""Share of the shorter report's trigrams. Independent reports of one event stay below 0.15."""
STOCK = 20
"""Sum of the weights of a trigram's words (tenths of idf) below which it is not counted ("it was the")."""
AT_LEAST = 12
"""Shared trigrams below which a short text proves nothing."""
PASSAGE = 6
"""Shortest shared passage worth showing, in words."""
EDIT = 4
"""Words that may be put in or left out within a passage."""
SHOWN = 12
"""Passages kept of a pair, the longest ones."""

type Run = tuple[int, int, int, int]
"""A stretch of words in a and in b: first and count in a, first and count in b."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two texts are the same: the parts (0..1) of each one's trigrams that are in the other, and the passages,
    longest first, as code points (start and end in a, start and end in b)."""

    of_a: float
    of_b: float
    passages: tuple[tuple[int, int, int, int], ...]

    @property
    def shared(self) -> float:
        """The part of the shorter one that is in the other."""
        return max(self.of_a, self.of_b)


def is_copied(both: int, of_a: int, of_b: int) -> bool:
    """True where two texts with so many trigrams that count share enough for one to be a copy of the other."""
    return both >= AT_LEAST and both >= CONTAINED * min(of_a, of_b)


def overlap(a: Shingles, b: Shingles) -> Overlap | None:
    """What two texts have in common; None where that is too little for one to be a copy of the other."""
    all_a, all_b = a.telling(STOCK), b.telling(STOCK)
    (both,) = dots(all_a, [all_b])
    if not is_copied(both, len(all_a.at), len(all_b.at)):
        return None
    shared = set(a.numbers()) & set(b.numbers())
    in_a, in_b = _first_places(a, shared), _first_places(b, shared)
    runs = sorted(_passages(in_a, in_b), key=lambda run: (-run[1], run))
    spans = tuple((*a.at(i, n), *b.at(j, m)) for i, n, j, m in runs[:SHOWN])
    return Overlap(round(both / len(all_a.at), 4), round(both / len(all_b.at), 4), spans)


def _first_places(shingles: Shingles, wanted: Set[int]) -> dict[int, int]:
    """Where each of these trigrams first stands, as the number of its first word."""
    places: dict[int, int] = {}
    for at, number in enumerate(shingles.numbers()):
        if number in wanted:
            places.setdefault(number, at)
    return places


def _passages(in_a: Mapping[int, int], in_b: Mapping[int, int]) -> Iterator[Run]:
    """The stretches that both have, those with a small edit between them as one."""
    at: Run | None = None
    for i, n, j, m in sorted(_runs(in_a, in_b)):
        if at is not None and 0 <= i - at[0] - at[1] <= EDIT and 0 <= j - at[2] - at[3] <= EDIT:
            at = (at[0], i + n - at[0], at[2], j + m - at[2])
            continue
        if at is not None and at[1] >= PASSAGE:
            yield at
        at = (i, n, j, m)
    if at is not None and at[1] >= PASSAGE:
        yield at


def _runs(in_a: Mapping[int, int], in_b: Mapping[int, int]) -> Iterator[Run]:
    """Each unbroken run of trigrams that both have, in words."""
    places = sorted((in_a[h] - in_b[h], in_a[h]) for h in in_a)
    shifts = [(shift, at, at - k) for k, (shift, at) in enumerate(places)]
    for _, run in groupby(shifts, key=lambda hit: (hit[0], hit[2])):
        hits = [(shift, at) for shift, at, _ in run]
        words = len(hits) + SHINGLE - 1
        shift, first = hits[0]
        yield first, words, first - shift, words
