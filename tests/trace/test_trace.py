"""Hops: who had it from whom, each with the words that say so."""

from __future__ import annotations

import pytest

from herodot.attribute import attribute
from herodot.encode import encode
from herodot.parse import parse
from herodot.records import Hop
from herodot.resolve import resolve
from herodot.testing import make_report
from herodot.trace import trace


def hops(text: str, outlet: str | None = None) -> tuple[Hop, ...]:
    parsed = parse(make_report(text, published="2022-11-16", outlet=outlet))
    cast = resolve(parsed)
    return trace(parsed, cast, attribute(parsed, cast, encode(parsed)))


def steps(text: str, outlet: str | None = None) -> set[tuple[str, str, str]]:
    return {(h.from_name, h.upstream_name, h.kind) for h in hops(text, outlet)}


RELAYS = [
    ("Two bridges fell, as reported by Reuters.", ("(this report)", "Reuters", "cites")),
    ("Two bridges fell, according to the BBC.", ("(this report)", "BBC", "cites")),
    ("Jens Stoltenberg said so in an interview with Kyodo News.", ("Kyodo News", "Jens Stoltenberg", "interview")),
    ("The pipeline will reopen, Josep Borrell told Reuters.", ("Reuters", "Josep Borrell", "interview")),
    ("Reuters reported on Friday that Turkey had closed the strait.", ("(this report)", "Reuters", "cites")),
    ("Interfax reported a blast in the port, citing the defence ministry.", ("(this report)", "Interfax", "cites")),
    ("The order, seen by Reuters, bars all exports of grain.", ("(this report)", "Reuters", "cites")),
    ("Footage verified by the BBC shows the dam.", ("(this report)", "BBC", "cites")),
    ("Two bridges fell, a Bloomberg report said.", ("(this report)", "Bloomberg", "cites")),
    ("Two bridges fell, according to a report in Le Monde.", ("(this report)", "Le Monde", "cites")),
    ("The Financial Times has learned that the bank is closed.", ("(this report)", "Financial Times", "cites")),
    ("An AFP journalist saw two bridges that had fallen.", ("(this report)", "Agence France-Presse", "cites")),
    ("Two bridges fell (Reuters), and the road was closed.", ("(this report)", "Reuters", "cites")),
    ("The Russian agency TASS reported that 45 soldiers died.", ("(this report)", "TASS", "cites")),
    ("The newspaper Le Monde wrote that two bridges fell.", ("(this report)", "Le Monde", "cites")),
    ("An investigation by the BBC found that the dam leaked.", ("(this report)", "BBC", "cites")),
    ("Olaf Scholz confirmed to AFP that it is over.", ("Agence France-Presse", "Olaf Scholz", "interview")),
    ("The newspaper Bild learned from Olaf Scholz that it is over.", ("Bild", "Olaf Scholz", "statement")),
    ("Mali is out, Boubou Cisse said, according to Tass.", ("TASS", "Boubou Cisse", "statement")),
    ("Two bridges fell, per the Wall Street Journal.", ("(this report)", "Wall Street Journal", "cites")),
    ("Kommersant writes of it with reference to Bloomberg.", ("Kommersant", "Bloomberg", "cites")),
    ("Two bridges fell, according to Mehr, which cited the governor.", ("Mehr", "Iranian governor", "statement")),
    ("Interfax reported a blast, citing a person who saw it.", ("Interfax", "person", "statement")),
    ("Jens Stoltenberg said on CNN that the dam is safe.", ("CNN", "Jens Stoltenberg", "interview")),
    ("Writing in Le Monde, Emmanuel Macron said so.", ("Le Monde", "Emmanuel Macron", "interview")),
    ("Emmanuel Macron, interviewed by Le Monde, said so.", ("Le Monde", "Emmanuel Macron", "interview")),
    ("Olaf Scholz gave an interview to Bild.", ("Bild", "Olaf Scholz", "interview")),
    ("In an interview with Bild, Olaf Scholz said so.", ("Bild", "Olaf Scholz", "interview")),
    ("Olaf Scholz told CNN's Jake Tapper that it is over.", ("CNN", "Olaf Scholz", "interview")),
    ("NSO Group rejected it in a letter seen by the BBC.", ("BBC", "NSO Group", "statement")),
    ("Two bridges fell, as reported by the Lowen Gazette.", ("(this report)", "Lowen Gazette", "cites")),
    ("Mali is out, Boubou Cisse said, according to Interfax.", ("Interfax", "Boubou Cisse", "statement")),
    ("Two bridges fell, according to a post on Telegram.", ("(this report)", "post on Telegram", "statement")),
]


@pytest.mark.parametrize(("text", "step"), RELAYS, ids=[r[0][:40] for r in RELAYS])
def test_relay(text: str, step: tuple[str, str, str]) -> None:
    assert step in steps(text)


def test_the_first_step_starts_at_the_outlet_of_the_report() -> None:
    assert ("Kyiv Post", "Reuters", "cites") in steps("A dam broke, Reuters reported.", outlet="Kyiv Post")


def test_statement_inside_a_relay_is_a_step_of_the_relay() -> None:
    found = steps("Tasnim reported that the foreign ministry of Iran had rejected the offer.")
    assert ("(this report)", "Tasnim News Agency", "cites") in found or any(f[0].startswith("Tasnim") for f in found)
    assert any(f[0].startswith("Tasnim") and "Iran" in f[1] for f in found)


NO_RELAYS = [
    "Reuters could not verify the footage.",
    "The BBC will not review the tape.",
    "The bank closed, citing Zimbabwe's high costs.",
    "The army said on Friday that the road was open.",
]


@pytest.mark.parametrize("text", NO_RELAYS)
def test_no_relay(text: str) -> None:
    assert {kind for _, _, kind in steps(text)} <= {"statement"}
    assert not {name for _, name, _ in steps(text)} & {"Reuters", "BBC", "Zimbabwe"}


def test_the_platform_is_in_the_evidence_of_what_was_said_there() -> None:
    (hop,) = hops("Vitali Klitschko said in a statement on Telegram that two bridges fell.")
    assert hop.evidence.exact == "Vitali Klitschko said in a statement on Telegram"


def test_an_outlet_that_tells_nothing_is_no_hop() -> None:
    assert steps("Police searched the offices of Reuters on Friday.") == set()


def test_each_upstream_once_with_its_own_words() -> None:
    text = (
        "Turkey closed the strait, Reuters reported. Ships turned back, Reuters said. It opened, according to Reuters."
    )
    found = hops(text)
    assert [h.upstream_name for h in found] == ["Reuters"]
    assert text[found[0].evidence.start : found[0].evidence.end] == found[0].evidence.exact


def test_thought_passes_on_nobodys_words() -> None:
    assert steps("Kenya hopes to join the pact next year.") == set()


def test_a_group_without_a_name_is_called_as_the_report_calls_it() -> None:
    found = steps("The dam is safe, two senior engineers said. Interfax reported a blast, citing local firefighters.")
    assert ("Interfax", "local firefighters", "statement") in found


def test_a_further_credit_is_no_part_of_what_is_said() -> None:
    text = "Two people died, according to Interfax, citing local firefighters."
    parsed = parse(make_report(text))
    (said,) = attribute(parsed, resolve(parsed), encode(parsed))
    assert [c.exact for c in said.content] == ["Two people died"]
