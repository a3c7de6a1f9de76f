"""Makes the outline of the map, src/herodot/web/static/vendor/world-110m.json, from world-atlas (ISC licence).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/make_world.py package/countries-110m.json > src/herodot/web/static/vendor/world-110m.json

Two SVG paths on a plate carrée of 2000 by 1000 units: the land, and the borders between countries.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 2000, 1000
SOUTH = 830
"""Outlines that are all south of this, 59 degrees, are left out: a ring around a pole has no place on a plate."""


def main(source: Path) -> None:
    """Prints the paths of a TopoJSON file of countries, and the hash of that file."""
    data = source.read_bytes()
    topology = json.loads(data)
    arcs = [points(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [ring for geometry in topology["objects"]["countries"]["geometries"] for ring in rings_of(geometry)]
    coast = [ring for geometry in topology["objects"]["land"]["geometries"] for ring in rings_of(geometry)]
    uses = Counter(number if number >= 0 else ~number for ring in rings for number in ring)
    outlines = [unrolled(joined(ring, arcs)) for ring in coast]
    shown = [line for line in outlines if min(y for _, y in line) < SOUTH]
    # What goes over the edge of the map comes in again on its other side.
    over = [[(x - WIDTH, y) for x, y in line] for line in shown if max(x for x, _ in line) > WIDTH]
    land = "".join(path(line, closed=True) for line in (*shown, *over))
    inner = [arcs[number] for number, times in sorted(uses.items()) if times > 1]
    borders = "".join(path(arc, closed=False) for arc in inner)
    made = {"source": source.name, "sha256": hashlib.sha256(data).hexdigest(), "land": land, "borders": borders}
    print(json.dumps(made))


def points(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[int, int]]:
    """An arc's points on the plate; TopoJSON gives differences of quantised degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    found: list[tuple[int, int]] = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        lon, lat = x * kx + dx, y * ky + dy
        point = round((lon + 180) / 360 * WIDTH), round((90 - lat) / 180 * HEIGHT)
        if not found or point != found[-1]:
            found.append(point)
    return found


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings of a polygon or several, each a list of arcs; ~n is arc n the other way."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    if geometry["type"] == "GeometryCollection":
        return [ring for one in geometry["geometries"] for ring in rings_of(one)]
    return [ring for polygon in geometry.get("arcs", []) for ring in polygon]


def joined(ring: list[int], arcs: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The points of a ring."""
    found: list[tuple[int, int]] = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += part[1:] if found else part
    return found


def unrolled(line: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A line that goes on over the edge of the map where it would jump to the other side."""
    found = [line[0]]
    for x, y in line[1:]:
        turns = round((found[-1][0] - x) / WIDTH)
        found.append((x + turns * WIDTH, y))
    left = min(x for x, _ in found)
    return [(x - left // WIDTH * WIDTH, y) for x, y in found]


def path(line: list[tuple[int, int]], *, closed: bool) -> str:
    """A line as SVG with relative steps; "" for one that is a point at this size."""
    if len(line) < 2:
        return ""
    steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(line))
    moves = " ".join(f"{x} {y}".replace(" -", "-") for x, y in steps).replace(" -", "-")
    return f"M{line[0][0]} {line[0][1]}l{moves}{'z' if closed else ''}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
