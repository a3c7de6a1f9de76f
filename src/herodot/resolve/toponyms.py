"""The gazetteer: what places a name can stand for.

The large table is one sorted file that is searched as it lies (about 17 steps a name), so that it costs a process
neither time to load nor memory for what no report names. The small ones, made by hand, are read once.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Literal

from herodot.errors import OntologyError
from herodot.records import Place
from herodot.resolve.gazetteer import countries
from herodot.resolve.index import fold
from herodot.resolve.names import Folded, Match
from herodot.settings import setting

type PlaceKind = Literal["town", "capital", "county", "region", "area", "country"]

_MOST = 6
"""Tokens of the longest name that is looked for."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place: WGS84 degrees; `thousands` of inhabitants, 0 where nobody counts them.

    `country` is "" for what lies in several (a sea, a continent); `region` is the GeoNames code of the first-level
    division, "" where it is not known. An `area` is any other named stretch of the earth.
    """

    name: str
    country: str
    region: str
    lat: float
    lon: float
    thousands: int
    kind: PlaceKind


def key(name: str) -> str:
    """The form under which a name is looked up: without accents and "the", in lower case."""
    return fold(name).lower().removeprefix("the ")


def find_toponyms(plain: Folded) -> tuple[Match[Toponym], ...]:
    """The names of places in a report, left to right, the longest at each capital letter, none overlapping another."""
    found: list[Match[Toponym]] = []
    ends, free = tuple(plain.stops), 0
    for i, start in enumerate(plain.starts):
        if i < free or not plain.text[start].isupper():
            continue
        best: Match[Toponym] | None = None
        for stop in range(i + 1, min(i + _MOST, len(ends)) + 1):
            name = plain.text[start : ends[stop - 1]]
            rows, longer = look_up(name.lower())
            if senses := tuple(row for written, row in rows if _fits(written, name)):
                best = Match(i, stop, senses)
            if not longer:
                break
        if best:
            found.append(best)
            free = best.stop
    return tuple(found)


def _fits(written: str, name: str) -> bool:
    """True when the text may write `written` as `name`: capitals stand where the table has them, but for a last
    "Province" or "County"."""
    words, given = written.split(), name.split()
    if len(words) != len(given) or name.isupper():
        return len(words) == len(given) and (len(name) > 4 or written == name)
    inner = zip(words[:-1] or words, given, strict=False)
    return all(one[0].isupper() <= other[0].isupper() for one, other in inner)


def senses(name: str) -> tuple[Toponym, ...]:
    """The places that bear `name`, as it is written in a text; the small tables first."""
    name = fold(name)
    return tuple(row for written, row in look_up(name.lower())[0] if _fits(written, name))


@lru_cache(maxsize=8192)
def look_up(name: str) -> tuple[tuple[tuple[str, Toponym], ...], bool]:
    """The rows of a name (folded, in lower case) as written in the table, and whether longer names begin with it."""
    rows, longer = table().find(name)
    small = small_tables()
    own = small.get(name, ())
    others = ((written, row) for written, row in rows if not any(_is_same(row, known) for _, known in own))
    return (*own, *others), longer or name in _beginnings()


def _is_same(one: Toponym, other: Toponym) -> bool:
    return abs(one.lat - other.lat) < 0.5 and abs(one.lon - other.lon) < 0.5


@cache
def _beginnings() -> frozenset[str]:
    """The first words of the names of several words in the small tables."""
    return frozenset(name[:i] for name in small_tables() for i, c in enumerate(name) if not c.isalnum())


@cache
def small_tables() -> dict[str, tuple[tuple[str, Toponym], ...]]:
    """Regions, seas, states, and spellings that GeoNames lacks, by key."""
    found: dict[str, tuple[tuple[str, Toponym], ...]] = {}
    for names, row in (*_regions(), *_states()):
        for name in names.split("|"):
            plain = fold(name.removeprefix("the "))
            others = tuple(pair for pair in found.get(plain.lower(), ()) if pair[1] is not row)
            found[plain.lower()] = (*others, (plain, row))
    return found


@cache
def short_states() -> dict[str, tuple[Toponym, ...]]:
    """The states by forms that mean one only after a town and a comma: "La.", "IN"."""
    found: dict[str, tuple[Toponym, ...]] = {}
    for cells in _cells("states.tsv"):
        for short in filter(None, cells[1].split("|")):
            found[short] = (*found.get(short, ()), _state(cells))
    return found


def state(name: str, country: str) -> Toponym | None:
    """The state of states.tsv that bears a name (folded, in lower case) in a country; None if there is none."""
    return next((r for _, r in small_tables().get(name, ()) if r.kind == "region" and r.country == country), None)


@cache
def middle(country: str) -> tuple[float, float]:
    """Latitude and longitude of the middle of a country (ISO 3166-1 alpha-3)."""
    return _middles()[country]


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {code: (float(lat), float(lon)) for code, lat, lon, _ in _cells("countries.tsv")}


@cache
def domains() -> dict[str, str]:
    """The country of each top-level domain that tells one."""
    return {domain: code for code, _, _, domain in _cells("countries.tsv") if domain}


def country(code: str) -> Toponym:
    """A country as a place."""
    return Toponym(countries()[code].name, code, "", *middle(code), 0, "country")


def _regions() -> Iterator[tuple[str, Toponym]]:
    for names, code, lat, lon, *more in _cells("regions.tsv"):
        usual, thousands = names.split("|")[0].removeprefix("the "), int(more[0]) if more else 0
        kind: PlaceKind = "town" if more else "area"
        yield names, Toponym(usual, code.strip("-"), "", float(lat), float(lon), thousands, kind)


def _states() -> Iterator[tuple[str, Toponym]]:
    for cells in _cells("states.tsv"):
        yield cells[0], _state(cells)


def _state(cells: list[str]) -> Toponym:
    names, _, code, region, lat, lon = cells
    return Toponym(names.split("|")[0], code, region, float(lat), float(lon), 0, "region")


def _cells(name: str) -> Iterator[list[str]]:
    source = files("herodot.ontology").joinpath("places", name).read_text(encoding="utf-8")
    for line in source.splitlines():
        yield line.split("\t")


def place_kind(place: Place) -> PlaceKind:
    """The kind of a place of a report, "town" for one that no table has."""
    if place.country and place.name == countries()[place.country].name:
        return "country"
    rows = (*senses(place.exact), *senses(place.name))
    return next((r.kind for r in rows if (r.lat, r.lon) == (place.lat, place.lon)), "town")


def is_known_town(name: str) -> bool:
    """True for a town of the table made by hand: those that the news names often, rarely anyone's name."""
    return any(row.kind == "town" for _, row in small_tables().get(fold(name).lower(), ()))


