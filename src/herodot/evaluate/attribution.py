"""How well statements are found: source, cue and content against PolNeAR-style gold, by quote type, with intervals.

The figures are those of `evaluate.triples`. Nested statements (those with a `parent`) are left out, because PolNeAR
annotates one level. Intervals are 95 % bootstrap intervals over documents.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from herodot.evaluate.gold import rows
from herodot.evaluate.misses import Miss, misses
from herodot.evaluate.triples import Pairing, Spoken, counts, figures, total_of
from herodot.pipeline import Read, read
from herodot.records import Attribution

_SAMPLES = 500
_REMEDY = 'it must be {"doc_id", "text", "attributions"}'
_INTERVALS = ("triple_exact", "triple_partial", "content_overlap", "source_overlap")


class _Statement(msgspec.Struct, frozen=True):
    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()


class _Document(msgspec.Struct, frozen=True):
    doc_id: str
    text: str
    attributions: tuple[_Statement, ...]


def evaluate_attribution(gold: Path) -> dict[str, Any]:
    """The table on a JSONL file of {"doc_id", "text", "attributions"}, or on a folder with polnear_dev.jsonl.

    Percentages; keys as in `evaluate.triples.figures`, and "ci95_F1". Raises BadRecord with file and line.
    """
    documents = [counts(pairing) for _, pairing in pairings(gold)]
    return {**figures(total_of(documents)), "ci95_F1": _intervals(documents)}


def attribution_misses(gold: Path) -> Iterator[Miss]:
    """What is wrong, document by document, each miss with its kind and its words. Raises BadRecord."""
    for name, pairing in pairings(gold):
        yield from misses(name, pairing)


def pairings(gold: Path) -> Iterator[tuple[str, Pairing]]:
    """The name of each document, and what was found in it beside its gold."""
    path = gold / "polnear_dev.jsonl" if gold.is_dir() else gold
    for document, outcome in zip(rows(path, _Document, _REMEDY), read([str(path)]), strict=True):
        said = outcome.analysis.attributions if isinstance(outcome, Read) else ()
        found = [spoken(a) for a in said if a.parent is None]
        wanted = [Spoken(g.source, g.cue, g.content) for g in document.attributions]
        yield document.doc_id, Pairing.of(document.text, wanted, found)


def spoken(attribution: Attribution) -> Spoken:
    """The spans of a statement."""
    source, cue = attribution.source, attribution.cue
    return Spoken(
        [(source.start, source.end)] if source else [],
        [(cue.start, cue.end)] if cue else [],
        [(c.start, c.end) for c in attribution.content],
    )


def _intervals(documents: Sequence[Counter[str]]) -> dict[str, list[float]]:
    """The 95 % intervals of the main F1 figures over resampled documents; the seed is fixed, so they never change."""
    draw = random.Random(0)
    values: dict[str, list[float]] = {name: [] for name in _INTERVALS}
    for _ in range(_SAMPLES if documents else 0):
        table = figures(total_of(documents[draw.randrange(len(documents))] for _ in documents))
        for name in _INTERVALS:
            values[name].append(table[name]["F1"])
    edge = _SAMPLES // 40
    return {name: [sorted(v)[edge], sorted(v)[-1 - edge]] if v else [0.0, 0.0] for name, v in values.items()}
