"""Which things hang together."""

from __future__ import annotations

from collections.abc import Iterable


def connected[T: (int, str)](things: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The connected components of a graph, each sorted, in the order of their first members.

    Every end of a pair must be among `things`.
    """
    above = {thing: thing for thing in things}
    for a, b in pairs:
        low, high = sorted((_top(above, a), _top(above, b)))
        above[high] = low
    groups: dict[T, list[T]] = {}
    for thing in sorted(above):
        groups.setdefault(_top(above, thing), []).append(thing)
    return list(groups.values())


def _top[T: (int, str)](above: dict[T, T], thing: T) -> T:
    while above[thing] != thing:
        above[thing] = above[above[thing]]
        thing = above[thing]
    return thing
