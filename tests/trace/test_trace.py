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
