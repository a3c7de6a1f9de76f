"""Readings of the learned heads beside the tables' hits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from herodot.code.learned import Act, further
from herodot.code.ontology import ontology
from herodot.code.roles import Parties
from herodot.code.triggers import find
from herodot.encode.events import EventReading, EventReadings
from herodot.parse import parse
from herodot.resolve import resolve
from herodot.testing import make_report

TEXT = "Turkey bombed the depot. Kenya and Ethiopia whittled a Somali garrison down."


def acts(text: str, type_: str, word: str, who: Sequence[str], whom: Sequence[str]) -> list[Act]:
    """What becomes of one reading of `word`, in a text whose words are all different, beside the tables' hits."""
    parsed = parse(make_report(text))
    at = {w: i for i, w in enumerate(parsed.words)}
    reading = EventReading(at[word], type_, 0.9)
    named = {at[word]: (tuple(at[w] for w in who), tuple(at[w] for w in whom))}
    chances = np.full((len(parsed.words), 17), 0.01, np.float32)
    tables = ontology()
    hits = find(parsed, tables)
    told = [(hit, Parties((), ())) for hit in hits]
    read = EventReadings((reading,), chances)
    return further(parsed, resolve(parsed), told, hits, read, lambda asked: named if at[word] in asked else {}, tables)


def names(parties: Parties) -> tuple[list[str], list[str]]:
    return [r.exact for r in parties.actors], [r.exact for r in parties.recipients]


def test_a_word_of_no_table_becomes_a_hit_with_the_parties_read() -> None:
    _, (hit, parties) = acts(TEXT, "RETREAT", "whittled", ["Kenya", "Ethiopia"], ["a", "Somali", "garrison"])
    assert (hit.trigger.type, hit.trigger.lemma, hit.chance, hit.read) == ("RETREAT", "whittle", 0.9, True)
    assert names(parties) == (["Kenya", "Ethiopia"], ["a Somali garrison"])


def test_it_weighs_less_than_a_row_of_the_tables() -> None:
    (row, _), (hit, _) = acts(TEXT, "RETREAT", "whittled", ["Kenya"], [])
    assert 0 < hit.trigger.weight < row.trigger.weight


def test_a_word_that_a_row_has_found_is_the_rows() -> None:
    ((hit, parties),) = acts(TEXT, "RETREAT", "bombed", ["Turkey"], ["the", "depot"])
    assert (hit.trigger.type, hit.read, names(parties)) == ("ASSAULT", False, ([], []))


def test_a_row_that_names_nobody_has_the_parties_that_were_read() -> None:
    ((hit, parties),) = acts(TEXT, "ASSAULT", "bombed", ["Turkey"], ["the", "depot"])
    assert hit.read is False
    assert names(parties) == (["Turkey"], [])  # a depot is no party that can be told from another


def test_a_row_keeps_how_likely_the_heads_hold_it() -> None:
    ((hit, _),) = acts(TEXT, "ASSAULT", "bombed", ["Turkey"], [])
    assert hit.chance == pytest.approx(0.01)


def test_the_same_act_under_a_hit_is_not_told_again() -> None:
    text = "Turkey bombed the depot in a salvo of Kurdish drones."
    assert all(not hit.read for hit, _ in acts(text, "ASSAULT", "salvo", ["Turkey"], []))
    assert any(hit.read for hit, _ in acts(text, "AID", "salvo", ["Turkey"], []))


def test_without_a_party_there_is_no_event() -> None:
    assert not any(hit.read for hit, _ in acts(TEXT, "RETREAT", "whittled", [], ["down"]))


def test_those_who_meet_are_both_actors_and_recipients() -> None:
    text = "Kenya schmoozed with Ethiopia in Nairobi."
    ((_, parties),) = acts(text, "CONSULT", "schmoozed", ["Kenya"], ["Ethiopia"])
    assert names(parties) == (["Kenya", "Ethiopia"], ["Kenya", "Ethiopia"])
