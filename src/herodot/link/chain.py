"""The chain of a story, or of one of its claims, as a graph to draw: `chain(line, steps)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from herodot.link.graph import reached
from herodot.link.names import fold
from herodot.link.origins import Lineage, Steps, Text, edges, published
from herodot.link.steps import Step
from herodot.records import Chain, Edge, EdgeKind, Node, Proof

type Key = tuple[str, str, EdgeKind]


def chain(line: Lineage, steps: Steps) -> Chain:
    """Nodes and edges, sorted: the texts that have an entry in `steps`, with their copies, the parties and the unnamed
    sources they lead to."""
    texts = [text for text in line.texts if text.node in steps]
    proofs: defaultdict[Key, set[Proof]] = defaultdict(set)
    unnamed: dict[str, str] = {}
    for text in texts:
        for step in steps[text.node]:
            start, end = step.start or text.node, step.end or _veil(step, text)
            proofs[start, end, step.kind].add(step.proof)
            if step.end is None:
                unnamed[end] = step.name
    graph = edges(line, steps)
    named = {node for start, end, _ in proofs for node in (start, end)} - {t.node for t in texts} - set(unnamed)
    own = [(key, text) for key, text in published(line) if key in named]
    made: list[Edge] = [
        Edge(start, end, kind, tuple(sorted(found, key=_place))) for (start, end, kind), found in proofs.items()
    ]
    made += [Edge(key, text.node, "publishes", ()) for key, text in own if text.node in graph.get(key, ())]
    roots = {node for text in texts for node in reached(text.node, graph) if not graph.get(node)} & named
    nodes = [Node(t.node, "report", _outlets(t), t.reports, False) for t in texts]
    nodes += [Node(key, "party", line.names.show(key), _reports(key, own), key in roots) for key in named]
    nodes += [Node(key, "unnamed", name or "somebody", (), False) for key, name in unnamed.items()]
    return Chain(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(made, key=lambda e: (e.start, e.end, e.kind))))


def _veil(step: Step, text: Text) -> str:
    """The node of an unnamed source: its words in one text, as the same words in another may mean others."""
    return f"unnamed:{step.start or text.node}:{fold(step.name)}"


def _place(proof: Proof) -> tuple[str, int, int, str]:
    return proof.report, proof.start, proof.end, proof.record


def _outlets(text: Text) -> str:
    names = (m.outlet or m.source_path.rpartition("/")[2] for m in sorted(text.members, key=lambda m: m.age))
    return ", ".join(dict.fromkeys(names))


def _reports(key: str, own: Iterable[tuple[str, Text]]) -> tuple[str, ...]:
    return tuple(sorted({report for other, text in own if other == key for report in text.reports}))
