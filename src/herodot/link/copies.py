"""Which reports are near or partial copies of one another: `find_copies(reports)`.

Copies of wire stories share only about 30 % of their word trigrams after local editing, so it is containment in the
shorter report that is measured (Broder 1997), not resemblance. Words inside quotation marks do not count: two reports
that quote the same statement are not copies for that.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from herodot.link.words import WORD, kept
from herodot.records import Report, Span
from herodot.spans import cut

SHINGLE = 3
CONTAINED = 0.25
"""Share of the shorter report's trigrams. Independent reports of one event stay below 0.15."""
AT_LEAST = 12
"""Shared trigrams below which a short text proves nothing."""
STOCK_PHRASE = 50
"""A trigram that stands in more reports than this tells nothing, and would cost a square of them to compare."""
PASSAGE = 6
"""Shortest shared passage worth showing, in words."""

QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|``[^`\n]*?''")

type Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports of which one copies the other, or both a third.

    `a` < `b` are report ids; `shared` is the part (0..1) of the shorter one's trigrams that is in the other; `passages`
    are the stretches that both have, longest first, as (span in a, span in b).
    """

    a: str
    b: str
    shared: float
    passages: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A report's words outside quotation marks: lower case, with their offsets, and where each trigram first starts."""

    report: Report
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shingles: Mapping[Shingle, int]


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """All pairs of copies, ordered by their ids, whatever the order of `reports`. A repeated id counts once."""
    unique = {report.id: report for report in reports}
    texts = [_text(unique[i]) for i in sorted(unique)]
    found = []
    for (i, j), count in sorted(_shared(texts).items()):
        share = count / min(len(texts[i].shingles), len(texts[j].shingles))
        if count >= AT_LEAST and share >= CONTAINED:
            a, b = texts[i], texts[j]
            found.append(Copy(a.report.id, b.report.id, round(share, 4), _passages(a, b)))
    return tuple(found)


def _text(report: Report) -> _Text:
    text = QUOTED.sub(lambda quote: " " * len(quote[0]), kept(report))
    found = list(WORD.finditer(text))
    words = tuple(match[0].lower() for match in found)
    shingles: dict[Shingle, int] = {}
    for at in range(len(words) - SHINGLE + 1):
        shingles.setdefault(words[at : at + SHINGLE], at)
    return _Text(report, words, tuple(m.start() for m in found), tuple(m.end() for m in found), shingles)


def _shared(texts: Sequence[_Text]) -> Counter[tuple[int, int]]:
    """How many trigrams each pair of texts shares, from an inverted index; pairs that share none are not there."""
    index: defaultdict[Shingle, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for shingle in text.shingles:
            index[shingle].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for where in index.values():
        if 1 < len(where) <= STOCK_PHRASE:
            shared.update(combinations(where, 2))
    return shared


def _passages(a: _Text, b: _Text) -> tuple[tuple[Span, Span], ...]:
    runs = sorted(_runs(a, b), key=lambda run: (-run[2], run[0]))
    return tuple((_span(a, i, n), _span(b, j, n)) for i, j, n in runs if n >= PASSAGE)


def _runs(a: _Text, b: _Text) -> Iterator[tuple[int, int, int]]:
    """(first word in a, first word in b, words) of each unbroken run of trigrams that both have."""
    both = sorted((at - b.shingles[s], at) for s, at in a.shingles.items() if s in b.shingles)
    shifts = [(shift, at, at - k) for k, (shift, at) in enumerate(both)]
    for (shift, _), run in groupby(shifts, key=lambda hit: (hit[0], hit[2])):
        hits = [at for _, at, _ in run]
        yield hits[0], hits[0] - shift, len(hits) + SHINGLE - 1


def _span(text: _Text, first: int, count: int) -> Span:
    return cut(text.report.text, text.starts[first], text.ends[first + count - 1])
