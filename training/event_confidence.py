"""Fits the weights of the coder's confidence and prints the table ontology/plover/confidence.yaml.

    python training/event_confidence.py CLASSES.jsonl > src/herodot/ontology/plover/confidence.yaml

CLASSES.jsonl: sentences with the class of their main event, {"id", "text", "penta_label"}, 0 for none. Each sentence
is a choice between its records and "none": a conditional logit (McFadden 1974) with an L2 penalty, where any record of
the gold class is right. CAMEO, whose classes these are, has an appeal as no event, sanctions as verbal and concessions
as material; PLOVER's answer counts as right there, so that the fit prefers no type to another. Five-fold
cross-validation goes to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from herodot.attribute import attribute
from herodot.code.coder import weighed
from herodot.code.merge import anchored
from herodot.encode import encode
from herodot.evaluate.events_gold import QuadSentence
from herodot.parse import parse
from herodot.records import Event, Report
from herodot.resolve import resolve

FOLDS, STEPS, RATE, PENALTY = 5, 300, 0.05, 2.0
FLOOR, UNPLACED_FLOOR = 0.22, 0.9
GIVEN = {"row": 1.0}
"""Weights that are not fitted: a row's own weight is taken at its word."""
ELSEWHERE = {("REQUEST", 0), ("SANCTION", 3), ("CONCEDE", 2)}

type Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
type Known = dict[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Features of the records that compete, whether each is right (and, last, whether none is), the class of each, and
    the gold class."""

    rows: tuple[Known, ...]
    right: tuple[bool, ...]
    quads: tuple[int, ...]
    gold: int


def records(report: Report) -> Iterator[tuple[Event, Known]]:
    """The tellings of a report that somebody or some place is known of, with what is known."""
    parsed = parse(report)
    cast, encoded = resolve(parsed), encode(parsed)
    for event, known in weighed(parsed, cast, attribute(parsed, cast, encoded), encoded):
        if anchored(event):
            yield event, dict(known)


def main_events(path: Path) -> list[Choice]:
    """A choice for each sentence of CLASSES.jsonl."""
    return [_main_event(sentence.penta_label, list(records(sentence.report))) for sentence in QuadSentence.rows(path)]


def _main_event(gold: int, found: Sequence[tuple[Event, Known]]) -> Choice:
    right = [event.quad == gold or (event.type, gold) in ELSEWHERE for event, _ in found]
    none = gold == 0 or not any(right)
    return Choice(tuple(k for _, k in found), (*right, none), tuple(e.quad for e, _ in found), gold)


class Fit:
    """Choices as numbers: a column a feature, the given ones apart."""

    def __init__(self, choices: Sequence[Choice], names: Sequence[str]) -> None:
        self.choices = choices
        self.rows = [np.array([[1.0, *(k.get(n, 0.0) for n in names)] for k in c.rows]) for c in choices]
        self.given = [np.array([sum(w * k.get(n, 0.0) for n, w in GIVEN.items()) for k in c.rows]) for c in choices]

    def scores(self, number: int, w: Array) -> Array:
        """The score of each record of a choice."""
        rows = self.rows[number]
        return np.asarray(rows @ w + self.given[number]) if len(rows) else np.zeros(0)

    def slope(self, w: Array) -> Array:
        """The gradient of the loss."""
        slope = PENALTY * w * (np.arange(len(w)) > 0)
        for i, choice in enumerate(self.choices):
            if len(choice.rows):
                p = _softmax(np.append(self.scores(i, w), 0.0))
                right = p * np.array(choice.right, float)
                slope = slope + self.rows[i].T @ (p - right / right.sum())[:-1]
        return np.asarray(slope)

    def accuracy(self, w: Array) -> float:
        """How often the best record above the floor, or none, has the gold class."""
        least, hits = np.log(FLOOR / (1 - FLOOR)), 0
        for i, choice in enumerate(self.choices):
            scores = self.scores(i, w)
            best = int(scores.argmax()) if len(scores) else -1
            hits += choice.gold == (choice.quads[best] if best >= 0 and scores[best] >= least else 0)
        return hits / len(self.choices)


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def fit(choices: Sequence[Choice], names: Sequence[str]) -> Array:
    """The weights, the bias first, by Adam on all choices at once."""
    numbers = Fit(choices, names)
    w, first, second = np.zeros(1 + len(names)), np.zeros(1 + len(names)), np.zeros(1 + len(names))
    for step in range(1, STEPS + 1):
        slope = numbers.slope(w)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        w = w - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return w


def main(path: Path) -> None:
    """Print the table."""
    sentences = main_events(path)
    names = sorted({n for c in sentences for k in c.rows for n in k} - GIVEN.keys())
    order = np.random.default_rng(1).permutation(len(sentences))
    folds = [[sentences[i] for i in order[k::FOLDS]] for k in range(FOLDS)]
    for k, held in enumerate(folds):
        w = fit([s for j, fold in enumerate(folds) if j != k for s in fold], names)
        print(f"fold {k + 1}: {Fit(held, names).accuracy(w):.4f} of {len(held)}", file=sys.stderr)
    w = fit(sentences, names)
    print(f"on all: {Fit(sentences, names).accuracy(w):.4f} of {len(sentences)}", file=sys.stderr)
    print("# What each thing known of a record adds to the logit of its being right (training/event_confidence.py).")
    print(f"bias: {w[0]:.2f}\nfloor: {FLOOR}\nunplaced_floor: {UNPLACED_FLOOR}\nweights:")
    for name, weight in sorted((*zip(names, w[1:], strict=True), *GIVEN.items())):
        print(f"  {name}: {weight:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
