"""The tables of names, and looking names up in them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.ontology.load import load_table
from herodot.ontology.outlets import OutletRow
from herodot.resolve.gazetteer import countries, gazetteer, heads
from herodot.resolve.index import Index, pieces, slug
from herodot.resolve.offices import holder_of, office_on, title_entry
from herodot.resolve.rows import CountryRow, OrganisationRow, TitleRow, head_entry

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()  # noqa: SIM905
)
BODIES = ("actors/organisations.yaml", "actors/groups.yaml", "actors/bodies.yaml")


def rows(table: str) -> tuple[OrganisationRow, ...]:
    return load_table(table, tuple[OrganisationRow, ...])


def test_countries_are_the_iso_list_with_kosovo() -> None:
    codes = [row.id for row in load_table("actors/countries.yaml", tuple[CountryRow, ...])]
    assert len(codes) == len(set(codes)) == 250
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert {"TWN", "PSE", "XKX"} <= set(codes)


def test_every_country_code_in_a_table_is_known() -> None:
    known = countries()
    used = {r.country for table in BODIES for r in rows(table) if r.country}
    used |= {o.country for o in load_table("outlets.yaml", tuple[OutletRow, ...]) if o.country}
    used |= {h.country for h in heads() if h.country}
    assert used <= set(known)


def test_sectors_are_of_plover() -> None:
    used = {s for table in BODIES for r in rows(table) for s in r.sectors.split()}
    used |= {s for t in load_table("actors/titles.yaml", tuple[TitleRow, ...]) for s in t.sectors.split()}
    assert used <= SECTORS


def test_tables_have_the_promised_size() -> None:
    assert len(rows("actors/organisations.yaml")) >= 150
    assert len(rows("actors/groups.yaml")) >= 120
    assert len(load_table("outlets.yaml", tuple[OutletRow, ...])) >= 250
    assert len(heads()) >= 300


def test_no_name_is_given_twice_within_a_table() -> None:
    """Between tables the order of `gazetteer` decides; within one table a name has one meaning."""
    tables: dict[str, list[str]] = {
        table: [n for r in rows(table) for n in (r.name, *pieces(r.also))] for table in BODIES
    }
    tables["outlets"] = [
        n for o in load_table("outlets.yaml", tuple[OutletRow, ...]) for n in (o.name, *pieces(o.also))
    ]
    tables["heads"] = [n for h in heads() for n in (h.name, *pieces(h.also))]
    tables["titles"] = [
        n
        for t in load_table("actors/titles.yaml", tuple[TitleRow, ...])
        for n in dict.fromkeys((t.name, *pieces(t.also)))
    ]
    doubled = {t: sorted({n for n in names if names.count(n) > 1}) for t, names in tables.items()}
    assert doubled == {t: [] for t in tables}


def test_terms_are_known_offices_in_order_without_overlap() -> None:
    for row in map(head_entry, heads()):
        assert row.terms, row.name
        for term in row.terms:
            assert title_entry(term.title) is not None, (row.name, term.title)
            assert re.fullmatch(r"\d{4}(-\d\d-\d\d)?", term.start), row.name
            assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", term.end), row.name
            assert not term.end or term.start[:4] <= term.end[:4], row.name
        for one, two in pairwise(row.terms):
            assert one.end, row.name
            assert one.end[:4] <= two.start[:4], row.name


def test_each_head_has_a_country_or_a_body_of_the_tables() -> None:
    bodies = {row.id for row in rows("actors/organisations.yaml") if row.id}
    homeless = [row.name for row in heads() if not row.country and row.org and row.org not in bodies]
    assert homeless == []


COMMON = """May Rice Bush Powell Brown Hope Vale Left Greens League Ensemble Solidarity Fact Arena Major Young Said"""


@pytest.mark.parametrize("word", COMMON.split())
def test_a_common_word_or_surname_is_no_name_of_its_own(word: str) -> None:
    assert [s.name for s in gazetteer().senses(word) if s.sense in ("person", "organisation")] == []


def test_one_minister_in_the_table_is_not_the_minister_that_is_meant() -> None:
    names = gazetteer()
    for title in ("minister", "governor", "ambassador", "deputy foreign minister"):
        entry = title_entry(title)
        assert entry is not None
        assert holder_of(names, "ISR", entry, "2024-05-01") is None
    foreign_minister = title_entry("foreign minister")
    assert foreign_minister is not None
    found = holder_of(names, "ISR", foreign_minister, "2024-05-01")
    assert found is not None
    assert found.name == "Israel Katz"


@pytest.mark.parametrize(
    ("person", "day", "country", "office"),
    [
        ("Vladimir Putin", "1999-01-01", "RUS", "spies"),
        ("Vladimir Putin", "2009-06-01", "RUS", "prime minister"),
        ("Angela Merkel", "2021-12-01", "DEU", "chancellor"),
        ("Olaf Scholz", "2021-12-20", "DEU", "chancellor"),
        ("Jens Stoltenberg", "2013-05-05", "NOR", "prime minister"),
        ("Jens Stoltenberg", "2020-05-05", "NOR", "secretary-general"),
        ("Wang Yi", "2023-03-01", "CHN", "adviser"),
        ("Bashar al-Assad", "2024-12-01", "SYR", "president"),
        ("Ahmed al-Sharaa", "2025-02-01", "SYR", "president"),
        ("Narges Mohammadi", "2023-10-06", "IRN", "activists"),
    ],
)
def test_a_name_and_a_day_give_country_and_office(person: str, day: str, country: str, office: str) -> None:
    (entry,) = gazetteer().senses(person)
    held = office_on(entry, day)
    assert held is not None
    assert (entry.country, held.name) == (country, office)


def test_case_tells_names_from_words() -> None:
    names = gazetteer()
    assert names.senses("US")
    assert not names.senses("us")
    assert not names.senses("who")
    assert names.senses("Nato")
    assert names.senses("UKRAINE")
    assert not names.senses("turkey")


@given(st.lists(st.text("abcdeé '-.", min_size=1, max_size=12).filter(lambda s: s.strip() == s != ""), max_size=20))
def test_an_index_finds_what_it_holds(names: list[str]) -> None:
    index = Index((name, name) for name in names)
    for name in names:
        lookup = {s for length in range(20) for s in index.senses(slug(name)[:length])}
        assert lookup <= set(names)


@given(st.text())
def test_slugs_are_stable_and_plain(name: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert slug(slug(name)) == slug(name)
