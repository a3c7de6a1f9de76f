"""The place of an event is the one that belongs to its trigger, never the document's."""

from __future__ import annotations

import hashlib

import pytest
from coded_sentences import events, only

from herodot.pipeline import analyse
from herodot.records import Event, Report


def where(text: str, type_: str) -> tuple[str, str] | None:
    place = only(text, type_).place
    return (place.name, place.precision) if place else None


@pytest.mark.parametrize(
    ("text", "type_", "name", "precision"),
    [
        ("Rebels killed ten soldiers in the town of Djibo in Burkina Faso.", "ASSAULT", "Djibo", "city"),
        ("Thousands of people marched through Lima to demand new elections.", "PROTEST", "Lima", "city"),
        ("The Kabul bombing killed 20 people.", "ASSAULT", "Kabul", "city"),
        ("Israel's army bombed Rafah and Khan Younis.", "ASSAULT", "Rafah", "city"),
        ("Kenyan troops withdrew from Kismayo.", "RETREAT", "Kismayo", "city"),
        ("French President Emmanuel Macron visited Kyiv on Tuesday.", "CONSULT", "Kyiv", "city"),
        ("Turkey sent troops into northern Syria.", "MOBILIZE", "Syria", "country"),
        ("Gunmen attacked Kenyan police in Garissa County.", "ASSAULT", "Garissa", "region"),
    ],
)
def test_the_place_that_belongs_to_the_trigger(text: str, type_: str, name: str, precision: str) -> None:
    assert where(text, type_) == (name, precision)


def test_the_place_of_the_cause_is_that_of_the_outcome() -> None:
    text = "An air strike on a hospital in Kunduz, in northern Afghanistan, killed 42 people."
    assert where(text, "ASSAULT") == ("Kunduz", "city")


def test_what_is_condemned_happened_elsewhere() -> None:
    text = "The United States condemned the attack in Mogadishu."
    assert where(text, "ACCUSE") is None
    assert where(text, "ASSAULT") == ("Mogadishu", "city")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Moscow denounced the sanctions that the European Union imposed on Friday.", "ACCUSE"),
        ("Canada imposed sanctions on Russia.", "SANCTION"),
    ],
)
def test_who_acts_or_is_hit_is_no_place(text: str, type_: str) -> None:
    assert where(text, type_) is None


def dated(text: str, dateline: str) -> tuple[Event, ...]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report("r", "r.txt", None, None, None, (), dateline, "2023-05-10", "en", text, digest)
    return analyse(report).events


def test_a_lead_without_a_place_has_that_of_its_dateline() -> None:
    text = "MAIDUGURI, Nigeria (Reuters) - Gunmen killed ten people on Monday.\n\nSoldiers killed two men on Tuesday."
    lead, later = dated(text, "MAIDUGURI, Nigeria (Reuters)")
    assert lead.place is not None
    assert (lead.place.name, lead.place.precision) == ("Maiduguri", "city")
    assert later.place is None


def test_a_dateline_is_no_place_of_words_or_of_what_happened_elsewhere() -> None:
    text = "WASHINGTON (AP) - The United States condemned Russia's strike on Kharkiv on Tuesday."
    found = {e.type: e.place.name if e.place else None for e in dated(text, "WASHINGTON (AP)")}
    assert found == {"ACCUSE": None, "ASSAULT": "Kharkiv"}


def test_places_have_degrees() -> None:
    for event in events("Police clashed with protesters outside the parliament in Nairobi. Troops entered Sudan."):
        assert event.place is None or (event.place.lat is not None and event.place.lon is not None)
