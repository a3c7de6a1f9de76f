"""How well the factuality of events is told: the author's stance on the scale -3 to 3 against scores that people gave.

Mean absolute error and Pearson's r, as in Lee et al. (2015) and Stanovsky et al. (2017).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from pathlib import Path

import msgspec

from herodot.encode import encode
from herodot.encode.factuality import factuality
from herodot.evaluate.gold import rows
from herodot.evaluate.misses import Miss
from herodot.parse import parse
from herodot.testing import make_report

_FAR = 1.5
_REMEDY = 'it must be {"id", "text", "event_span", "score"}'


@dataclass(frozen=True, slots=True)
class FactualityScores:
    """Figures over `n` events."""

    mae: float
    pearson_r: float
    n: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One event of the gold: its id, people's score and ours."""

    id: str
    gold: float
    score: float


class _Event(msgspec.Struct, frozen=True):
    id: str
    text: str
    event_span: tuple[int, int]
    score: float


def evaluate_factuality(gold: Path) -> FactualityScores:
    """The figures on a JSONL file of {"id", "text", "event_span", "score"}, or on a folder with uw_dev.jsonl.

    Raises BadRecord with file and line.
    """
    return scores_of(list(judged(gold)))


def judged(gold: Path) -> Iterator[Judged]:
    """Every event with both scores, in the order of the file. Raises BadRecord."""
    path = gold / "uw_dev.jsonl" if gold.is_dir() else gold
    for text, events in groupby(rows(path, _Event, _REMEDY), key=lambda e: e.text):
        group = list(events)
        encoded = encode(parse(make_report(text)))
        found = factuality(encoded, [e.event_span for e in group])
        yield from (Judged(e.id, e.score, score) for e, score in zip(group, found, strict=True))


def scores_of(found: list[Judged]) -> FactualityScores:
    """The figures of judged events; r is 0 where either side never varies."""
    n = len(found)
    if not n:
        return FactualityScores(0.0, 0.0, 0)
    mae = sum(abs(j.gold - j.score) for j in found) / n
    mean_gold, mean_score = sum(j.gold for j in found) / n, sum(j.score for j in found) / n
    both = sum((j.gold - mean_gold) * (j.score - mean_score) for j in found)
    spread = sqrt(sum((j.gold - mean_gold) ** 2 for j in found) * sum((j.score - mean_score) ** 2 for j in found))
    return FactualityScores(round(mae, 4), round(both / spread, 4) if spread else 0.0, n)


def factuality_predictions(gold: Path) -> Iterator[dict[str, object]]:
    """One {"id", "score"} for each event of the gold. Raises BadRecord."""
    yield from ({"id": j.id, "score": j.score} for j in judged(gold))


def factuality_misses(gold: Path) -> Iterator[Miss]:
    """The events that are off by one and a half or more, by what people said of them. Raises BadRecord."""
    path = gold / "uw_dev.jsonl" if gold.is_dir() else gold
    for event, answer in zip(rows(path, _Event, _REMEDY), judged(path), strict=True):
        if abs(answer.gold - answer.score) >= _FAR:
            kind = f"{_word(answer.gold)} taken for {_word(answer.score)}"
            start, end = event.event_span
            shown = f"{event.text[:start]}[{event.text[start:end]}]{event.text[end:]}"
            yield Miss(event.id, kind, f"{answer.gold:+.1f} {shown}", f"{answer.score:+.1f}")


def _word(score: float) -> str:
    return "a fact" if score >= _FAR else "no fact" if score <= -_FAR else "open"
