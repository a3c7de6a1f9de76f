"""Parties in constructions beyond the plain ones of test_events.py."""

from __future__ import annotations

import pytest
from coded_sentences import only, parties

PARTIES = [
    ("Turkey urged the factions to merge.", "REQUEST", ["Turkey"], ["factions"]),
    ("The clerics of Bahrain called on guests to leave.", "REQUEST", ["clerics of Bahrain"], ["guests"]),
    ("Chinese cutters rammed a fishing boat.", "ASSAULT", ["Chinese cutters"], ["fishing boat"]),
    ("A Frankfurt court sentenced a Syrian doctor to life.", "SANCTION", ["Frankfurt court"], ["Syrian doctor"]),
    ("Gunmen attacked workers of the Kenyan railway.", "ASSAULT", ["Gunmen"], ["workers of the Kenyan railway"]),
]


@pytest.mark.parametrize(("text", "type_", "actors", "recipients"), PARTIES)
def test_parties(text: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(only(text, type_)) == (actors, recipients)


def test_both_countries_of_a_joint_force_act() -> None:
    event = only("American and British forces attacked the port of Hodeidah.", "ASSAULT")
    assert {r.actor for r in event.actors} >= {"country:USA", "group:gbr-forces"}


def test_a_party_without_a_name_has_no_actor() -> None:
    event = only("Turkey urged the guests to leave.", "REQUEST")
    assert [(r.exact, r.actor) for r in event.recipients] == [("guests", None)]
