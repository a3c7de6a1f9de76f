"""A graph of who has it from whom: its roots and its loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

type Edges = Mapping[str, Sequence[str]]


def roots_of(start: str, edges: Edges) -> tuple[str, ...]:
    """The nodes with no way on that can be reached from `start`, sorted. A loop without a way out has no root."""
    return tuple(sorted(node for node in reached(start, edges) if node != start and not edges.get(node)))


def reached(start: str, edges: Edges) -> set[str]:
    """`start` and everything that it leads to."""
    seen, waiting = {start}, [start]
    while waiting:
        for node in edges.get(waiting.pop(), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen


def loops(edges: Edges) -> tuple[tuple[str, ...], ...]:
    """One shortest loop through each node that comes back to itself, each loop once, from its smallest node on."""
    found = {_turned(loop) for node in sorted(edges) if (loop := _way_back(node, edges))}
    return tuple(sorted(found))


def _way_back(start: str, edges: Edges) -> tuple[str, ...]:
    """The shortest loop through `start`, that of the smallest names where there are several; empty where none is."""
    before: dict[str, str] = {}
    layer = [start]
    while layer:
        following = []
        for node in layer:
            for after in sorted(edges.get(node, ())):
                if after == start:
                    return _path(start, node, before)
                if after not in before:
                    before[after] = node
                    following.append(after)
        layer = following
    return ()


def _path(start: str, node: str, before: Mapping[str, str]) -> tuple[str, ...]:
    path = [node]
    while path[0] != start:
        path.insert(0, before[path[0]])
    return tuple(path)


def _turned(loop: tuple[str, ...]) -> tuple[str, ...]:
    at = loop.index(min(loop))
    return loop[at:] + loop[:at]
