"""Comparing a new report with those that may be like it: `Comparer`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from herodot.link.copies import STOCK, is_copied, overlap
from herodot.link.keys import ALIKE, COPIED
from herodot.link.likeness import FLOOR, cosines, nearness
from herodot.link.shelf import Shelf
from herodot.link.shingles import Shingles
from herodot.link.sketch import shingles_in
from herodot.link.vectors import Vector, dots, unpacked
from herodot.records import Link, Sketch

WORDS, SHINGLES = 16_384, 8_192
"""Reports whose words and whose shingles are kept at hand: they bound the memory."""


@dataclass(frozen=True, slots=True)
class _Words:
    day: str | None
    vector: Vector


@dataclass(frozen=True, slots=True)
class _Text:
    shingles: Shingles
    counted: Vector


class Comparer:
    """Finds the links of new reports. It remembers what it has read last, which changes nothing but its speed."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._words = _Remembered(WORDS, self._read_words)
        self._texts = _Remembered(SHINGLES, self._read_texts)

    def links(self, new: Sketch, done: Set[str]) -> Iterator[Link]:
        """The links of a report to those on the shelf, but for those that were compared with it (`done`)."""
        copies = self._shelf.near(new, new.fingerprints, COPIED) - done
        others = sorted(copies | (self._shelf.near(new, new.topics, ALIKE) - done))
        copied = self._copied(new.report, sorted(copies))
        for other, like in zip(others, self._likeness(new.report, others), strict=True):
            if like >= FLOOR or other in copied:
                a, b = sorted((new.report, other))
                yield self._link(a, b, like if like >= FLOOR else 0.0, copied=other in copied)

    def _likeness(self, report: str, others: Sequence[str]) -> list[float]:
        own, *rest = self._words.get([report, *others])
        alike = cosines(own.vector, [other.vector for other in rest])
        return [cosine * nearness(own.day, other.day) for cosine, other in zip(alike, rest, strict=True)]

    def _copied(self, report: str, others: Sequence[str]) -> set[str]:
        own, *rest = self._texts.get([report, *others])
        size = len(own.counted.at)
        shared = dots(own.counted, [other.counted for other in rest])
        found = zip(others, shared, rest, strict=True)
        return {other for other, both, text in found if is_copied(both, size, len(text.counted.at))}

    def _link(self, a: str, b: str, like: float, *, copied: bool) -> Link:
        one, other = (text.shingles for text in self._texts.get([a, b])) if copied else (None, None)
        same = overlap(one, other) if one and other else None
        return Link(a, b, like, same.of_a, same.of_b, same.passages) if same else Link(a, b, like)

    def _read_words(self, ids: Iterable[str]) -> Iterator[tuple[str, _Words]]:
        for report, day, packed in self._shelf.words(ids):
            yield report, _Words(day, unpacked(packed))

    def _read_texts(self, ids: Iterable[str]) -> Iterator[tuple[str, _Text]]:
        for report, packed in self._shelf.shingles(ids):
            shingles = shingles_in(packed)
            yield report, _Text(shingles, shingles.telling(STOCK))


class _Remembered[T]:
    """What was read last, by report."""

    def __init__(self, size: int, read: Callable[[Iterable[str]], Iterable[tuple[str, T]]]) -> None:
        self._size = size
        self._read = read
        self._held: OrderedDict[str, T] = OrderedDict()

    def get(self, ids: Sequence[str]) -> list[T]:
        """What is known of these reports, in this order."""
        self._held.update(self._read([i for i in ids if i not in self._held]))
        found = [self._held[i] for i in ids]
        for report in ids:
            self._held.move_to_end(report)
        while len(self._held) > self._size:
            self._held.popitem(last=False)
        return found
