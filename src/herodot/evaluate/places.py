"""How well toponyms are found and located, as work on geoparsing measures it (Gritta et al. 2018).

A found place is paired with at most one of the gold, the one of equal extent if there is one, else the one it overlaps
most. Accuracy at 161 km (100 miles) and the country are measured twice: on the toponyms that were found, and on all,
where a missed one counts as wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, median

from herodot.evaluate.figures import Figure, figure
from herodot.evaluate.gold import rows
from herodot.evaluate.nearest import country_at
from herodot.parse.syntax import parse_syntax
from herodot.records import Place, Report
from herodot.resolve import resolve
from herodot.resolve.gazetteer import gazetteer
from herodot.resolve.index import fold
from herodot.resolve.senses import kilometres
from herodot.resolve.toponyms import middle, senses
from herodot.spans import overlaps
from herodot.testing import make_report

_REMEDY = 'give "doc_id", "text" and "toponyms" with "start", "end", "lat", "lon"'
_NEAR = 161.0
_COUNTRY = 1000.0
"""Kilometres from the middle of a country within which a gold toponym of its name is taken for it."""


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """Figures over `documents` with `gold` toponyms, of which `found` were found, right or wrong.

    `located` gold toponyms have coordinates and were found, by overlap; `near` is the share of them at most 161 km off,
    `country` the share whose country is right (of those that lie in one), `mean_km` and `median_km` how far off they
    are. `near_of_all` and `country_of_all` count the missed ones as wrong.
    """

    documents: int
    gold: int
    found: int
    exact: Figure
    overlap: Figure
    located: int
    near: float
    country: float
    mean_km: float
    median_km: float
    near_of_all: float
    country_of_all: float


@dataclass(frozen=True, slots=True)
class PlaceMiss:
    """A toponym missed, invented, or taken for another place."""

    document: str
    kind: str
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class PlacePrediction:
    """The places found in one document."""

    id: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A toponym of the gold: `country` by its English name; None where the gold gives none."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of the gold. Its address and day go into the report, as they would for a reader's own record."""

    doc_id: str
    text: str
    toponyms: tuple[GoldToponym, ...]
    url: str | None = None
    date: str | None = None

    def report(self) -> Report:
        """The report that is read."""
        return replace(make_report(self.text, published=self.date), url=self.url)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A gold toponym, the place found there, the kilometres between them, and whether the country is right; None where
    there is nothing to compare."""

    gold: GoldToponym
    found: Place | None
    km: float | None = None
    country: bool | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A document, the places found in it, and its gold toponyms in order, each with what was found there."""

    document: GoldDocument
    places: tuple[Place, ...]
    pairs: tuple[_Pair, ...]


def evaluate_places(gold: Path) -> PlaceScores:
    """The figures on a JSONL file of {"doc_id", "text", "toponyms": [{"start", "end", "lat", "lon", "country"}]}.

    A toponym without coordinates counts only as found or not. Where the gold gives no country, it is the one
    whose name the toponym is, else that of the nearest town. Raises BadRecord, with file and line, for a line that is
    no such record.
    """
    return summary([_read(document) for document in rows(gold, GoldDocument, _REMEDY)])


def summary(documents: Sequence[Scored]) -> PlaceScores:
    """The figures over the documents together."""
    pairs = [pair for one in documents for pair in one.pairs]
    golds, found = len(pairs), sum(len(one.places) for one in documents)
    exact = sum(p.found is not None and (p.gold.start, p.gold.end) == (p.found.start, p.found.end) for p in pairs)
    km = [p.km for p in pairs if p.km is not None]
    located = sum(p.gold.lat is not None for p in pairs)
    countries = [p.country for p in pairs if p.country is not None]
    of_found = [p.country for p in pairs if p.country is not None and p.found]
    near = sum(k <= _NEAR for k in km)
    return PlaceScores(
        documents=len(documents),
        gold=golds,
        found=found,
        exact=figure(exact, found, golds),
        overlap=figure(sum(p.found is not None for p in pairs), found, golds),
        located=len(km),
        near=_share(near, len(km)),
        country=_share(sum(of_found), len(of_found)),
        mean_km=round(fmean(km), 1) if km else 0.0,
        median_km=round(median(km), 1) if km else 0.0,
        near_of_all=_share(near, located),
        country_of_all=_share(sum(countries), len(countries)),
    )


