"""Which pairs of reports are worth comparing: winnowing, which Herodot uses, beside MinHash with bands.

python benchmarks/candidates.py --reports 5000

For each: the keys a report has in the index, the candidates that it has to be compared with, and the share of the true
copies (of at least LEAST_KEPT of the words) among them. Both work on the same word trigrams.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from statistics import fmean

import numpy as np
from ecosystem import LEAST_KEPT, Ecosystem
from links import shared
from numpy.typing import NDArray
from writing import Made

from herodot.link.copies import STOCK
from herodot.link.sketch import shingles_in, sketch

BANDS = ((64, 1), (64, 2), (128, 2), (64, 3))
"""Bands, and hashes in a band that must all be the same."""

type Pairs = set[tuple[int, int]]


def main() -> None:
    """Prints a JSON object a way of choosing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = list(Ecosystem(given.reports, given.seed))
    sketches = [sketch(one.analysis) for one in made]
    truth = _copies(made)
    show("winnowing", [one.fingerprints for one in sketches], truth)
    trigrams = [shingles_in(one.shingles).telling(STOCK).at for one in sketches]
    for bands, rows in BANDS:
        show(f"minhash {bands} x {rows}", minhash(trigrams, bands, rows), truth)


def _copies(made: Sequence[Made]) -> Pairs:
    by_happening: defaultdict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(made):
        by_happening[one.happening].append(i)
    pairs = (pair for members in by_happening.values() for pair in combinations(members, 2))
    return {(i, j) for i, j in pairs if shared(made[i], made[j]) >= LEAST_KEPT}


def minhash(sets: Iterable[NDArray[np.uint32]], bands: int, rows: int) -> list[list[Hashable]]:
    """The keys of MinHash signatures (Broder 1997), a band each."""
    dice = np.random.default_rng(0)
    factor = dice.integers(1, 2**61, bands * rows, dtype=np.uint64) | np.uint64(1)
    plus = dice.integers(0, 2**61, bands * rows, dtype=np.uint64)
    found: list[list[Hashable]] = []
    for own in sets:
        hashes = (own.astype(np.uint64)[:, None] * factor + plus) >> np.uint64(32)
        least = hashes.min(axis=0).reshape(bands, rows).tolist() if len(own) else []
        found.append([(band, *values) for band, values in enumerate(least)])
    return found


def show(name: str, keys: Sequence[Iterable[Hashable]], truth: Pairs) -> None:
    """Prints what these keys find."""
    index: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            index[key].append(i)
    found = {pair for some in index.values() for pair in combinations(some, 2)}
    row = {
        "way": name,
        "keys_a_report": round(fmean(sum(1 for _ in own) for own in keys), 1),
        "candidates_a_report": round(2 * len(found) / len(keys), 1),
        "recall": round(len(found & truth) / max(len(truth), 1), 4),
    }
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
