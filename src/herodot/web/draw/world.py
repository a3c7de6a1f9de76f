"""The map: places on the outline of the world, each with a circle for how precisely it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt

import msgspec

from herodot.store.pages.counts import PlaceCount

WIDTH, HEIGHT = 2000, 1000
"""The whole plate carrée, 360 by 180 degrees."""
_REACH = {"city": 13, "region": 28, "country": 55}
_MARGIN, _LEAST = 120, 500
_TOP, _BOTTOM = 40, 830
"""Without the ice: 83 degrees north to 59 south."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The land and the borders, as SVG paths."""

    land: str
    borders: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the map: `reach` is how precisely it is known, `core` grows with the number of its events."""

    place: PlaceCount
    x: int
    y: int
    reach: float
    core: float


@dataclass(frozen=True, slots=True)
class Map:
    """The circles, the part of the world that is shown, and its outline."""

    view: str
    outline: Outline
    circles: tuple[Circle, ...]


@lru_cache(maxsize=1)
def outline() -> Outline:
    """The outline that ships with the package (static/vendor/LICENSES.txt)."""
    source = files("herodot.web").joinpath("static/vendor/world-110m.json").read_bytes()
    return msgspec.json.decode(source, type=Outline)


def draw_map(places: Sequence[PlaceCount]) -> Map:
    """The places on as much of the world as they need. Larger circles come first, so that none hides a smaller one."""
    points = [(place, *_point(place)) for place in places]
    view, scale = _view([(x, y) for _, x, y in points])
    most = max((place.events for place in places), default=1)
    circles = [
        Circle(place, x, y, round(_REACH.get(place.precision, 55) * scale, 1), _core(place.events, most, scale))
        for place, x, y in points
    ]
    ordered = sorted(circles, key=lambda c: (-c.reach, -c.core, c.place.name))
    return Map(view, outline(), tuple(ordered))


def _point(place: PlaceCount) -> tuple[int, int]:
    return round((place.lon + 180) / 360 * WIDTH), round((90 - place.lat) / 180 * HEIGHT)


def _core(events: int, most: int, scale: float) -> float:
    return round((2 + 6 * sqrt(events / most)) * scale, 1)


def _view(points: Sequence[tuple[int, int]]) -> tuple[str, float]:
    """The part of the plate with all points and a margin, twice as wide as high; how large things are drawn in it."""
    if not points:
        return f"0 {_TOP} {WIDTH} {_BOTTOM - _TOP}", 1.0
    left, right = min(x for x, _ in points) - _MARGIN, max(x for x, _ in points) + _MARGIN
    top, bottom = min(y for _, y in points) - _MARGIN, max(y for _, y in points) + _MARGIN
    width = min(WIDTH, max(right - left, 2 * (bottom - top), _LEAST))
    height = width // 2
    x = min(max(0, (left + right - width) // 2), WIDTH - width)
    y = min(max(_TOP, (top + bottom - height) // 2), max(_TOP, HEIGHT - height))
    return f"{x} {y} {width} {height}", width / WIDTH + 0.15
