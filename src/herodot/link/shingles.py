"""The word trigrams of a report, as hashes: `shingles_of(report)`.

Words inside quotation marks do not count, as two reports that quote the same statement are not copies for that; nor do
adverts and teasers.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from herodot.link.vectors import Vector, set_of
from herodot.link.words import WORD, kept, telling
from herodot.records import Report

SHINGLE = 3
"""Words in a shingle."""

QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|``[^`\n]*?''")


@dataclass(frozen=True, slots=True)
class Shingles:
    """The words of a report in text order, each field an array of 32-bit numbers as bytes.

    `hashes` has one a trigram (the i-th begins with word i), `starts` and `ends` the code points of every word,
    `weights` how telling each word is, a byte a word (tenths of its idf).
    """

    hashes: bytes
    starts: bytes
    ends: bytes
    weights: bytes

    def numbers(self) -> array[int]:
        """The hashes of the trigrams."""
        return array("I", self.hashes)

    def telling(self, least: int) -> Vector:
        """The set of the hashes of the trigrams whose words weigh at least so much together."""
        hashes, weights = np.frombuffer(self.hashes, np.uint32), np.frombuffer(self.weights, np.uint8)
        upto = np.concatenate(([0], np.cumsum(weights, dtype=np.int64)))
        return set_of(hashes[upto[SHINGLE:] - upto[:-SHINGLE] >= least] if len(hashes) else hashes)

    def at(self, first: int, count: int) -> tuple[int, int]:
        """Where `count` words begin and end in the text, from the word with number `first` on."""
        return array("I", self.starts)[first], array("I", self.ends)[first + count - 1]


def shingles_of(report: Report) -> Shingles:
    """The shingles of what the report says in its own words."""
    text = QUOTED.sub(lambda quote: " " * len(quote[0]), kept(report))
    found = list(WORD.finditer(text))
    words = [match[0].lower() for match in found]
    hashes = (hash_of(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return Shingles(
        array("I", hashes).tobytes(),
        array("I", (m.start() for m in found)).tobytes(),
        array("I", (m.end() for m in found)).tobytes(),
        bytes(min(255, round(10 * telling(word))) for word in words),
    )


def hash_of(words: Sequence[str]) -> int:
    """32 bits of a run of words; the same on every machine."""
    return crc32("\x1f".join(words).encode("utf-8", "surrogatepass"))
