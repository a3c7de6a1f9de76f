"""Which of the places that bear a name a report means: a log-linear model over what the report says around it.

Every name has one sense in a report. The first pass weighs what each place is (its size, its kind) and what the report
names outright ("Paris, Texas"; Texas anywhere; the country of its outlet). The second adds what the first thought of
the other names: places of one report lie in the same country and region, and near each other (Leidner 2007, spatial
minimality; one sense a discourse, Gale et al. 1992). The weights are in ontology/places/weights.yaml; made by
training/places/fit.py.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from herodot.ontology.load import load_table
from herodot.resolve.toponyms import Toponym, country

FIRST = (
    "people", "largest", "capital", "county", "region", "area", "country", "million", "of its town",
    "seat of the world", "region alone", "small and nowhere", "large and nowhere", "small english",
    "held", "held elsewhere", "country named", "country share", "region named", "outlet", "outlet elsewhere",
)  # fmt: skip
"""The features of the first pass, in the order of their weights."""
SECOND = (*FIRST, "sure", "country near", "region near", "near", "beside", "afar")
"""Those of the second."""
_ENGLISH = frozenset(("USA", "GBR", "CAN", "IRL", "AUS", "NZL"))
_KILOMETRES = 111.2
_CLOSE = 60.0
_BESIDE = 250.0
_AFAR = 1000.0
_FARTHEST = 4000.0
_DOUBT = 0.02
_SURE = 0.8
"""How likely a namesake of a country has to be."""
_LARGE = 100


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the report: its senses, and by how many of its mentions a place around it is written ("Paris, Texas")
    as (country, region), the region "" where only a country is."""

    text: str
    senses: tuple[Toponym, ...]
    holders: tuple[tuple[str, str], ...] = ()
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the report names outright: countries and (country, region) with repetitions; the country of its outlet."""

    countries: Mapping[str, int]
    regions: Mapping[tuple[str, str], int]
    outlet: str | None = None


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """The weights of each pass, in the order of FIRST and SECOND."""
    table = load_table("places/weights.yaml", dict[str, dict[str, float]])
    return {name: tuple(table[name][f] for f in fs) for name, fs in (("first", FIRST), ("second", SECOND))}


def choose(names: Sequence[Name], around: Surroundings) -> dict[str, tuple[Toponym, float]]:
    """The sense of each name and how probable it is among its senses, 0..1."""
    first = [softmax(scores(first_features(n, around), weights()["first"])) for n in names]
    field = Field(names, first, around)
    found: dict[str, tuple[Toponym, float]] = {}
    for name, before in zip(names, first, strict=True):
        chances = softmax(scores(second_features(name, before, around, field), weights()["second"]))
        best = max(range(len(chances)), key=lambda i: chances[i])
        if name.senses[0].kind == "country" and chances[best] < _SURE:
            best = 0
        found[name.text] = name.senses[best], chances[best]
    return found


def scores(rows: Sequence[Sequence[float]], by: Sequence[float]) -> list[float]:
    return [sum(f * w for f, w in zip(row, by, strict=True)) for row in rows]


def softmax(values: Sequence[float]) -> list[float]:
    top = max(values)
    powers = [math.exp(v - top) for v in values]
    whole = sum(powers)
    return [p / whole for p in powers]


def first_features(name: Name, around: Surroundings) -> list[tuple[float, ...]]:
    """The features of FIRST for each sense of a name."""
    whole = sum(around.countries.values()) or 1
    largest = max(s.thousands for s in name.senses)
    named = [
        (
            around.countries.get(s.country, 0) - (name.mentions if s.kind == "country" else 0),
            around.regions.get((s.country, s.region), 0) - (name.mentions if s.kind == "region" else 0),
        )
        for s in name.senses
    ]
    return [
        (
            math.log10(1 + sense.thousands),
            float(sense.thousands == largest),
            float(sense.kind == "capital"),
            float(sense.kind == "county"),
            float(sense.kind == "region"),
            float(sense.kind == "area"),
            float(sense.kind == "country"),
            float(sense.thousands >= 1000),
            float(sense.kind in ("region", "county") and _town_in(sense, name.senses)),
            math.log1p(len(around.countries)) * (sense.kind == "capital"),
            float(sense.kind == "region" and not _other_region(sense, around)),
            *_nowhere(sense, around),
            float(sense.country in _ENGLISH and sense.thousands < _LARGE),
            *_held(name, sense),
            math.log1p(max(countries, 0)),
            max(countries, 0) / whole,
            math.log1p(max(regions, 0)) if sense.region else 0.0,
            float(around.outlet == sense.country),
            float(around.outlet is not None and around.outlet != sense.country),
        )
        for sense, (countries, regions) in zip(name.senses, named, strict=True)
    ]


def _town_in(region: Toponym, senses: Sequence[Toponym]) -> bool:
    """True for a region or county with a town of its name ("Buenos Aires")."""
    return any(
        (s.country, s.region) == (region.country, region.region) for s in senses if s.kind in ("town", "capital")
    )


def _other_region(region: Toponym, around: Surroundings) -> bool:
    """True where the report names another region of the country, as a list of states does."""
    return any(c == region.country and r != region.region for c, r in around.regions)


def _nowhere(sense: Toponym, around: Surroundings) -> tuple[float, float]:
    """Whether neither the country nor the region of a place is named; for a small one and for a large."""
    named = around.countries.get(sense.country) or any(sense.country == c for c, _ in around.regions)
    away = not named and around.outlet != sense.country and sense.kind not in ("country", "area")
    return float(away and sense.thousands < _LARGE), float(away and sense.thousands >= _LARGE)


def _held(name: Name, sense: Toponym) -> tuple[float, float]:
    """Whether places written around the name hold the sense, and whether they do not."""
    if not name.holders:
        return 0.0, 0.0
    inside = any(c == sense.country and r in ("", sense.region) for c, r in name.holders)
    return float(inside), float(not inside)


class Field:
    """What a first pass thought of all names: the chances of countries, regions and places."""

    def __init__(self, names: Sequence[Name], chances: Sequence[Sequence[float]], around: Surroundings) -> None:
        self.likely = [
            (n.text, s, p) for n, ps in zip(names, chances, strict=True) for s, p in zip(n.senses, ps, strict=True)
            if p >= _DOUBT
        ]  # fmt: skip
        self.countries: Counter[str] = Counter()
        self.regions: Counter[tuple[str, str]] = Counter()
        self.own: Counter[tuple[str, str, str]] = Counter()
        for text, s, p in self.likely:
            self.countries[s.country] += p  # type: ignore[assignment]
            self.regions[s.country, s.region] += p  # type: ignore[assignment]
            self.own[text, s.country, s.region] += p  # type: ignore[assignment]
            self.own[text, s.country, "any"] += p  # type: ignore[assignment]

        known = {n.text for n in names}
        named = (country(code) for code in around.countries)
        self.named = [(c.name.lower(), c, 1.0) for c in named if c.name.lower() not in known]

    def near(self, text: str, sense: Toponym) -> tuple[float, float, float]:
        """How much of the other names is a walk, a drive and a flight away; countries count only for the last."""
        close = beside = afar = 0.0
        for other, place, chance in (*self.likely, *self.named):
            if other == text or (distance := kilometres(sense.lat, sense.lon, place.lat, place.lon)) > _FARTHEST:
                continue
            afar += chance * math.exp(-distance / _AFAR)
            if place.kind not in ("area", "country"):
                close += chance * math.exp(-distance / _CLOSE)
                beside += chance * math.exp(-distance / _BESIDE)
        return math.log1p(close), math.log1p(beside), math.log1p(afar)


def second_features(name: Name, before: Sequence[float], around: Surroundings, field: Field) -> list[tuple[float, ...]]:
    """The features of SECOND for each sense of a name; `before` are its chances after the first pass."""
    rows = []
    for row, sense, chance in zip(first_features(name, around), name.senses, before, strict=True):
        country = field.countries[sense.country] - field.own[name.text, sense.country, "any"]
        region = field.regions[sense.country, sense.region] - field.own[name.text, sense.country, sense.region]
        near = field.near(name.text, sense) if chance >= _DOUBT / 10 else (0.0, 0.0, 0.0)
        rows.append(
            (
                *row,
                math.log(chance + 1e-4),
                math.log1p(max(country, 0.0)),
                math.log1p(max(region, 0.0)) if sense.region else 0.0,
                *near,
            )
        )
    return rows


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two places on a sphere, by the haversine."""
    a, b = math.radians(lat), math.radians(other_lat)
    chord = math.sin((b - a) / 2) ** 2
    chord += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))
