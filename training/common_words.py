"""Counts in how many news reports each word stands, and prints the table ontology/common_words.yaml.

    python training/common_words.py REPORTS.jsonl... > src/herodot/ontology/common_words.yaml

REPORTS.jsonl: one object a line with a field `text`. About a thousand reports of general news are enough: only the
commonest words are kept, in steps, and every other word counts as rare. Names (words that are mostly written with a
capital) are never made commoner than NAME: which of them are frequent says more about the reports than about English.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from herodot.link.words import WORD

KEPT = 3000
STEP = 0.25
NAME = 3.0
RARE = 3
"""A word outside the table counts as if it stood in this many of the reports."""


def main(paths: Iterable[str]) -> None:
    """Print the table for these files."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    reports = 0
    for text in texts(paths):
        words = WORD.findall(text)
        counts.update({word.lower() for word in words})
        capitals.update(word.lower() if word[0].isupper() else f"-{word}" for word in words if len(word) > 1)
        reports += 1
    names = {word for word in counts if capitals[word] > 4 * capitals[f"-{word}"]}
    sys.stdout.write(table(counts, names, reports))


def texts(paths: Iterable[str]) -> Iterator[str]:
    """The field `text` of every line."""
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def table(counts: Counter[str], names: set[str], reports: int) -> str:
    """The YAML text. Ties at the end of the list are cut alphabetically: the same reports give the same table."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    rows: defaultdict[float, list[str]] = defaultdict(list)
    for word, count in ranked:
        idf = step(count, reports)
        rows[max(idf, NAME) if word in names else idf].append(word)
    lines = [f"- {{idf: {idf}, words: '{plain(rows[idf])}'}}" for idf in sorted(rows)]
    return "\n".join([HEAD.format(reports=reports), f"rare: {step(RARE, reports)}", "common:", *lines, ""])


def plain(words: list[str]) -> str:
    """The words as the inside of a single-quoted YAML string."""
    return " ".join(sorted(words)).replace("'", "''")


def step(count: int, reports: int) -> float:
    """ln((reports + 1) / (count + 1)), rounded to the step."""
    return round(math.log((reports + 1) / (count + 1)) / STEP) * STEP


HEAD = f"""\
# How telling a word is: the inverse document frequency of the {KEPT} commonest words of {{reports}} English
# news reports, rounded to steps of {STEP}; names have at least {NAME}. Any other word has the value `rare`.
# Made by training/common_words.py; do not edit by hand."""


if __name__ == "__main__":
    main(sys.argv[1:])
