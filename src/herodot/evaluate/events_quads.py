"""Scores the class of a sentence's event: none, or one of the four quad classes.

A sentence has one class in gold, so the most confident event alone is asked for its own; 0 where there is none. The
gold's classes stand for CAMEO's roots, where an appeal is neutral and a concession is material. PLOVER's REQUEST and
CONCEDE are verbal, so no coder of PLOVER can reach 1 here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from herodot.evaluate.events_gold import QuadSentence
from herodot.evaluate.events_wording import best_of, listed
from herodot.evaluate.figures import figure
from herodot.evaluate.misses import Miss
from herodot.pipeline import analyse
from herodot.records import Event

CLASSES = ("neutral", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

type Row = dict[str, float]
"""How often sentences of one gold class were taken for each class, and the class's precision and recall."""


@dataclass(frozen=True, slots=True)
class QuadScores:
    """Shares of the sentences, 0..1, and one row of the confusion table for each gold class.

    `most_common` is what the commonest class alone would reach; `macro_f1` the mean F1 of the classes; `any` the share
    in which some event has the class (none where gold has none).
    """

    sentences: int
    accuracy: float
    most_common: float
    macro_f1: float
    any: float
    neutral: Row
    verbal_cooperation: Row
    material_cooperation: Row
    verbal_conflict: Row
    material_conflict: Row


@dataclass(frozen=True, slots=True)
class _Answer:
    sentence: QuadSentence
    events: tuple[Event, ...]

    @property
    def gold(self) -> int:
        return self.sentence.penta_label

    @property
    def found(self) -> int:
        best = best_of(self.events)
        return best.quad if best else 0


def evaluate_quads(gold: Path) -> QuadScores:
    """The scores over a JSONL file of {"id", "text", "penta_label"}."""
    answers = list(_answers(gold))
    table = Counter((a.gold, a.found) for a in answers)
    total = max(len(answers), 1)
    rows = [_row(table, label) for label in range(len(CLASSES))]
    return QuadScores(
        len(answers),
        accuracy=round(sum(n for (g, f), n in table.items() if g == f) / total, 4),
        most_common=round(max(Counter(a.gold for a in answers).values(), default=0) / total, 4),
        macro_f1=round(sum(row["f1"] for row in rows) / len(rows), 4),
        any=round(sum(a.gold in ({e.quad for e in a.events} or {0}) for a in answers) / total, 4),
        **dict(zip(CLASSES, rows, strict=True)),
    )


def quad_misses(gold: Path) -> Iterator[Miss]:
    """The sentences whose class is not that of the most confident event, by the two classes."""
    for answer in _answers(gold):
        if answer.gold != answer.found:
            kind = f"{CLASSES[answer.gold]} read as {CLASSES[answer.found]}"
            yield Miss(answer.sentence.id, kind, answer.sentence.text, listed(_first_best(answer.events)))


def _answers(path: Path) -> Iterator[_Answer]:
    for sentence in QuadSentence.rows(path):
        yield _Answer(sentence, analyse(sentence.report).events)


def _row(table: Counter[tuple[int, int]], label: int) -> Row:
    everywhere = range(len(CLASSES))
    found, gold = (sum(table[g, label] for g in everywhere), sum(table[label, f] for f in everywhere))
    told = figure(table[label, label], found, gold)
    taken = {CLASSES[f]: table[label, f] for f in everywhere}
    return {**taken, "precision": told.precision, "recall": told.recall, "f1": told.f1}


def _first_best(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda e: -e.confidence)
