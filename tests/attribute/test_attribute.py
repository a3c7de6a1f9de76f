"""Source, cue and content in the constructions that reports use."""

from __future__ import annotations

import pytest

from herodot.attribute import attribute
from herodot.encode import encode
from herodot.parse import parse
from herodot.records import Attribution
from herodot.resolve import resolve
from herodot.testing import make_report


def read(text: str) -> tuple[Attribution, ...]:
    parsed = parse(make_report(text, published="2022-11-16"))
    return attribute(parsed, resolve(parsed), encode(parsed))


def triple(a: Attribution) -> tuple[str | None, str | None, str]:
    source = a.source.exact if a.source else None
    return source, a.cue.exact if a.cue else None, " … ".join(c.exact for c in a.content)


CONSTRUCTIONS = [
    ("The minister said that talks had failed.", ("The minister", "said", "that talks had failed")),
    ("Talks had failed, the minister said on Monday.", ("the minister", "said", "Talks had failed")),
    ("“We will not yield,” the president told reporters.", ("the president", "told", "“We will not yield,”")),
    (
        "The minister called the raid “an act of piracy” on Monday.",
        ("The minister", "called", "the raid “an act of piracy”"),
    ),
    ("According to police, two men were arrested.", ("police", "According to", "two men were arrested")),
    ("Two men were arrested, according to police.", ("police", "according to", "Two men were arrested")),
    (
        "The bridge was closed on Sunday, as reported by Reuters.",
        ("Reuters", "reported by", "The bridge was closed on Sunday"),
    ),
    ("Turkey condemned the strike on the hospital.", ("Turkey", "condemned", "the strike on the hospital")),
    ("The strike was condemned by Turkey.", ("Turkey", "was condemned", "The strike")),
    ("Iran denied sending drones to Russia.", ("Iran", "denied", "sending drones to Russia")),
    ("The rebels vowed to fight on.", ("The rebels", "vowed", "to fight on")),
    (
        "Lawmakers voiced alarm over the new prison law.",
        ("Lawmakers", "voiced alarm over", "the new prison law"),
    ),
    (
        "The envoy was concerned about the delay in the talks.",
        ("The envoy", "was concerned about", "the delay in the talks"),
    ),
    ("The general is said to have left the city.", (None, "is said", "The general … to have left the city")),
    ("It is believed that the ship sank.", (None, "It is believed", "that the ship sank")),
    (
        "The ministry denounced and rejected the resolution.",
        ("The ministry", "denounced and rejected", "the resolution"),
    ),
    (
        "Washington accused Moscow of cheating on the treaty.",
        ("Washington", "accused", "Moscow of cheating on the treaty"),
    ),
    ("France called for an immediate ceasefire.", ("France", "called for", "an immediate ceasefire")),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS, ids=[c[0][:40] for c in CONSTRUCTIONS])
def test_construction(text: str, expected: tuple[str | None, str, str]) -> None:
    assert [triple(a) for a in read(text)] == [expected]


def test_split_quotation_is_one_statement() -> None:
    found = read("“The door is open,” the envoy said. “It will not stay open for ever.”")
    assert [triple(a) for a in found] == [
        ("the envoy", "said", "“The door is open,” … “It will not stay open for ever.”")
    ]
    assert found[0].quote == "direct"


def test_quotation_runs_over_paragraphs() -> None:
    found = read(
        "“The grain is in the silos,” the president said. “It has been there since June.\n\n"
        "“It is rotting while our neighbours go hungry.”"
    )
    assert [triple(a) for a in found] == [
        (
            "the president",
            "said",
            "“The grain is in the silos,” … “It has been there since June. … "
            "“It is rotting while our neighbours go hungry.”",
        )
    ]
    assert found[0].quote == "direct"


def test_quotation_without_a_cue_is_held_by_the_last_speaker() -> None:
    found = read(
        "The harbour will reopen on Friday, the mayor of Odesa said.\n\n"
        "“We have waited eight months for this, and we can wait three more days.”"
    )
    last = found[-1]
    assert (last.source, last.cue, last.quote) == (None, None, "direct")
    assert last.holders == found[0].holders


def test_mixed_quotation() -> None:
    (found,) = read("The minister said the vote was “a farce” from start to end.")
    assert found.quote == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “grey zone” begins behind the river.",
        "It was unclear whether the ferry had sailed.",
        "The soldiers marched through the old town and crossed the bridge.",
    ],
)
def test_no_statement(text: str) -> None:
    assert read(text) == ()


def test_nesting_to_any_depth() -> None:
    found = read("Reuters reported that officials said the army denied that it had shelled the town.")
    by_id = {a.id: a for a in found}
    depth = {}
    for a in found:
        steps, outer = 0, a.parent
        while outer is not None:
            steps, outer = steps + 1, by_id[outer].parent
        assert a.cue is not None
        depth[a.cue.exact] = steps
    assert depth == {"reported": 0, "said": 1, "denied": 2}


COMMITMENTS = [
    ("The minister said the talks had failed.", "CT+"),
    ("The minister denied that the talks had failed.", "CT-"),
    ("Analysts believe the bank will fail.", "PR+"),
    ("The bank might fail, the minister said.", "PS+"),
    ("NATO cannot rule out that the missile strayed.", "PS+"),
    ("The envoy said the talks could not fail.", "CT+"),
    ("France has neither confirmed nor denied the report.", "U"),
    ("The envoy said the talks may not resume.", "PS+"),
    ("Poland does not doubt that the missile strayed.", "CT+"),
    ("The general doubts that the line will hold.", "PR-"),
    ("Kenya asked the court to delay the ruling.", "U"),
    ("The union refused to end the strike.", "CT-"),
    ("The minister did not say that the talks had failed.", "U"),
    ("The agency warned of the possibility of a flood.", "PS+"),
]


@pytest.mark.parametrize(("text", "value"), COMMITMENTS, ids=[c[0][:40] for c in COMMITMENTS])
def test_commitment(text: str, value: str) -> None:
    assert read(text)[0].commitment == value


def test_document_stands_for_the_outlet_named_last() -> None:
    found = read("The pact was signed, as reported by Reuters.\n\nThe guns fell silent, according to the report.")
    assert found[1].holders == found[0].holders != ()


def test_joint_source_has_several_holders() -> None:
    (found,) = read("France and Germany said the sanctions would stay.")
    assert found.holders == ("country:FRA", "country:DEU")


def test_offsets_point_at_the_words() -> None:
    text = "🕊 “Peace is near,” the envoy of Kenya said.\r\n\r\nUganda denied it."
    for a in read(text):
        assert all(text[s.start : s.end] == s.exact for s in (*a.content, a.cue, a.source) if s is not None)
