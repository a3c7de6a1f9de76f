"""Which words report which event, and which event of a sentence comes first."""

from __future__ import annotations

import pytest
from coded_sentences import events, only

from herodot.records import Event


def first(text: str) -> Event:
    """The event that the sentence is most about."""
    return max(events(text), key=lambda e: e.confidence)


TOLD = [
    ("Kenya announced a cease-fire with the Somali rebels.", "RETREAT"),
    ("Iran launched cyber-attacks on Israel.", "COERCE"),
    ("Kenya returned the stolen drums to Uganda.", "RETREAT"),
    ("Ethiopia let the Eritrean prisoners go.", "RETREAT"),
    ("The Indonesian court found the governor guilty of fraud.", "SANCTION"),
    ("Ghana deployed 200 soldiers to Liberia on a peacekeeping mission.", "AID"),
    ("Ghana deployed 200 soldiers to the border with Togo.", "MOBILIZE"),
    ("Malian jihadists held villagers as human shields.", "ASSAULT"),
    ("Chile rolled back tariffs on Bolivian zinc.", "RETREAT"),
    ("Kenya accepted the demands of the striking nurses.", "CONCEDE"),
    ("Sri Lanka's cabinet pardoned the Tamil prisoners.", "CONCEDE"),
    ("Denmark sold frigates to Indonesia.", "COOPERATE"),
    ("Poland is ready to attack Belarus.", "THREATEN"),
    ("Latvia called the Belarusian claim a lie.", "ACCUSE"),
    ("Zambia wants Malawi to reopen the bridge.", "REQUEST"),
    ("Houthi fighters violated the truce in Hodeidah.", "ASSAULT"),
    ("Denmark's premier called off a visit to Ankara.", "REJECT"),
    ("The Finnish president called his Estonian counterpart on Friday to discuss the cables.", "CONSULT"),
    ("Kenya and Uganda held naval exercises off Lamu.", "COOPERATE"),
    ("Kenya held naval exercises off Lamu.", "MOBILIZE"),
    ("Bangladesh withdrew its peacekeepers from Mali.", "SANCTION"),
]


@pytest.mark.parametrize(("text", "type_"), TOLD)
def test_words_that_tell_an_event(text: str, type_: str) -> None:
    assert first(text).type == type_


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's envoy voiced concern to Togo about the drought.",
        "The Omani sultan sent his condolences to the king of Jordan after the floods.",
        "The governor of Kano declined to comment.",
    ],
)
def test_comments_are_no_events(text: str) -> None:
    assert events(text) == ()


def test_what_someone_will_not_do_is_refused() -> None:
    text = "Peru will not release the Chilean prisoners."
    assert only(text, "REJECT").status == "happened"
    assert only(text, "RETREAT").status == "did_not_happen"
    assert first(text).type == "REJECT"


def test_what_someone_will_not_do_is_no_refusal_where_it_would_be_harm() -> None:
    assert "REJECT" not in {e.type for e in events("Peru will not attack Chile.")}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Sweden agreed to send ambulances to Ukraine.", "AGREE"),
        ("Kenya urged Somalia to release the sailors.", "REQUEST"),
        ("Iran threatened to attack Israel.", "THREATEN"),
        ("Kenya freed the Somali sailors whom it had arrested in Mombasa.", "RETREAT"),
        ("Chadian police arrested a Libyan for collaborating with rebels.", "COERCE"),
    ],
)
def test_the_main_event_comes_before_what_it_is_about(text: str, type_: str) -> None:
    assert first(text).type == type_


def test_a_clause_that_goes_on_about_the_act_is_no_second_event() -> None:
    assert only("The presidents of Peru and Chile met in Lima to negotiate with each other.", "CONSULT").other_triggers


def test_the_month_of_march_is_no_march() -> None:
    assert "CONCEDE" not in {e.type for e in events("Kenya's president cancelled the visit to Uganda in March.")}


def test_a_text_without_a_country_or_place_needs_plainer_words() -> None:
    assert events("Police questioned the official about the missing dog.") == ()
    assert only("Police in Lagos questioned the official about the missing dog.", "ACCUSE").mode == "investigate"
