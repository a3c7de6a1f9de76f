"""Which names are places, and which place a name means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herodot.parse.syntax import parse_syntax
from herodot.records import Place
from herodot.resolve import resolve
from herodot.resolve.places import outlet_country
from herodot.testing import make_report


def places(text: str, url: str | None = None) -> dict[str, Place]:
    """The last place of each surface."""
    report = replace(make_report(text), url=url)
    return {p.exact: p for p in resolve(parse_syntax(report, ())).places}


@pytest.mark.parametrize(
    ("text", "name", "country", "lat"),
    [
        ("A bridge in Paris, Texas, was closed on Monday.", "Paris", "USA", 33.7),
        ("A bridge in Paris was closed on Monday, the French ministry said.", "Paris", "FRA", 48.9),
        ("Firefighters came to Alexandria, La., before noon.", "Alexandria", "USA", 31.3),
        ("The Egyptian port of Alexandria was shut by a storm.", "Alexandria", "EGY", 31.2),
        ("Voters in London, Ontario, elect a council in Canada's autumn.", "London", "CAN", 43.0),
        ("Police in Georgia, Alabama and Florida warned of the storm.", "Georgia", "USA", 32.8),
        ("Police in Tbilisi said that Georgia and Armenia had opened the border.", "Georgia", "GEO", 42.0),
    ],
)
def test_context_decides_between_places_of_one_name(text: str, name: str, country: str, lat: float) -> None:
    found = places(text)[name]
    assert found.country == country
    assert found.lat == pytest.approx(lat, abs=0.5)


def test_a_country_has_a_middle_in_every_use() -> None:
    for text in ("Kenya closed the border.", "The envoy flew to Kenya.", "Kenya's border is closed."):
        found = places(text)["Kenya"]
        assert found.country == "KEN"
        assert found.lat is not None
        assert found.lon is not None


def test_a_state_in_short_is_a_place_after_a_town() -> None:
    found = places("Two barns burned in Springfield, Ill., on Sunday.")
    assert found["Ill."].name == "Illinois"
    assert found["Springfield"].lat == pytest.approx(39.8, abs=0.2)


def test_seas_and_continents_have_no_country() -> None:
    assert places("The ferry sank in the Black Sea.")["Black Sea"].country is None
    assert places("Drought spreads across Africa.")["Africa"].country is None


def test_the_address_of_the_outlet_is_context() -> None:
    text = "Voters in Hamilton will choose a council on Monday."
    assert places(text, "https://news.example.nz/a")["Hamilton"].country == "NZL"
    assert places(text, "https://news.example.ca/a")["Hamilton"].country == "CAN"


def test_persons_months_and_streets_are_no_places() -> None:
    text = "Mr. Jackson said in March that 40 Houston Street was sold. Jackson denied it."
    assert not {"Jackson", "March", "Houston"} & set(places(text))


def test_a_name_inside_a_longer_one_is_no_place_of_its_own() -> None:
    assert "Zealand" not in places("The minister flew to New Zealand on Monday.")


def test_one_sense_in_a_report() -> None:
    text = "A fire broke out in Moscow, Idaho. Officials in Moscow said nobody was hurt."
    found = [p for p in resolve(parse_syntax(make_report(text), ())).places if p.exact == "Moscow"]
    assert [p.country for p in found] == ["USA", "USA"]


def test_the_country_of_an_outlet() -> None:
    report = make_report("Rain.")
    assert outlet_country(replace(report, url="https://www.example.co.uk/x")) == "GBR"
    assert outlet_country(replace(report, outlet="Associated Press")) == "USA"
    assert outlet_country(replace(report, url="https://www.example.com/x")) is None
    assert outlet_country(report) is None


def test_counties_that_share_one_word() -> None:
    found = places("Homes were sold in Alachua and Gilchrist counties in Florida.")
    assert found["Alachua"].name == "Alachua County"
    assert found["Gilchrist"].name == "Gilchrist County"