def every_toponym() -> Iterator[Toponym]:
    """The places of the large table, one for each of their names, in the order of the file."""
    yield from (row for _, row in table().rows())


class SortedTable:
    """The lines of a file that is sorted by the key of its first column; found by bisection."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        self._data = data

    def find(self, name: str) -> tuple[tuple[tuple[str, Toponym], ...], bool]:
        """The rows of a name, and whether longer names begin with it."""
        data, wanted = self._data, name.encode()
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            stop = data.find(b"\n", start)
            if _key(data[start : data.find(b"\t", start)]) < wanted:
                low = stop + 1
            else:
                high = start
        rows: list[tuple[str, Toponym]] = []
        while low < len(data):
            stop = data.find(b"\n", low)
            line = data[low:stop]
            found = _key(line[: line.find(b"\t")])
            if found != wanted:
                return tuple(rows), found.startswith(wanted)
            rows.append(_row(line.decode()))
            low = stop + 1
        return tuple(rows), False

    def rows(self) -> Iterator[tuple[str, Toponym]]:
        """All rows in the order of the file."""
        return (_row(line.decode()) for line in self._data[:].splitlines())


def _key(name: bytes) -> bytes:
    return name.lower().removeprefix(b"the ") if name.isascii() else key(name.decode()).encode()


def _row(line: str) -> tuple[str, Toponym]:
    name, code, region, lat, lon, thousands, *more = line.split("\t")
    kind: PlaceKind = more[0] or "town" if more else "town"  # type: ignore[assignment]
    usual = more[1] if len(more) > 1 else name
    return fold(name).removeprefix("The ").removeprefix("the "), Toponym(
        usual, code, region, float(lat), float(lon), int(thousands), kind
    )


@cache
def table() -> SortedTable:
    """The large table: that of the package, or the file that HERODOT_GAZETTEER names."""
    given = os.environ.get(setting("gazetteer").variable)
    if given:
        return SortedTable(_mapped(given))
    with as_file(files("herodot.ontology").joinpath("places", "gazetteer.tsv")) as path:
        return SortedTable(_mapped(str(path)))


def _mapped(path: str) -> mmap.mmap:
    try:
        with open(path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        remedy = "make one with training/build_places.py, or unset HERODOT_GAZETTEER"
        raise OntologyError(f"no gazetteer ({error})", where=path, remedy=remedy) from error
