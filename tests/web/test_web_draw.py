"""Drawings: whatever is drawn, no label touches another one or lies on a box, and all of it is on the sheet."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from herodot.records import Chain, Edge, Node, Proof
from herodot.web.draw.chain import chain_drawing
from herodot.web.draw.graph import HEIGHT, WIDTH, Arc, Drawing, Vertex, draw
from herodot.web.draw.labels import Area, area_of

LABELS = st.sampled_from(("cites", "interview with", "republishes ×12", "told by", "copies"))
ENDS = st.integers(0, 6).map(str)


def assert_legible(drawing: Drawing) -> None:
    labels = [area_of(arrow.label, arrow.x, arrow.y) for arrow in drawing.arrows]
    boxes = [Area(box.x, box.y, box.x + WIDTH, box.y + HEIGHT) for box in drawing.boxes]
    assert not any(a.touches(b) for a, b in combinations(labels, 2))
    assert not any(label.touches(box) for label in labels for box in boxes)
    assert all(area.top >= 0 and area.bottom <= drawing.height for area in (*labels, *boxes))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ENDS, ENDS, LABELS), max_size=14))
def test_no_label_touches_another_or_a_box(arcs: list[tuple[str, str, str]]) -> None:
    vertices = [Vertex(str(n), f"Name {n}", "party") for n in range(7)]
    drawing = draw(vertices, [Arc(start, end, label, "") for start, end, label in arcs if start != end])
    assert_legible(drawing)


def test_two_long_labels_between_the_same_two_stand_apart() -> None:
    proof = Proof("report-1", "hop-1", 0, 4, "told")
    nodes = (
        Node("a", "report", "The Post", ("report-1",), False),
        Node("b", "report", "The Herald", ("report-2",), False),
        Node("c", "party", "Governor Example", (), True),
    )
    edges = tuple(
        Edge(start, "c", kind, (proof,)) for start in ("a", "b") for kind in ("interview", "republishes", "publishes")
    )
    drawing = chain_drawing(Chain(nodes, edges))
    assert sorted(arrow.label for arrow in drawing.arrows) == sorted(["interview with", "republishes", "publishes"] * 2)
    assert_legible(drawing)


def test_an_arrow_that_closes_a_loop_says_so() -> None:
    vertices = [Vertex("a", "A", "party"), Vertex("b", "B", "party")]
    drawing = draw(vertices, [Arc("a", "b", "cites", ""), Arc("b", "a", "cites", "")])
    assert [(arrow.label, arrow.back) for arrow in drawing.arrows] == [("cites", False), ("⚠ circular: cites", True)]
    assert_legible(drawing)
