"""A directed graph in columns, from who passes on to whom it goes back to: a small layered layout.

Source of the method: Sugiyama, Tagawa and Toda (1981), with longest-path layers and barycentre ordering.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from herodot.web.draw.labels import Area, Curve, Label, place

WIDTH, HEIGHT = 180, 34
"""Of a box, in units of the drawing."""
COLUMN, ROW, MARGIN = 306, 58, 8
_SWEEPS = 4
_CHARACTERS = 24
_LOOP = "⚠ circular: "


@dataclass(frozen=True, slots=True)
class Vertex:
    """What is to be drawn as a box."""

    id: str
    label: str
    kind: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """What is to be drawn as an arrow; `told` is the whole of it in words."""

    start: str
    end: str
    label: str
    told: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box at its place; `short` is its label as far as there is room."""

    vertex: Vertex
    x: int
    y: int
    short: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow at its place; `back` is true where it closes a loop. `label` has its middle at `x`, its base at `y`."""

    arc: Arc
    path: str
    label: str
    x: int
    y: int
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and arrows, how large the whole is, and how wide a box."""

    box: int
    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(vertices: Sequence[Vertex], arcs: Sequence[Arc]) -> Drawing:
    """The graph in columns. Arcs between unknown vertices are left out."""
    known = {vertex.id for vertex in vertices}
    kept = [arc for arc in arcs if arc.start in known and arc.end in known]
    forward = _forward([vertex.id for vertex in vertices], kept)
    columns = _ordered(_columns([vertex.id for vertex in vertices], forward), forward)
    heights = _heights(columns, forward)
    at = {own: (MARGIN + i * COLUMN, MARGIN + heights[own]) for i, column in enumerate(columns) for own in column}
    boxes = tuple(Box(vertex, *at[vertex.id], _short(vertex.label)) for vertex in vertices)
    arrows = tuple(_arrows(kept, at, forward))
    width = max(1, len(columns)) * COLUMN - (COLUMN - WIDTH) + 2 * MARGIN
    bottom = max([HEIGHT, *(y + HEIGHT for _, y in at.values()), *(arrow.y for arrow in arrows)])
    return Drawing(WIDTH, width, bottom + MARGIN, boxes, arrows)


type _Pairs = Mapping[tuple[str, str], None]


def _forward(ids: Sequence[str], arcs: Sequence[Arc]) -> _Pairs:
    """The pairs that lead on: all but those that close a loop, found by a walk from each vertex in order."""
    ahead: defaultdict[str, list[str]] = defaultdict(list)
    for arc in arcs:
        if arc.end not in ahead[arc.start]:
            ahead[arc.start].append(arc.end)
    done: set[str] = set()
    found: dict[tuple[str, str], None] = {}
    for root in ids:
        # Walked from again, a vertex would close no loop: what leads to it is not on the way.
        path = {} if root in done else {root: iter(ahead[root])}
        while path:
            node, rest = next(reversed(path.items()))
            following = next(rest, None)
            if following is None:
                done.add(node)
                path.pop(node)
            elif following not in path:
                found[node, following] = None
                if following not in done:
                    path[following] = iter(ahead[following])
    return found


def _columns(ids: Sequence[str], forward: _Pairs) -> list[list[str]]:
    """Each vertex one column to the right of the last that leads to it; those that nobody leads to come first."""
    depth = dict.fromkeys(ids, 0)
    for _ in ids:
        changed = False
        for start, end in forward:
            if depth[end] <= depth[start]:
                depth[end], changed = depth[start] + 1, True
        if not changed:
            break
    columns: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for own_id in ids:
        columns[depth[own_id]].append(own_id)
    return columns


def _ordered(columns: list[list[str]], forward: _Pairs) -> list[list[str]]:
    """The columns with each vertex near the middle of those it is tied to, so that fewer arrows cross."""
    ties: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in forward:
        ties[start].append(end)
        ties[end].append(start)
    for sweep in range(_SWEEPS):
        order = columns if sweep % 2 else columns[::-1]
        for fixed, free in pairwise(order):
            at = {own_id: place for place, own_id in enumerate(fixed)}
            before = {own_id: place for place, own_id in enumerate(free)}
            free.sort(key=lambda own_id: (_middle(ties[own_id], at, before[own_id]), before[own_id]))
    return columns


