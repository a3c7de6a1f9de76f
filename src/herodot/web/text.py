"""A report's text with highlights: overlapping and nested spans as a row of segments that do not overlap.

Joined, the segments of a paragraph are exactly that part of the text. Offsets are code points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from herodot.records import Dropped


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that a record is proved by, and as what: "content", "cue", "trigger" and so on."""

    start: int
    end: int
    record: str
    role: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which the same parts lie. `records` and `roles` are the parts', the shortest part first."""

    start: int
    text: str
    records: tuple[str, ...]
    roles: tuple[str, ...]
    first: bool
    """True where the shortest part begins here: it is reached by the tab key here and nowhere else."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that is not blank; `left_out` says why it is no part of the report, if it is none."""

    start: int
    end: int
    left_out: str | None
    segments: tuple[Segment, ...]


def paragraphs(text: str, parts: Sequence[Part], dropped: Sequence[Dropped] = ()) -> tuple[Paragraph, ...]:
    """The lines of `text` with what is highlighted in each."""
    ordered = sorted(parts, key=lambda part: (part.start, part.end, part.record, part.role))
    found = []
    for start, end in _lines(text):
        inside = [part for part in ordered if part.start < end and start < part.end]
        reason = next((d.reason for d in dropped if d.start < end and start < d.end), None)
        found.append(Paragraph(start, end, reason, tuple(_segments(text, start, end, inside))))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line that is not blank begins and ends."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        at += len(line)


def _segments(text: str, start: int, end: int, parts: Sequence[Part]) -> Iterator[Segment]:
    edges = {start, end}
    begins: defaultdict[int, list[Part]] = defaultdict(list)
    for part in parts:
        first, last = max(part.start, start), min(part.end, end)
        edges |= {first, last}
        begins[first].append(part)
    active: list[Part] = []
    cuts = sorted(edges)
    for at, until in pairwise(cuts):
        active = [part for part in active if part.end > at] + begins[at]
        over = sorted(active, key=lambda part: (part.end - part.start, part.start, part.record, part.role))
        records = tuple(dict.fromkeys(part.record for part in over))
        roles = tuple(dict.fromkeys(part.role for part in over))
        yield Segment(at, text[at:until], records, roles, bool(over) and over[0].start == at)
