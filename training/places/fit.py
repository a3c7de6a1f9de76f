"""Fits src/herodot/ontology/places/weights.yaml: whether a name is used as a toponym, and which place it means.

    python training/places/fit.py GOLD/places/toponyms_lgl.jsonl GOLD/places/toponyms_geovirus.jsonl [--folds 10]

Three log-linear models: `use` (a logistic regression over names), `first` and `second` (conditional logits over the
senses of a name; every sense within 161 km of the gold counts as right). Each is fitted with a Gaussian prior, by
Newton's method or by gradient steps, on both sets together. With --folds they are first fitted on all folds but one,
and the figures of `herodot evaluate places` are printed for the part kept aside; documents of one outlet, or about one
page, stay in one fold.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from herodot.evaluate import places as scorer
from herodot.evaluate.gold import rows
from herodot.evaluate.places import GoldDocument, GoldToponym
from herodot.parse.parsed import Parsed
from herodot.parse.syntax import parse_syntax
from herodot.resolve import senses, usage
from herodot.resolve.gazetteer import gazetteer
from herodot.resolve.names import Match, find_names, folded
from herodot.resolve.persons import find_persons
from herodot.resolve.places import in_context, is_country, possible, problem, toponymic
from herodot.resolve.resolver import resolve
from herodot.resolve.scene import Scene
from herodot.resolve.toponyms import Toponym, find_toponyms

TABLE = Path(__file__).parents[2] / "src/herodot/ontology/places/weights.yaml"
NEAR = 161.0
PRIOR = 1.0
type Weights = dict[str, tuple[float, ...]]
type Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the gold, parsed, and the fold it is in."""

    gold: GoldDocument
    parsed: Parsed
    fold: int


def read(paths: Sequence[Path], folds: int) -> Iterator[Document]:
    for path in paths:
        for gold in rows(path, GoldDocument, "give the gold of toponyms"):
            url = urlsplit(gold.url or gold.doc_id)
            group = url.path if "wiki" in (url.hostname or "") else url.hostname or gold.doc_id
            fold = int(hashlib.blake2b(group.encode(), digest_size=4).hexdigest(), 16) % folds
            yield Document(gold, parse_syntax(gold.report(), ()), fold)


def staged(document: Document) -> Scene:
    """The stage as `resolve` has it when it looks for places."""
    scene = Scene(document.parsed, find_names(folded(document.parsed), gazetteer()))
    find_persons(scene)
    return scene


def uses(document: Document) -> Iterator[tuple[tuple[float, ...], float]]:
    """The features of each name, and whether the gold has it."""
    scene = staged(document)
    matches = [m for m in find_toponyms(folded(document.parsed)) if possible(scene, m)]
    for match, held, placed in in_context(scene, matches):
        if not is_country(scene, match):
            yield usage.features(scene, match, held=held, placed=placed), float(_in_gold(document, match))


def _in_gold(document: Document, match: Match[Toponym]) -> bool:
    span = document.parsed.span(match.first, match.stop)
    return any(span.start <= g.start and g.end <= span.end for g in document.gold.toponyms)


def logistic(found: Sequence[tuple[tuple[float, ...], float]], prior: float = 1.0) -> tuple[float, ...]:
    """The weights of a logistic regression, by Newton's method."""
    x, y = np.array([f for f, _ in found]), np.array([label for _, label in found])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - prior * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + prior * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w += step
        if abs(step).max() < 1e-6:
            break
    return tuple(round(float(v), 3) for v in w)


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of the senses of a name, and which of them are right."""

    features: list[tuple[float, ...]]
    right: list[bool]


def choices(document: Document, first: tuple[float, ...] | None) -> Iterator[Choice]:
    """What there is to choose in a document: for the first pass, or for the second where the first has its weights."""
    scene = staged(document)
    found = sorted(toponymic(scene, folded(document.parsed)), key=lambda m: m.first)
    names, around = problem(scene, found)
    rows_ = [senses.first_features(n, around) for n in names]
    if first is not None:
        chances = [senses.softmax(senses.scores(r, first)) for r in rows_]
        field = senses.Field(names, chances, around)
        rows_ = [senses.second_features(n, c, around, field) for n, c in zip(names, chances, strict=True)]
    where = {name.text: place for match in found for name in names if name.text == match.text
             for place in [_gold_place(document, match.first, match.stop)] if place}  # fmt: skip
    for name, features in zip(names, rows_, strict=True):
        gold = where.get(name.text)
        right = [gold is not None and _is_near(s, gold) for s in name.senses]
        if any(right) and not all(right):
            yield Choice(features, right)


def _gold_place(document: Document, first: int, stop: int) -> GoldToponym | None:
    span = document.parsed.span(first, stop)
    return next((g for g in document.gold.toponyms if g.lat is not None and g.start == span.start), None)


def _is_near(sense: Toponym, gold: GoldToponym) -> bool:
    near = NEAR if sense.kind != "country" else 300.0
    return senses.kilometres(sense.lat, sense.lon, gold.lat or 0.0, gold.lon or 0.0) <= near


def conditional(found: Sequence[Choice], prior: float = PRIOR, steps: int = 1500) -> tuple[float, ...]:
    """The weights of a conditional logit in which any of the right senses will do, by Adam."""
    x = np.array([f for c in found for f in c.features])
    right = np.array([r for c in found for r in c.right])
    starts = np.cumsum([0, *(len(c.right) for c in found)])[:-1]
    sizes = np.array([len(c.right) for c in found])
    w, m, v = np.zeros(x.shape[1]), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for step in range(1, steps + 1):
        p = _chances(x @ w, starts, sizes)
        good = p * right
        good /= np.repeat(np.maximum(np.add.reduceat(good, starts), 1e-12), sizes)
        gradient = (x.T @ (good - p) - prior * w) / len(found)
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w += 0.03 * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return tuple(round(float(value), 3) for value in w)


def _chances(values: Matrix, starts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> Matrix:
    powers = np.exp(values - np.repeat(np.maximum.reduceat(values, starts), sizes))
    whole: Matrix = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    return whole


def fit(documents: Sequence[Document]) -> Weights:
    """All weights; from here on the program uses them."""
    found: Weights = {"use": logistic([u for d in documents for u in uses(d)])}
    usage.weights = lambda: found["use"]
    found["first"] = conditional([c for d in documents for c in choices(d, None)])
    found["second"] = conditional([c for d in documents for c in choices(d, found["first"])])
    senses.weights = lambda: found
    return found


def held_out(documents: Sequence[Document], folds: int) -> Iterator[scorer.Scored]:
    for fold in range(folds):
        fit([d for d in documents if d.fold != fold])
        for d in documents:
            if d.fold == fold:
                yield scorer.scored(d.gold, resolve(d.parsed).places)


def main() -> None:
    """Prints the figures of the folds and writes the table."""
    parser = argparse.ArgumentParser(description="Fits the weights of places.")
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    sets = {path.stem: list(read([path], options.folds or 1)) for path in options.gold}
    everything = [d for documents in sets.values() for d in documents]
    if options.folds:
        by_id = {s.document.doc_id: s for s in held_out(everything, options.folds)}
        for name, documents in sets.items():
            print(name, scorer.summary([by_id[d.gold.doc_id] for d in documents]))
    found = fit(everything)
    features = {"use": usage.FEATURES, "first": senses.FIRST, "second": senses.SECOND}
    lines = ["# Weights of the models of places. Made by training/places/fit.py; do not edit by hand.\n"]
    for model, weights in found.items():
        lines += [f"{model}:\n", *(f"  {f}: {w}\n" for f, w in zip(features[model], weights, strict=True))]
    TABLE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
