"""Parties in constructions beyond the plain ones of test_events.py."""

from __future__ import annotations

import pytest
from coded_sentences import events, only, parties

PARTIES = [
    ("Turkey urged the factions to merge.", "REQUEST", ["Turkey"], ["the factions"]),
    ("The clerics of Bahrain called on guests to leave.", "REQUEST", ["The clerics of Bahrain"], ["guests"]),
    ("Chinese cutters rammed a fishing boat.", "ASSAULT", ["Chinese cutters"], ["a fishing boat"]),
    ("A Frankfurt court sentenced a Syrian doctor to life.", "SANCTION", ["A Frankfurt court"], ["a Syrian doctor"]),
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
    assert [(r.exact, r.actor) for r in event.recipients] == [("the guests", None)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile and Peru agreed to share the fishing grounds.", ["Chile", "Peru"]),
        ("Chile agreed to share the fishing grounds.", []),
    ],
)
def test_two_who_agree_agree_with_each_other(text: str, parties: list[str]) -> None:
    assert [r.exact for r in only(text, "AGREE").recipients] == parties


def test_the_span_of_a_recipient_is_all_that_the_act_is_aimed_at() -> None:
    (recipient,) = only("Hungary rejected the European Commission's proposal.", "REJECT").recipients
    assert recipient.exact == "the European Commission's proposal"


def test_an_unnamed_party_is_the_same_with_another_determiner() -> None:
    text = "Kenyan police arrested some students in Nairobi. Kenyan police arrested the students in Nairobi."
    (event,) = [e for e in events(text) if e.type == "COERCE"]
    assert len(event.evidence) == 2
