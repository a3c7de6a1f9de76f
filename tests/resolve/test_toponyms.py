"""The gazetteer: every row is found by its name, is on earth and in a known country."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.errors import OntologyError
from herodot.resolve import toponyms
from herodot.resolve.gazetteer import countries
from herodot.resolve.index import fold
from herodot.resolve.toponyms import SortedTable, Toponym, country, domains, every_toponym, key, senses, short_states


@cache
def lines() -> tuple[str, ...]:
    return tuple(files("herodot.ontology").joinpath("places", "gazetteer.tsv").read_text("utf-8").splitlines())


@cache
def places() -> tuple[Toponym, ...]:
    small = (row for rows in toponyms.small_tables().values() for _, row in rows)
    short = (row for rows in short_states().values() for row in rows)
    return (*every_toponym(), *small, *short, *(country(code) for code in countries()))


def test_places_are_on_earth_and_in_known_countries() -> None:
    assert {p.country for p in places()} <= {*countries(), ""}
    assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 for p in places())
    assert all(p.thousands >= 0 for p in places())
    assert {p.kind for p in places()} == {"town", "capital", "county", "region", "area", "country"}


def test_the_large_table_is_sorted_and_has_no_line_twice() -> None:
    keys = [key(line.split("\t")[0]).encode() for line in lines()]
    assert keys == sorted(keys)
    assert len(set(lines())) == len(lines())


def test_every_country_has_a_middle_and_a_domain_has_one_country() -> None:
    rows = [
        row.split("\t")
        for row in files("herodot.ontology").joinpath("places", "countries.tsv").read_text().splitlines()
    ]
    assert Counter(code for code, *_ in rows) == Counter(countries().keys())
    assert len(domains()) == sum(bool(row[3]) for row in rows)


def test_states_have_one_row_each() -> None:
    text = files("herodot.ontology").joinpath("places", "states.tsv").read_text("utf-8")
    codes = [tuple(line.split("\t")[2:4]) for line in text.splitlines()]
    assert len(codes) == len(set(codes))


@given(st.data())
def test_every_row_is_found_by_its_name(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(lines()))
    name, code, _, lat, lon, *_ = line.split("\t")
    written = fold(name).removeprefix("the ").removeprefix("The ")
    rows, _ = toponyms.table().find(key(name))
    assert any((r.country, r.lat, r.lon) == (code, float(lat), float(lon)) for _, r in rows)
    assert written[0].isupper() <= bool(senses(written))


@given(st.data())
def test_the_beginning_of_a_longer_name_is_told(data: st.DataObject) -> None:
    name = key(data.draw(st.sampled_from(lines())).split("\t")[0])
    _, longer = toponyms.table().find(name[:-1])
    assert longer or len(name) == 1


@given(st.text(max_size=20))
def test_any_text_may_be_looked_up(text: str) -> None:
    rows, _ = toponyms.table().find(text)
    assert all(key(written) == text for written, _ in rows)


def test_a_name_that_no_place_bears() -> None:
    assert senses("Qwxzy") == ()
    assert SortedTable(b"").find("paris") == ((), False)


def test_capitals_of_the_text_are_those_of_the_table() -> None:
    assert {s.country for s in senses("Paris")} >= {"FRA", "USA", "CAN"}
    assert senses("paris") == ()
    assert senses("SPRINGFIELD") == senses("Springfield")
    assert senses("Blue Nile state")


def test_spellings_lead_to_the_usual_name() -> None:
    assert {s.name for s in senses("Kiev")} >= {"Kyiv"}
    assert senses("Sao Paulo")[0] == senses("São Paulo")[0]
    assert {s.region for s in senses("Saint Louis")} >= {"MO"}


def test_another_table_is_used_where_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "towns.tsv"
    path.write_text("Qwxzy\tNOR\t03\t60.000\t10.000\t2\n", encoding="utf-8")
    monkeypatch.setenv("HERODOT_GAZETTEER", str(path))
    toponyms.table.cache_clear()
    try:
        assert toponyms.table().find("qwxzy")[0][0][1] == Toponym("Qwxzy", "NOR", "03", 60.0, 10.0, 2, "town")
    finally:
        toponyms.table.cache_clear()


def test_a_table_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERODOT_GAZETTEER", str(tmp_path / "none.tsv"))
    toponyms.table.cache_clear()
    try:
        with pytest.raises(OntologyError, match="no gazetteer"):
            toponyms.table()
    finally:
        toponyms.table.cache_clear()
