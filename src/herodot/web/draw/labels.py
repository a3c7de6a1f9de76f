"""Where the labels of arrows go: each on its arrow if there is room, so that no two touch and none lies on a box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CHARACTER, LINE = 6.2, 14
"""The width of a character and the height of a line of the 11-pixel type of labels, in units of the drawing."""
_GAP = 3
_RISE = 8
"""How far a label stands above its arrow."""
_ALONG = (0.5, 0.62, 0.72, 0.38, 0.8, 0.28, 0.88, 0.2)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, its edges included."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Area) -> bool:
        """True where they have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


@dataclass(frozen=True, slots=True)
class Curve:
    """A Bézier curve by its four points, each an x and a y."""

    points: tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]

    def at(self, t: float) -> tuple[float, float]:
        """The point at `t`, from 0 to 1."""
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        return (
            sum(w * x for w, (x, _) in zip(weights, self.points, strict=True)),
            sum(w * y for w, (_, y) in zip(weights, self.points, strict=True)),
        )


def area_of(label: str, x: float, y: float) -> Area:
    """What a label takes up whose middle is at `x`, and whose base line is at `y`."""
    half = len(label) * CHARACTER / 2 + _GAP
    return Area(x - half, y - LINE + _GAP, x + half, y + _GAP)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a curve; `late`: rather near its end than its start, as fewer others are there."""

    text: str
    curve: Curve
    late: bool = True


def place(labels: Sequence[Label], taken: Iterable[Area]) -> list[tuple[int, int]]:
    """The middle and the base line of each label, in their order. Nothing touches another label or what is taken.

    A label stands on its curve where there is room, else below it, as far as it has to.
    """
    areas = list(taken)
    found = []
    for label in labels:
        points = [label.curve.at(t if label.late else 1 - t) for t in _ALONG]
        spots = [(round(x), round(y) - _RISE) for x, y in points]
        free = (spot for spot in spots if _is_free(label.text, *spot, areas))
        spot = next(free, None) or _below(label.text, *spots[0], areas)
        areas.append(area_of(label.text, *spot))
        found.append(spot)
    return found


def _below(label: str, x: int, y: int, areas: Sequence[Area]) -> tuple[int, int]:
    while not _is_free(label, x, y, areas):
        y += LINE
    return x, y


def _is_free(label: str, x: int, y: int, areas: Sequence[Area]) -> bool:
    own = area_of(label, x, y)
    return not any(own.touches(other) for other in areas)
