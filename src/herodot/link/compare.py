"""Comparing a new report with those that may be like it: `Comparer`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from herodot.link.copies import STOCK, overlap
from herodot.link.keys import SHARED
from herodot.link.likeness import FAR_DAYS, FLOOR, likeness
from herodot.link.shelf import Shelf
from herodot.link.shingles import Shingles
from herodot.link.sketch import wording_of
from herodot.records import Link, Sketch

REMEMBERED = 4096
"""Wordings kept at hand: it bounds the memory."""


@dataclass(slots=True)
class _Known:
    report: str
    day: str | None
    words: dict[str, float]
    shingles: Shingles
    counted: set[int] | None = None

    def telling(self) -> set[int]:
        """The trigrams that count, worked out when they are first asked for."""
        if self.counted is None:
            self.counted = self.shingles.telling(STOCK)
        return self.counted


class Comparer:
    """Finds the links of new reports. It remembers what it has read last, which changes nothing but its speed."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: OrderedDict[str, _Known] = OrderedDict()

    def links(self, new: Sketch, done: Set[str]) -> Iterator[Link]:
        """The links of a report to those on the shelf, but for those that were compared with it (`done`)."""
        copies = self._shelf.near(new, new.fingerprints, FAR_DAYS, 1) - done
        others = copies | (self._shelf.near(new, new.topics, FAR_DAYS, SHARED) - done)
        (own,) = self._wordings([new.report])
        for other in self._wordings(sorted(others)):
            a, b = (own, other) if own.report < other.report else (other, own)
            like = likeness(a.words, b.words, a.day, b.day)
            same = overlap(a.shingles, b.shingles, a.telling(), b.telling()) if other.report in copies else None
            if like >= FLOOR or same is not None:
                parts = (same.of_a, same.of_b, same.passages) if same else ()
                yield Link(a.report, b.report, like if like >= FLOOR else 0.0, *parts)

    def _wordings(self, ids: Iterable[str]) -> list[_Known]:
        """The wordings of reports, in this order."""
        wanted = list(ids)
        missing = [i for i in wanted if i not in self._known]
        for report, day, packed in self._shelf.wordings(missing):
            wording = wording_of(packed)
            self._known[report] = _Known(report, day, wording.words, wording.shingles)
        found = [self._known[i] for i in wanted]
        for report in wanted:
            self._known.move_to_end(report)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return found