def _heights(columns: Sequence[Sequence[str]], forward: _Pairs) -> dict[str, int]:
    """How far down each vertex is: the fullest column evenly, the others beside those that they are tied to."""
    ties: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in forward:
        ties[start].append(end)
        ties[end].append(start)
    fullest = max(range(len(columns)), key=lambda i: (len(columns[i]), -i), default=0)
    heights: dict[str, int] = {}
    for i in sorted(range(len(columns)), key=lambda i: (abs(i - fullest), i)):
        column = columns[i]
        wanted = {own: _middle(ties[own], heights, float(j * ROW)) for j, own in enumerate(column)}
        heights |= _spread(sorted(column, key=lambda own: wanted[own]), wanted)
    return heights


def _spread(column: Sequence[str], wanted: Mapping[str, float]) -> dict[str, int]:
    """Each where it wants to be, or as near as the one above leaves room, and the whole moved up to its own middle."""
    found: dict[str, int] = {}
    free = 0
    for own in column:
        found[own] = free = max(free, round(wanted[own]))
        free += ROW
    late = round(sum(found[own] - wanted[own] for own in column) / max(1, len(column)))
    shift = min(late, min(found.values(), default=0))
    return {own: y - shift for own, y in found.items()}


def _middle(ties: Sequence[str], at: Mapping[str, int], otherwise: float) -> float:
    found = [at[tie] for tie in ties if tie in at]
    return sum(found) / len(found) if found else otherwise


type _Places = Mapping[str, tuple[int, int]]


def _arrows(arcs: Sequence[Arc], at: _Places, forward: _Pairs) -> Iterator[Arrow]:
    """The arrows, each with its label where it touches nothing."""
    back = [(arc.start, arc.end) not in forward for arc in arcs]
    labels = [f"{_LOOP}{arc.label}" if loop else arc.label for arc, loop in zip(arcs, back, strict=True)]
    curves = [_curve(at[arc.start], at[arc.end], back=loop) for arc, loop in zip(arcs, back, strict=True)]
    out, into = Counter(arc.start for arc in arcs), Counter(arc.end for arc in arcs)
    late = [out[arc.start] >= into[arc.end] for arc in arcs]
    boxes = (Area(x, y, x + WIDTH, y + HEIGHT) for x, y in at.values())
    spots = place([Label(*one) for one in zip(labels, curves, late, strict=True)], boxes)
    for arc, loop, label, curve, (x, y) in zip(arcs, back, labels, curves, spots, strict=True):
        yield Arrow(arc, _path(curve), label, x, y, loop)


def _curve(start: tuple[int, int], end: tuple[int, int], *, back: bool) -> Curve:
    """From one box to another: on to the right, or around below where it closes a loop."""
    (x1, y1), (x2, y2) = start, end
    middle = HEIGHT // 2
    if back or x2 <= x1:
        low = max(y1, y2) + HEIGHT + 16
        left, right = x1 + WIDTH // 2, x2 + WIDTH // 2
        return Curve(((left, y1 + HEIGHT), (left, low), (right, low), (right, y2 + HEIGHT)))
    (ax, ay), (bx, by) = (x1 + WIDTH, y1 + middle), (x2 - 6, y2 + middle)
    bend = (bx - ax) // 2
    return Curve(((ax, ay), (ax + bend, ay), (bx - bend, by), (bx, by)))


def _path(curve: Curve) -> str:
    (start, first, second, end) = (f"{x:g} {y:g}" for x, y in curve.points)
    return f"M{start}C{first},{second},{end}"


def _short(label: str) -> str:
    return label if len(label) <= _CHARACTERS else f"{label[: _CHARACTERS - 1].rstrip()}…"
