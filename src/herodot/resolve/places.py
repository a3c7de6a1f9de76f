"""Toponyms: what place a name is, and when a seat of government is meant as the place.

"in Seoul" is a place and "Seoul said" the government; syntax decides. A name that several places bear is the one in a
country that the report names, else the largest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from herodot.records import Place
from herodot.resolve.gazetteer import Index, countries
from herodot.resolve.names import Folded, Match, find_names
from herodot.resolve.scene import Scene, words

_LARGE = 100
"""Thousands of inhabitants from which a name counts as a city's even where the parser sees no name."""
_COVERED = ("seat", "country", "adjective", "people")
_FOLLOWS = ("compound", "poss", "conj", "appos", "nmod")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A row of places/*.tsv: WGS84 degrees; `thousands` of inhabitants, 0 for a region."""

    name: str
    country: str
    lat: float
    lon: float
    thousands: int


@cache
def toponyms() -> Index[str]:
    """The index of places, loaded once a process; what it finds are rows, read by `toponym`."""
    return Index((*_rows("regions.tsv"), *_rows("cities.tsv")))


def _rows(table: str) -> Iterator[tuple[str, str]]:
    source = files("herodot.ontology").joinpath("places", table).read_text(encoding="utf-8")
    for line in source.splitlines():
        names = line[: line.index("\t")]
        for name in names.split("|") if "|" in names else (names,):
            yield name, line


@cache
def toponym(line: str) -> Toponym:
    """The record of a row: names, country, latitude, longitude, thousands of inhabitants (none for a region)."""
    names, country, lat, lon, *more = line.split("\t")
    return Toponym(names.split("|")[0], country, float(lat), float(lon), int(more[0]) if more else 0)


def find_places(scene: Scene, plain: Folded) -> None:
    """Fills `scene.toponyms` (by token) with the named places of the report, ambiguous ones decided."""
    found = [m for m in find_names(plain, toponyms(), capitalised=True) if _is_toponym(scene, m)]
    near = Counter(scene.countries_named())
    for match in found:
        senses = tuple(map(toponym, match.senses))
        following = scene.at.get(match.stop + 1)
        if following and following.entry.sense == "country" and scene.parsed.words[match.stop] == ",":
            senses = tuple(s for s in senses if s.country == following.entry.country) or senses
        best = max(senses, key=lambda s: (s.thousands == 0, bool(near[s.country]), s.thousands))
        inner = scene.at.get(match.first)
        if inner and inner.stop < match.stop:
            scene.drop(inner)
        for i in range(match.first, match.stop):
            scene.toponyms[i] = (match.first, match.stop, best)


def _is_toponym(scene: Scene, match: Match[str]) -> bool:
    first = scene.parsed.words[match.first]
    known = scene.at.get(match.first)
    if not first[0].isupper() or scene.who[match.first]:
        return False
    if known and (known.entry.sense not in _COVERED or known.stop > match.stop):
        return False
    if known and known.entry.sense != "seat":
        return known.stop < match.stop
    label = scene.labels.get(match.first)
    if label is None or follows_locative(scene, match.first, match.stop):
        large = any(row.thousands >= _LARGE or not row.thousands for row in map(toponym, match.senses))
        return follows_locative(scene, match.first, match.stop) or (large and scene.parsed.tags[match.first] == "NNP")
    entity, stop, start = label
    if start != match.first:
        return False
    return entity in ("GPE", "LOC", "FAC") or (entity != "PERSON" and stop <= match.stop)


def follows_locative(scene: Scene, first: int, stop: int) -> bool:
    """True after "in", "near", "of", "to" and the like."""
    parsed = scene.parsed
    head = scene.head(first, stop)
    above = parsed.lowers[parsed.heads[head]]
    return parsed.deps[head] == "pobj" and (above in words("locative") or above in words("origins"))


def is_locative(scene: Scene, first: int, stop: int) -> bool:
    """True when the name is used as a place: "in Kyiv", "flew to Moscow", "the streets of Tripoli"."""
    parsed = scene.parsed
    head = scene.head(first, stop)
    while parsed.deps[head] in _FOLLOWS and parsed.deps[head] in ("conj", "appos"):
        head = parsed.heads[head]
    above = parsed.heads[head]
    if parsed.deps[head] in ("pobj", "pcomp"):
        return parsed.lowers[above] in words("locative") or (
            parsed.lowers[above] in words("source_or_goal") and parsed.lemmas[parsed.heads[above]] in words("motion")
        )
    if parsed.deps[head] == "dobj":
        return parsed.lemmas[above] in words("motion")
    return parsed.deps[head] in ("npadvmod", "ROOT", "dep") and parsed.lowers[above] != "said"


def records(scene: Scene) -> tuple[Place, ...]:
    """The places of the report: toponyms, and countries where they are used as places."""
    found: list[Place] = []
    for i, (first, stop, row) in sorted(scene.toponyms.items()):
        if i == first and scene.who[scene.head(first, stop)] is None:
            found.append(_place(scene, first, stop, row.name, row.country, (row.lat, row.lon), 0.85))
    for match in scene.matches:
        entry = match.entry
        if entry.sense == "country" and entry.country and is_locative(scene, match.first, match.stop):
            name = countries()[entry.country].name
            found.append(_place(scene, match.first, match.stop, name, entry.country, (None, None), 0.95))
    return tuple(sorted(found, key=lambda place: place.start))


def _place(
    scene: Scene, first: int, stop: int, name: str, country: str, at: tuple[float | None, float | None], sure: float
) -> Place:
    span = scene.parsed.span(first, stop)
    return Place(span.start, span.end, span.exact, name, country, at[0], at[1], sure)
