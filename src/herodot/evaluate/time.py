"""How well time expressions are found and resolved, as TempEval-3 measures it (UzZaman et al. 2013, task A).

A found expression is paired with at most one of the gold, the one of equal extent if there is one, else the one it
overlaps most. `strict`: the extents are equal; `relaxed`: they overlap; `value`: they overlap and the TIMEX3 values are
equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from herodot.evaluate.figures import Figure, figure
from herodot.evaluate.gold import rows
from herodot.parse.timexes import find_timexes
from herodot.records import Timex
from herodot.spans import overlaps


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Figures over `documents` with `gold` expressions, of which `found` were found, right or wrong."""

    documents: int
    gold: int
    found: int
    strict: Figure
    relaxed: Figure
    value: Figure


@dataclass(frozen=True, slots=True)
class _GoldTimex:
    start: int
    end: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _GoldText:
    text: str
    timexes: tuple[_GoldTimex, ...]
    dct: str | None = None


def evaluate_time(gold: Path) -> TimeScores:
    """The figures on a JSONL file of {"text", "dct", "timexes": [{"start", "end", "value"}]}.

    `dct`, the time of the document's creation, is taken for the publication date. Raises BadRecord, with file and line,
    for a line that is no such record.
    """
    documents = golds = found = 0
    strict = relaxed = value = 0
    for document in rows(gold, _GoldText, 'give "text", "dct" and "timexes"'):
        timexes = find_timexes(document.text, document.dct)
        documents, golds, found = documents + 1, golds + len(document.timexes), found + len(timexes)
        for wanted, got in _pairs(document.timexes, timexes):
            relaxed += 1
            strict += (wanted.start, wanted.end) == (got.start, got.end)
            value += wanted.value == got.value
    return TimeScores(
        documents=documents,
        gold=golds,
        found=found,
        strict=figure(strict, found, golds),
        relaxed=figure(relaxed, found, golds),
        value=figure(value, found, golds),
    )


def _pairs(gold: Sequence[_GoldTimex], found: Sequence[Timex]) -> Iterator[tuple[_GoldTimex, Timex]]:
    """Each gold expression in order with the best of the found ones that no earlier one has taken."""
    free = list(found)
    for wanted in gold:
        near = [got for got in free if overlaps(wanted.start, wanted.end, got.start, got.end)]
        if near:
            best = max(near, key=lambda got: _closeness(wanted, got))
            free.remove(best)
            yield wanted, best


def _closeness(wanted: _GoldTimex, got: Timex) -> tuple[bool, int]:
    equal = (wanted.start, wanted.end) == (got.start, got.end)
    return equal, min(wanted.end, got.end) - max(wanted.start, got.start)