def places_misses(gold: Path) -> Iterator[PlaceMiss]:
    """What is missed, invented, or located elsewhere, in the words of the text."""
    for document in rows(gold, GoldDocument, _REMEDY):
        one = _read(document)
        taken = {id(pair.found) for pair in one.pairs}
        for pair in one.pairs:
            if kind := _kind(pair):
                yield PlaceMiss(document.doc_id, kind, _gold_words(document, pair), _found_words(document, pair.found))
        for place in one.places:
            if id(place) not in taken:
                yield PlaceMiss(document.doc_id, "invented", "", _found_words(document, place))


def places_predictions(gold: Path) -> Iterator[PlacePrediction]:
    """The places found in each document."""
    for document in rows(gold, GoldDocument, _REMEDY):
        yield PlacePrediction(document.doc_id, resolve(parse_syntax(document.report(), ())).places)


def _read(document: GoldDocument) -> Scored:
    return scored(document, resolve(parse_syntax(document.report(), ())).places)


def scored(document: GoldDocument, places: tuple[Place, ...]) -> Scored:
    """The places found in a document, compared with its gold."""
    return Scored(document, places, tuple(_pairs(document, places)))


def _pairs(document: GoldDocument, found: Sequence[Place]) -> Iterator[_Pair]:
    free = list(found)
    for wanted in document.toponyms:
        near = [got for got in free if overlaps(wanted.start, wanted.end, got.start, got.end)]
        best = max(near, key=lambda got: _closeness(wanted, got)) if near else None
        if best:
            free.remove(best)
        yield _compared(document, wanted, best)


def _closeness(wanted: GoldToponym, got: Place) -> tuple[bool, int]:
    equal = (wanted.start, wanted.end) == (got.start, got.end)
    return equal, min(wanted.end, got.end) - max(wanted.start, got.start)


def _compared(document: GoldDocument, wanted: GoldToponym, got: Place | None) -> _Pair:
    if wanted.lat is None or wanted.lon is None:
        return _Pair(wanted, got)
    code = _country(document.text[wanted.start : wanted.end], wanted)
    km = None
    if got and got.lat is not None and got.lon is not None:
        km = round(kilometres(wanted.lat, wanted.lon, got.lat, got.lon), 1)
    return _Pair(wanted, got, km, (got is not None and got.country == code) if code else None)


def _country(surface: str, wanted: GoldToponym) -> str | None:
    """The ISO code of a gold toponym; None for a sea or a continent."""
    if wanted.country:
        entry = next((e for e in gazetteer().senses(wanted.country) if e.sense == "country"), None)
        return entry.country if entry else None
    if wanted.lat is None or wanted.lon is None or any(r.kind == "area" and not r.country for r in senses(surface)):
        return None
    named = next((e.country for e in gazetteer().senses(fold(surface)) if e.sense == "country" and e.country), None)
    if named and kilometres(wanted.lat, wanted.lon, *middle(named)) < _COUNTRY:
        return named
    return country_at(wanted.lat, wanted.lon)


def _kind(pair: _Pair) -> str | None:
    if pair.found is None:
        return "missed"
    if pair.country is False:
        return "other country"
    return "other place" if pair.km is not None and pair.km > _NEAR else None


def _gold_words(document: GoldDocument, pair: _Pair) -> str:
    gold = pair.gold
    return f"{_around(document.text, gold.start, gold.end)} ({gold.lat}, {gold.lon})"


def _found_words(document: GoldDocument, place: Place | None) -> str:
    if place is None:
        return ""
    where = f"{place.name}, {place.country} ({place.lat}, {place.lon})"
    return f"{_around(document.text, place.start, place.end)} {where}"


def _around(text: str, start: int, end: int) -> str:
    words = f"{text[max(start - 30, 0) : start]}⟦{text[start:end]}⟧{text[end : end + 30]}"
    return " ".join(words.split())


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
