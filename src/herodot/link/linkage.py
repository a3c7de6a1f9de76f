"""Average linkage (UPGMA) on a sparse graph: `average_linkage(graph, members, alike)`."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

type Graph = dict[int, dict[int, float]]
"""The likeness of pairs, both ways; a pair that is not there counts as 0."""


def average_linkage(graph: Graph, members: dict[int, list[int]], alike: float) -> list[list[int]]:
    """Joins `members`, groups of nodes by their first node, while the mean likeness of two groups is at least `alike`.

    Ties go to the smallest numbers. `members` is used up.
    """
    total = _between(graph, members)
    heap = [(-_mean(total, members, i, j), i, j) for i in total for j in total[i] if i < j]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= alike:
        like, i, j = heapq.heappop(heap)
        # An entry is stale when one side is gone or has grown since.
        if i not in members or j not in members or -like != _mean(total, members, i, j):
            continue
        _merge(total, members, i, j)
        for k in total[i]:
            heapq.heappush(heap, (-_mean(total, members, i, k), min(i, k), max(i, k)))
    return list(members.values())


def _between(graph: Graph, members: Mapping[int, list[int]]) -> Graph:
    """The sums of likeness between groups."""
    top = {i: t for t, group in members.items() for i in group}
    total: Graph = {t: {} for t in members}
    pairs = sorted((low, high) for low, edges in graph.items() for high in edges if low < high)
    for low, high in pairs:
        a, b = top[low], top[high]
        if a != b:
            total[a][b] = total[b][a] = total[a].get(b, 0.0) + graph[low][high]
    return total


def _mean(total: Graph, members: Mapping[int, list[int]], i: int, j: int) -> float:
    return total[i].get(j, 0.0) / (len(members[i]) * len(members[j]))


def _merge(total: Graph, members: dict[int, list[int]], i: int, j: int) -> None:
    """Put group j into group i."""
    members[i].extend(members.pop(j))
    for k, like in total.pop(j).items():
        del total[k][j]
        if k != i:
            total[i][k] = total[k][i] = total[i].get(k, 0.0) + like
