"""What two reports must share to be compared at all: `fingerprints` and `topics`, whole numbers for an index.

A fingerprint is a shingle of telling words, chosen by winnowing (Schleimer, Wilkerson and Aiken
2003): of every WINDOW such shingles in a row the one with the smallest hash, so that any longer stretch in common has a
common fingerprint, wherever it stands. A topic is a pair of a report's most telling words. Which shingle or word is
telling comes from a fixed table and not from the collection: a new report never changes the keys of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from herodot.link.shingles import Shingles, hash_of

WINDOW = 6
"""Telling shingles of which one becomes a fingerprint."""
TELLING = 60
"""Sum of the weights of a shingle's words (tenths of idf) below which it is a stock phrase ("he said that")."""
TOPICAL = 20
"""The most telling words of a report whose pairs are its topics."""
ALIKE = ((12, 3), (20, 6), (30, 10))
"""Topics that two reports must share to be compared, by the days between them at most: the pairs of three, four, five
words. Likeness fades with the days, so that only what is closer in words can still be alike."""
COPIED = ((30, 1),)
"""Fingerprints that two reports must share to be compared, likewise."""


def fingerprints(shingles: Shingles) -> tuple[int, ...]:
    """The hashes of the shingles that stand for a text, sorted."""
    w = shingles.weights
    telling = [h for i, h in enumerate(shingles.numbers()) if w[i] + w[i + 1] + w[i + 2] >= TELLING]
    return tuple(sorted(set(_winnowed(telling))))


def _winnowed(hashes: Sequence[int]) -> Iterator[int]:
    for at in range(max(1, len(hashes) - WINDOW + 1)):
        window = hashes[at : at + WINDOW]
        if window:
            yield min(window)


def topics(words: Mapping[str, float]) -> tuple[int, ...]:
    """The hashes of the pairs of a report's most telling words, sorted."""
    first = sorted(words, key=lambda word: (-words[word], word))[:TOPICAL]
    # Above 32 bits, so that a topic is never taken for a fingerprint.
    return tuple(sorted({1 << 32 | hash_of(pair) for pair in combinations(sorted(first), 2)}))
