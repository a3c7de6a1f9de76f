"""The words of a report and how telling each is. Nothing here depends on other reports, so that a report's words never
change when another one arrives."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from herodot.ontology.load import load_table
from herodot.records import Report

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
LEAD, LEADS = 40, 2
"""The first words of a report (headline and lead) count so many times more."""
NAMED = 1.5
"""How much more a word weighs that is written with a capital more often than not: names tell happenings apart."""


@dataclass(frozen=True, slots=True)
class _Row:
    idf: float
    words: str


@dataclass(frozen=True, slots=True)
class _Table:
    rare: float
    common: tuple[_Row, ...]


def kept(report: Report) -> str:
    """The text with what is `dropped` blanked out; offsets stay those of `report.text`."""
    text = list(report.text)
    for gone in report.dropped:
        text[gone.start : gone.end] = ["\n"] * (gone.end - gone.start)
    return "".join(text)


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in lower case."""
    return [word.lower() for word in WORD.findall(text)]


def vector(text: str) -> Mapping[str, float]:
    """The words of a text with their TF-IDF weights, scaled to length 1; empty for a text without telling words."""
    spelled = WORD.findall(text)
    found = [word.lower() for word in spelled]
    plain = Counter(found)
    counts = Counter(found + LEADS * found[:LEAD])
    capitals = Counter(low if word != low else "" for word, low in zip(spelled, found, strict=True))
    weights = {
        word: (1 + math.log(n)) * telling(word) * (NAMED if 2 * capitals[word] > plain[word] else 1.0)
        for word, n in counts.items()
        if telling(word) > 0
    }
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {word: w / length for word, w in sorted(weights.items())}


def telling(word: str) -> float:
    """How telling a word in lower case is: 0 for one that stands in most reports."""
    rare, common = _idfs()
    return max(0.0, common.get(word, rare) - FLOOR)


FLOOR = 0.5
"""Words whose idf is below this tell nothing ("the", "said")."""


@cache
def _idfs() -> tuple[float, Mapping[str, float]]:
    table = load_table("common_words.yaml", _Table)
    return table.rare, {word: row.idf for row in table.common for word in row.words.split()}
