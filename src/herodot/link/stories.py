"""Which reports are about one happening: `group(analyses, copies)`.

Average linkage over the likeness of pairs of reports. The likeness of two reports depends on those two alone: the words
are weighted by a fixed table and not by the collection, so that a new report never changes what is already known of
the others. The actors of a report are not looked at: their names are words, and counting them again gained nothing.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from herodot.link.copies import Copy
from herodot.link.union import connected
from herodot.link.words import kept, vector
from herodot.records import Analysis

ALIKE = 0.2
"""Mean likeness from which two groups are one story."""
FLOOR = 0.02
"""Likeness below which a pair counts as unlike: it keeps the graph sparse."""
NEAR_DAYS, FAR_DAYS, FAR = 3, 33, 0.5
"""Up to NEAR_DAYS between two publications likeness stays; it falls to the part FAR of it at FAR_DAYS and beyond."""

type Graph = dict[int, dict[int, float]]


def group(analyses: Sequence[Analysis], copies: Iterable[Copy]) -> tuple[tuple[Analysis, ...], ...]:
    """The analyses of each story, ordered by id within, and the stories by their first id.

    The ids must differ; the order of `analyses` does not matter. Copies always end up in one story.
    """
    ordered = sorted(analyses, key=lambda a: a.report.id)
    number = {a.report.id: i for i, a in enumerate(ordered)}
    together = [(number[copy.a], number[copy.b]) for copy in copies]
    members = {group[0]: group for group in connected(range(len(ordered)), together)}
    stories = _linkage(_likeness(ordered), members)
    return tuple(tuple(ordered[i] for i in sorted(members)) for members in sorted(map(sorted, stories)))


def _likeness(analyses: Sequence[Analysis]) -> Graph:
    """Likeness (0..1) of all pairs that reach FLOOR, both ways, from an inverted index of words."""
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    graph: Graph = {i: {} for i in range(len(analyses))}
    days = [_day(a) for a in analyses]
    for i, analysis in enumerate(analyses):
        same: defaultdict[int, float] = defaultdict(float)
        for word, weight in vector(f"{analysis.report.title or ''}\n{kept(analysis.report)}").items():
            for j, other in index[word]:
                same[j] += weight * other
            index[word].append((i, weight))
        for j, cosine in same.items():
            like = cosine * _nearness(days[i], days[j])
            if like >= FLOOR:
                graph[i][j] = graph[j][i] = like
    return graph


def _nearness(a: date | None, b: date | None) -> float:
    """1 for reports of the same days, FAR for those far apart; 1 where a date is unknown."""
    if a is None or b is None:
        return 1.0
    late = min(max(abs((a - b).days) - NEAR_DAYS, 0), FAR_DAYS - NEAR_DAYS)
    return 1 - (1 - FAR) * late / (FAR_DAYS - NEAR_DAYS)


def _day(analysis: Analysis) -> date | None:
    published = analysis.report.published
    return date.fromisoformat(published[:10]) if published else None


def _linkage(graph: Graph, members: dict[int, list[int]]) -> list[list[int]]:
    """Average linkage (UPGMA) on a sparse graph: pairs without an edge count as 0. Ties go to the smallest numbers."""
    total = _between(graph, members)
    heap = [(-_mean(total, members, i, j), i, j) for i in total for j in total[i] if i < j]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= ALIKE:
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
