"""Nesting: an attribution whose cue stands in the content of another is told by that other's source."""

from __future__ import annotations

from collections.abc import Sequence

from herodot.attribute.candidate import Candidate, Range


def parents(candidates: Sequence[Candidate]) -> tuple[int | None, ...]:
    """For each candidate the index of the one with the smallest content around it, None at the top. Never a circle."""
    return tuple(_parent(candidates, i) for i in range(len(candidates)))


def _parent(candidates: Sequence[Candidate], i: int) -> int | None:
    inner = candidates[i]
    anchor = inner.cue or inner.content[0]
    size = _size(inner)
    best: tuple[int, int] | None = None
    for j, outer in enumerate(candidates):
        if j == i or not any(_holds(c, anchor) for c in outer.content):
            continue
        if _size(outer) > size and (best is None or _size(outer) < best[0]):
            best = _size(outer), j
    return None if best is None else best[1]


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _size(candidate: Candidate) -> int:
    return sum(stop - first for first, stop in candidate.content)
