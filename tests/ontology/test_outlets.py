"""A row of outlets.yaml is one outlet: origins are counted by outlet, so two of them in one row would count as one."""

from __future__ import annotations

from itertools import combinations

import pytest

from herodot.ontology.load import load_table
from herodot.ontology.outlets import OutletRow, host_of, is_host, outlets, register, same_site
from herodot.resolve.index import pieces

APART = [
    ("The EastAfrican", "Daily Nation", "The Standard Kenya"),
    ("SONNA", "Radio Mogadishu", "Garowe Online", "Shabelle Media"),
    ("Maariv", "Israel Hayom", "Globes"),
    ("SUNA", "Sudan Tribune", "Radio Dabanga"),
    ("Mada Masr", "Al-Masry Al-Youm"),
    ("Al-Aqsa TV", "Quds News Network", "Shehab News Agency"),
    ("L'Orient-Le Jour", "An-Nahar", "Al-Akhbar", "Daily Star Lebanon"),
    ("Reforma", "El Universal", "La Jornada", "Proceso"),
    ("Clarin", "La Nacion", "Infobae"),
]
TOGETHER = [("BBC", "BBC News", "BBC World Service"), ("Xinhua", "Xinhua News Agency"), ("TV Rain", "Dozhd")]


@pytest.fixture(scope="module")
def row_of() -> dict[str, str]:
    rows = load_table("outlets.yaml", tuple[OutletRow, ...])
    return {name: outlet.name for outlet in rows for name in (outlet.name, *pieces(outlet.also))}


@pytest.mark.parametrize("names", APART, ids=lambda names: names[0])
def test_independent_outlets_are_rows_of_their_own(names: tuple[str, ...], row_of: dict[str, str]) -> None:
    assert [pair for pair in combinations(names, 2) if row_of[pair[0]] == row_of[pair[1]]] == []


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0])
def test_the_names_of_one_outlet_are_one_row(names: tuple[str, ...], row_of: dict[str, str]) -> None:
    assert {row_of[name] for name in names} == {names[0]}


def test_every_site_is_a_host_and_of_one_outlet() -> None:
    found = [(site, row.name) for row in outlets() for site in pieces(row.domain)]
    assert [site for site, _ in found if not is_host(site) or site.startswith("www.")] == []
    assert len({site for site, _ in found}) == len(found)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.reuters.com/world/x", "Reuters"),
        ("edition.cnn.com", "CNN"),
        ("http://news.bbc.co.uk/1/hi", "BBC"),
        ("https://economictimes.indiatimes.com/x", "Economic Times"),
        ("https://cnn.com.example.test/", None),
        ("https://notcnn.com/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_whose_site_an_address_is_on(url: str, outlet: str | None) -> None:
    assert register().at(url) == outlet


def test_whose_name_it_is() -> None:
    assert register().named("the associated  press") == "Associated Press"
    assert register().named("apnews.com") == "Associated Press"
    assert register().named("Nobody's Paper") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("m.example.org", "example.org", True),
        ("example.co.uk", "example.com", True),
        ("example.org", "sample.org", False),
        ("a.co.uk", "b.co.uk", False),
        ("", "example.org", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) == same_site(other, one) == same


def test_host_of() -> None:
    assert host_of("https://WWW.Example.org:8080/a?b") == host_of("www.example.org") == "example.org"
