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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from herodot.attribute import attribute
from herodot.code.coder import weighed
from herodot.encode import encode
from herodot.evaluate.events_gold import QuadSentence
from herodot.parse import parse
from herodot.resolve import resolve

FOLDS, STEPS, RATE, PENALTY = 5, 300, 0.05, 2.0
FLOOR = 0.3
ELSEWHERE = {("REQUEST", 0), ("SANCTION", 3), ("CONCEDE", 2)}

type Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence: features of its records (rows), the class of each, which are right, and the gold class."""

    rows: Array
    quads: tuple[int, ...]
    right: Array
    gold: int


def choices(path: Path) -> tuple[list[str], list[Choice]]:
    """The names of the features and every sentence that has a record."""
    found = []
    for sentence in QuadSentence.rows(path):
        parsed = parse(sentence.report)
        cast, encoded = resolve(parsed), encode(parsed)
        records = list(weighed(parsed, cast, attribute(parsed, cast, encoded), encoded))
        found.append((sentence.penta_label, [(e.type, e.quad, dict(f)) for e, f in records]))
    names = ["", *sorted({name for _, records in found for *_, f in records for name in f})]
    return names, [_choice(names, gold, records) for gold, records in found]


def _choice(names: Sequence[str], gold: int, records: list[tuple[str, int, dict[str, float]]]) -> Choice:
    rows = np.array([[1.0 if not n else f.get(n, 0.0) for n in names] for *_, f in records]).reshape(-1, len(names))
    right = [quad == gold or (kind, gold) in ELSEWHERE for kind, quad, _ in records]
    none = gold == 0 or not any(right)
    return Choice(rows, tuple(quad for _, quad, _ in records), np.array([*right, none], float), gold)


def fit(sentences: Sequence[Choice], width: int) -> Array:
    """The weights, by Adam on the whole set at once."""
    w, first, second = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        slope = PENALTY * w * (np.arange(width) > 0)
        for s in sentences:
            p = _softmax(np.append(s.rows @ w, 0.0))
            aim = p * s.right / (p * s.right).sum()
            slope = slope + s.rows.T @ (p - aim)[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        w = w - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return w


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def accuracy(sentences: Sequence[Choice], w: Array) -> float:
    """How often the best record above the floor, or none, has the gold class."""
    least = np.log(FLOOR / (1 - FLOOR))
    hits = 0
    for s in sentences:
        scores = s.rows @ w
        best = int(scores.argmax()) if len(scores) else -1
        hits += s.gold == (s.quads[best] if best >= 0 and scores[best] >= least else 0)
    return hits / len(sentences)


def main(path: Path) -> None:
    """Print the table."""
    names, sentences = choices(path)
    order = np.random.default_rng(1).permutation(len(sentences))
    folds = [[sentences[i] for i in order[k::FOLDS]] for k in range(FOLDS)]
    for k, held in enumerate(folds):
        w = fit([s for j, fold in enumerate(folds) if j != k for s in fold], len(names))
        print(f"fold {k + 1}: {accuracy(held, w):.4f} of {len(held)}", file=sys.stderr)
    w = fit(sentences, len(names))
    print(f"on all: {accuracy(sentences, w):.4f} of {len(sentences)}", file=sys.stderr)
    print("# What each thing known of a record adds to the logit of its being right; made by training/event_confidence.py.")
    print(f"bias: {w[0]:.2f}\nfloor: {FLOOR}\nweights:")
    for name, weight in zip(names[1:], w[1:], strict=True):
        print(f"  {name}: {weight:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
