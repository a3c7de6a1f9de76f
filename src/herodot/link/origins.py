"""Whom a story's reports go back to: `trace_back(analyses, copies)` (docs/origins.md).

The number of origins is a lower bound on purpose: whatever cannot be told apart or proved is not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from herodot.link.copies import Copy
from herodot.link.names import Names, names_in
from herodot.link.union import connected
from herodot.records import Analysis, Hop, Origin

THIS_REPORT = "(this report)"
NO_DATE = "9999-12-31"
_RELAYS = ("cites", "interview", "republishes", "copies")

type Edges = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The origins of a story's reports, most reports first, and the ids of the reports that name nobody."""

    origins: tuple[Origin, ...]
    untraced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A report with its copies. `witness` is the member whose hops speak for all; `node` is its place in the graph."""

    node: str
    members: tuple[Analysis, ...]
    witness: Analysis


def trace_back(analyses: Sequence[Analysis], copies: Iterable[Copy]) -> Ancestry:
    """Follow hops and copies of one story's reports to their roots. The order of `analyses` does not matter."""
    names = names_in(analyses)
    texts = _texts(analyses, copies, names)
    edges = _edges(texts, names)
    reports: defaultdict[str, list[str]] = defaultdict(list)
    untraced: list[str] = []
    for text in texts:
        ids = [member.report.id for member in text.members]
        roots = roots_of(text.node, edges)
        for root in roots:
            reports[root].extend(ids)
        untraced.extend([] if roots else ids)
    origins = [Origin(names.show(root), tuple(sorted(ids))) for root, ids in reports.items()]
    return Ancestry(tuple(sorted(origins, key=lambda o: (-len(o.reports), o.name))), tuple(sorted(untraced)))


def roots_of(start: str, edges: Edges) -> tuple[str, ...]:
    """The nodes with no way on that can be reached from `start`, sorted. A loop without a way out has no root."""
    seen, waiting = {start}, [start]
    while waiting:
        for node in edges.get(waiting.pop(), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return tuple(sorted(node for node in seen if node != start and not edges.get(node)))


def _texts(analyses: Sequence[Analysis], copies: Iterable[Copy], names: Names) -> list[_Text]:
    by_id = {a.report.id: a for a in analyses}
    pairs = [(c.a, c.b) for c in copies if c.a in by_id and c.b in by_id]
    texts = []
    for ids in connected(by_id, pairs):
        members = tuple(by_id[i] for i in ids)
        witness = min(members, key=lambda a: (not _steps(a, names), not _credits(a), _day(a), a.report.id))
        texts.append(_Text(f"text:{ids[0]}", members, witness))
    return texts


def _credits(analysis: Analysis) -> bool:
    """True for a report that says which agency or outlet it has its account from."""
    return any(hop.kind in _RELAYS and _is_own(hop, analysis) for hop in analysis.hops)


def _day(analysis: Analysis) -> str:
    return (analysis.report.published or NO_DATE)[:10]


def _steps(analysis: Analysis, names: Names) -> list[tuple[str | None, str]]:
    """The named steps of a report as (from, to); from is None for the report itself. Citing oneself is no step.

    Where a report credits an outlet, what people say in it came with that credit: they are no origins beside it.
    """
    outlet = names.key(analysis.report.outlet) if analysis.report.outlet else None
    steps: list[tuple[str | None, str]] = []
    relayed = _credits(analysis)
    for hop in analysis.hops:
        if relayed and hop.kind not in _RELAYS and _is_own(hop, analysis):
            continue
        to, own = names.upstream(hop), _is_own(hop, analysis)
        start = None if own else names.key(hop.from_name)
        if to is not None and to != (outlet if own else start) and (own or start is not None):
            steps.append((start, to))
    return steps


def _is_own(hop: Hop, analysis: Analysis) -> bool:
    return hop.from_name in (THIS_REPORT, analysis.report.outlet)


def _edges(texts: Iterable[_Text], names: Names) -> dict[str, list[str]]:
    """Who got it from whom. An outlet leads on to its own report where that one leads on."""
    edges: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for start, to in _steps(text.witness, names):
            edges[start or text.node].append(to)
    for text in texts:
        outlets = {m.report.outlet for m in text.members if m.report.outlet}
        keys = {names.key(outlet) for outlet in outlets}
        for key in sorted(key for key in keys if key is not None):
            if edges.get(text.node):
                edges[key].append(text.node)
    return edges
