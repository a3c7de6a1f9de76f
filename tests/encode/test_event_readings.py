"""The event heads: which words they read as triggers, and of what."""

from __future__ import annotations

from herodot.encode import encode
from herodot.encode.encoder import config
from herodot.encode.events import EventReading, event_readings, party_readings
from herodot.parse import parse
from herodot.testing import make_report

REPORT = """Turkish jets bombed a convoy of Kurdish fighters near Afrin on Saturday.

Afrin

France condemned the strike and demanded that Turkey withdraw its troops."""


def read(text: str) -> list[tuple[str, EventReading]]:
    parsed = parse(make_report(text))
    return [(parsed.words[r.token], r) for r in event_readings(parsed, encode(parsed)).readings]


def test_plain_acts_are_read_with_their_types_and_parties() -> None:
    parsed = parse(make_report(REPORT))
    encoded = encode(parsed)
    readings = {parsed.words[r.token]: r for r in event_readings(parsed, encoded).readings}
    assert readings["bombed"].type == "ASSAULT"
    assert readings["condemned"].type == "ACCUSE"
    bombed = readings["bombed"].token
    who, whom = party_readings(encoded, {bombed})[bombed]
    assert "jets" in {parsed.words[t] for t in who}
    assert "convoy" in {parsed.words[t] for t in whom}


def test_parties_are_read_for_encoded_words_that_are_asked_about() -> None:
    parsed = parse(make_report(REPORT))
    encoded = encode(parsed)
    line = parsed.words.index("Afrin", parsed.words.index("Saturday"))
    assert party_readings(encoded, ()) == {}
    assert party_readings(encoded, {line}) == {}


def test_readings_come_in_text_order_and_are_as_likely_as_asked() -> None:
    readings = [r for _, r in read(REPORT)]
    assert [r.token for r in readings] == sorted(r.token for r in readings)
    assert all(config().settings["event"] <= r.probability <= 1 for r in readings)
    assert {r.type for r in readings} <= set(config().event_types)


def test_where_nobody_does_anything_nothing_is_read() -> None:
    assert read("Whisk the eggs with the sugar until the mixture is pale, then fold in the flour.") == []
    assert read("Accra") == []


def test_company_changes_no_reading() -> None:
    alone = read(REPORT)
    read("Something else was said by a much longer report, again and again. " * 30)
    assert read(REPORT) == alone


def test_a_trigger_is_likelier_of_its_own_type_and_a_line_that_nobody_read_is_not_doubted() -> None:
    parsed = parse(make_report(REPORT))
    read = event_readings(parsed, encode(parsed))
    bombed, accra = parsed.words.index("bombed"), parsed.words.index("Afrin", parsed.words.index("Saturday"))
    assert read.chance(bombed, "ASSAULT") > 0.5 > read.chance(bombed, "AID")
    assert read.chance(accra, "ASSAULT") == 1
