"""`Candidate`: an attribution in token numbers, before ids, holders and nesting; and arithmetic on token ranges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from herodot.records import Commitment

type Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Source, cue and content as (first, stop) token ranges.

    `head` is the token that negation and modality of the cue hang on; `source_head` the one the source is resolved by.
    `affirmed` and `negated` are the commitments of the cue in either case.
    """

    head: int
    cue: Range | None
    source: Range | None
    source_head: int | None
    content: tuple[Range, ...]
    affirmed: Commitment
    negated: Commitment
    confidence: float
    why: str
    is_phrase: bool = False
    """A credit by phrase ("according to X", "as reported by X", "X: ..."), not by a verb or noun of saying."""


def subtract(ranges: Iterable[Range], cut: Range) -> tuple[Range, ...]:
    """The ranges without the tokens of `cut`."""
    kept: list[Range] = []
    for first, stop in ranges:
        if cut[1] <= first or cut[0] >= stop:
            kept.append((first, stop))
            continue
        if first < cut[0]:
            kept.append((first, cut[0]))
        if cut[1] < stop:
            kept.append((cut[1], stop))
    return tuple(kept)


def merge(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that touch or overlap made one."""
    merged: list[Range] = []
    for first, stop in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((first, stop))
    return tuple(merged)
