"""Lines that credit: datelines, bylines, syndication notes, notices of copyright, and how they must not be misread."""

from __future__ import annotations

import pytest

from herodot.clean import clean
from herodot.pipeline import analyse
from herodot.records import Hop, RawDoc

BODY = "Two bridges over the Orontes fell on Monday after heavy rain, and the road to the coast stayed closed."


def hops(text: str, outlet: str | None = None) -> tuple[Hop, ...]:
    return analyse(clean(RawDoc("a.txt", "text", text, outlet=outlet, published="2024-07-04"))).hops


def republished(text: str, outlet: str | None = None) -> set[str]:
    return {hop.upstream_name for hop in hops(text, outlet) if hop.kind == "republishes"}


FOOT = [
    ("This article was first published by The Guardian.", {"The Guardian"}),
    ("This story originally appeared on Meduza.", {"Meduza"}),
    ("Republished from The Conversation under a Creative Commons licence.", {"The Conversation"}),
    ("Reprinted with permission from Haaretz.", {"Haaretz"}),
    ("© 2024 Agence France-Presse", {"Agence France-Presse"}),
    ("Copyright 2024 The Associated Press. All rights reserved.", {"Associated Press"}),
    ("(c) Reuters 2024", {"Reuters"}),
    ("With files from CBC News and Reuters", {"CBC", "Reuters"}),
    ("(With inputs from agencies)", {"agencies"}),
    ("(With AP and Reuters inputs)", {"Associated Press", "Reuters"}),
    ("Additional reporting by Reuters and AFP.", {"Reuters", "Agence France-Presse"}),
    ("The Associated Press contributed to this report.", {"Associated Press"}),
    ("Source: Anadolu", {"Anadolu Agency"}),
    ("SOURCE: AL JAZEERA AND NEWS AGENCIES", {"Al Jazeera", "news agencies"}),
    ("(PTI)", {"Press Trust of India"}),
    ("- AFP", {"Agence France-Presse"}),
    ("(This story has not been edited by our staff and is published from a syndicated feed.)", {"syndicated feed"}),
    ("This article was first published by the Valley Harbour Institute.", {"Valley Harbour Institute"}),
]
HEAD = [
    ("Staff and agencies", {"agencies"}),
    ("By Reuters Staff", {"Reuters"}),
    ("By AFP - Agence France-Presse", {"Agence France-Presse"}),
    ("Guardian staff and agencies", {"agencies"}),
    ("Source: Xinhua | 2024-07-14 20:11:03 | Editor: huaxia", {"Xinhua"}),
]
DATELINES = [
    ("KYIV, July 3 (Reuters) –", "Reuters"),
    ("GENEVA (AP) —", "Associated Press"),
    ("MOSCOW, July 3. /TASS/.", "TASS"),
    ("Berlin (dpa) -", "Deutsche Presse-Agentur"),
    ("Damascus, SANA-", "SANA"),
    ("New Delhi [India], July 3 (ANI):", "Asian News International"),
    ("New Delhi, Jul 3 (PTI)", "Press Trust of India"),
]


@pytest.mark.parametrize(("note", "outlets"), FOOT, ids=[row[0][:40] for row in FOOT])
def test_a_note_at_the_foot(note: str, outlets: set[str]) -> None:
    assert republished(f"{BODY}\n\n{note}") == outlets


@pytest.mark.parametrize(("line", "outlets"), HEAD, ids=[row[0][:40] for row in HEAD])
def test_a_line_at_the_head(line: str, outlets: set[str]) -> None:
    assert outlets <= republished(f"Two bridges fall after rain\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(("dateline", "agency"), DATELINES, ids=[row[0] for row in DATELINES])
def test_a_dateline(dateline: str, agency: str) -> None:
    assert republished(f"{dateline} {BODY}") == {agency}


@pytest.mark.parametrize("ending", [" (AFP)", " – AFP"])
def test_a_credit_behind_the_last_sentence(ending: str) -> None:
    assert republished(f"{BODY}{ending}") == {"Agence France-Presse"}


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nReporting by Nadia Hassan in Cairo; editing by John Miller",
        f"{BODY}\n\nThe bridge was first published in Arabic maps on 3 July 1921.",
        f"{BODY}\n\nBy Thursday, engineers from the capital had come to the valley with two cranes.",
        f"{BODY}\n\n© 2024 Harbour Ledger. All rights reserved.",
        f"The road agency of the valley works with the Environmental Protection Agency. {BODY}",
    ],
    ids=lambda text: text[-40:],
)
def test_what_is_no_credit(text: str) -> None:
    assert republished(text) == set()


def test_an_outlet_does_not_credit_itself_in_a_note() -> None:
    assert republished(f"{BODY}\n\n© 2024 Agence France-Presse", outlet="AFP") == set()


def test_a_short_form_in_brackets_is_no_credit() -> None:
    assert republished(f"{BODY}\n\nThe Pakistan Tehreek-e-Insaf (PTI) held a rally in the valley on Tuesday.") == set()


def test_evidence_is_the_name_in_the_text() -> None:
    text = f"{BODY}\n\nWith files from CBC News and Reuters"
    assert [h.evidence.exact for h in hops(text)] == ["CBC News", "Reuters"]
    assert all(text[h.evidence.start : h.evidence.end] == h.evidence.exact for h in hops(text))


def test_a_first_name_is_no_agency() -> None:
    found = hops("Lana Marks said the embassy was closed. Lana said two bridges fell.")
    assert {hop.upstream_name for hop in found} == {"Lana Marks"}


def test_a_name_that_is_also_written_in_capitals_stays_an_outlet() -> None:
    found = hops("Chuck Schumer (D-N.Y.) told Politico that Gorsuch “did not answer”.")
    assert "Politico" in {hop.upstream_name for hop in found}
