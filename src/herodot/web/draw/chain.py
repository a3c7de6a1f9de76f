"""The chain of a story as a drawing: each arrow leads to the words that prove it."""

from __future__ import annotations

from herodot.records import Chain, Edge
from herodot.web.draw.graph import Arc, Drawing, Vertex, draw
from herodot.web.words import HOP


def chain_drawing(chain: Chain) -> Drawing:
    """Reports on the left, origins on the right."""
    vertices = [
        Vertex(node.id, node.name, "origin" if node.origin else node.kind, _report(node.reports))
        for node in chain.nodes
    ]
    names = {node.id: node.name for node in chain.nodes}
    arcs = [
        Arc(
            edge.start,
            edge.end,
            HOP[edge.kind],
            f"{names[edge.start]} {HOP[edge.kind]} {names[edge.end]}",
            _proof(edge),
        )
        for edge in chain.edges
    ]
    return draw(vertices, arcs)


def _report(reports: tuple[str, ...]) -> str:
    return f"/reports/{reports[0]}" if reports else ""


def _proof(edge: Edge) -> str:
    proof = edge.proofs[0] if edge.proofs else None
    return f"/records/{proof.record}" if proof else ""
