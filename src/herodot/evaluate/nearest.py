"""The country that a point lies in: that of the nearest town of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from herodot.resolve.senses import kilometres
from herodot.resolve.toponyms import Toponym, every_toponym

type _Square = tuple[int, int]


def country_at(lat: float, lon: float) -> str | None:
    """The ISO code of the country of the nearest town within two degrees; None far from all."""
    near = list(_around(lat, lon))
    return min(near, key=lambda town: kilometres(lat, lon, town.lat, town.lon)).country if near else None


def _around(lat: float, lon: float) -> Iterator[Toponym]:
    for reach in range(3):
        found = [
            town
            for y in range(-reach, reach + 1)
            for x in range(-reach, reach + 1)
            for town in _squares().get((round(lat) + y, round(lon) + x), ())
        ]
        if found:
            yield from found
            return


@cache
def _squares() -> dict[_Square, list[Toponym]]:
    """The towns by whole degrees."""
    found: dict[_Square, list[Toponym]] = {}
    for town in every_toponym():
        if town.kind in ("town", "capital"):
            found.setdefault((round(town.lat), round(town.lon)), []).append(town)
    return found
