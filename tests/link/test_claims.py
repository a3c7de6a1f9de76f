from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from link_builders import CHINA, INDIA, REBELS, actor, analysis, event, lines, person, statement

from herodot.link.claims import claim_chain
from herodot.link.claims import claims as claims_of
from herodot.link.sketch import sketch
from herodot.records import Actor, Analysis, Claim, Commitment, Span, Status

ACTORS = (INDIA, CHINA, REBELS)


def claims(analyses: Sequence[Analysis], copies: Sequence[tuple[str, str]]) -> tuple[Claim, ...]:
    return claims_of(lines(analyses, copies))


def coded(key: str, *events: tuple[str, str, str | None, str]) -> Analysis:
    made = [event(f"{key}{i}", t, by, to, s) for i, (t, by, to, s) in enumerate(events)]  # type: ignore[arg-type]
    return analysis(key, events=made, actors=ACTORS)


def test_what_one_asserts_and_another_denies_is_contested() -> None:
    (claim,) = claims(
        [
            coded("a", ("ASSAULT", CHINA.id, INDIA.id, "happened")),
            coded("b", ("ASSAULT", CHINA.id, INDIA.id, "denied")),
        ],
        [],
    )
    assert (claim.state, claim.supports, claim.denials) == ("contested", ("a0",), ("b0",))
    assert claim.summary == "China ASSAULT → India"


def test_two_reports_agree_but_a_copy_does_not() -> None:
    pair = [coded(key, ("ASSAULT", CHINA.id, INDIA.id, "happened")) for key in ("a", "b")]
    assert [c.state for c in claims(pair, [])] == ["agreed"]
    assert [c.state for c in claims(pair, [("a", "b")])] == ["single"]


def test_the_army_acts_for_its_country_and_rebels_do_not() -> None:
    army = Actor("org:chn-army", "Chinese army", (), "organisation", "CHN", ("MIL",))
    one = analysis("a", events=[event("a0", "ASSAULT", army.id, INDIA.id)], actors=[army, INDIA])
    other = coded("b", ("ASSAULT", CHINA.id, INDIA.id, "happened"))
    rebels = coded("c", ("ASSAULT", REBELS.id, INDIA.id, "happened"))
    assert [c.supports for c in claims([one, other, rebels], [])] == [("a0", "b0"), ("c0",)]


def test_who_did_what_to_whom_keeps_claims_apart() -> None:
    found = claims(
        [
            coded("a", ("ACCUSE", CHINA.id, INDIA.id, "happened")),
            coded("b", ("ACCUSE", INDIA.id, CHINA.id, "happened")),
        ],
        [],
    )
    assert [c.state for c in found] == ["single", "single"]


def test_a_report_that_names_one_side_only_joins_where_there_is_one_claim() -> None:
    full = coded("a", ("ASSAULT", CHINA.id, INDIA.id, "happened"))
    half = coded("b", ("ASSAULT", CHINA.id, None, "denied"))
    (claim,) = claims([full, half], [])
    assert claim.state == "contested"
    third = coded("c", ("ASSAULT", CHINA.id, REBELS.id, "happened"))
    assert len(claims([full, half, third], [])) == 3


DEMANDS = (
    "India demanded that China withdraw its soldiers from the Galwan valley at once.",
    "Delhi asked Beijing again to take its troops out of the Galwan valley.",
    "India called on China to lift its ban on imports of basmati rice.",
)


def test_two_demands_of_one_country_are_one_where_they_are_told_in_like_words() -> None:
    reports = [
        analysis(key, events=[event(f"{key}0", "REQUEST", INDIA.id, CHINA.id, told=told, quad=3)], actors=ACTORS)
        for key, told in zip("abc", DEMANDS, strict=True)
    ]
    assert sorted(c.supports for c in claims(reports, [])) == [("a0", "b0"), ("c0",)]


def test_a_minister_acts_for_the_country_abroad_and_for_herself_at_home() -> None:
    minister = Actor("person:a-rao", "A. Rao", (), "person", "IND", ("GOV",))
    crowd = Actor("group:ind-civilians", "Indian farmers", (), "group", "IND", ("CVL",))
    known = (*ACTORS, minister, crowd)

    def threatens(key: str, by: str, to: str) -> Analysis:
        return analysis(key, events=[event(f"{key}0", "THREATEN", by, to)], actors=known)

    abroad = [threatens("a", minister.id, CHINA.id), threatens("b", INDIA.id, CHINA.id)]
    assert [c.supports for c in claims(abroad, [])] == [("a0", "b0")]
    home = [threatens("a", minister.id, crowd.id), threatens("b", INDIA.id, crowd.id)]
    assert sorted(c.supports for c in claims(home, [])) == [("a0",), ("b0",)]


def test_a_denial_is_of_the_mode_that_it_names() -> None:
    def attacks(key: str, mode: str | None, status: Status = "happened") -> Analysis:
        made = event(f"{key}0", "ASSAULT", CHINA.id, INDIA.id, status, mode=mode)
        return analysis(key, events=[made], actors=ACTORS)

    denial = attacks("b", "unconventional", "denied")
    assert [c.state for c in claims([attacks("a", "aerial"), denial], [])] == ["single"]
    assert [c.state for c in claims([attacks("a", "unconventional"), denial], [])] == ["contested"]
    assert [c.state for c in claims([attacks("a", None), denial], [])] == ["contested"]


def test_what_was_foiled_denies_nothing() -> None:
    def attack(key: str, told: str, status: Status) -> Analysis:
        return analysis(key, events=[event(f"{key}0", "ASSAULT", CHINA.id, INDIA.id, status, told=told)], actors=ACTORS)

    happened = attack("a", "Chinese soldiers attacked an Indian patrol in the Galwan valley.", "happened")
    foiled = attack("b", "An attack of Chinese soldiers on an Indian patrol in Galwan was foiled.", "did_not_happen")
    none = attack("c", "Chinese soldiers have not attacked the Indian patrol in the valley.", "did_not_happen")
    assert [(c.state, c.denials) for c in claims([happened, foiled], [])] == [("single", ())]
    assert [(c.state, c.denials) for c in claims([happened, none], [])] == [("contested", ("c0",))]


def test_one_sentence_does_not_contradict_itself() -> None:
    told = "China supports the deal with India, but it does not support the ban on rice."
    stances: tuple[Status, ...] = ("happened", "denied")
    made = [event(f"a{i}", "SUPPORT", CHINA.id, INDIA.id, s, told=told) for i, s in enumerate(stances)]
    assert [c.state for c in claims([analysis("a", events=made, actors=ACTORS)], [])] == ["single"]


def test_plans_and_possibilities_are_no_claims_of_fact() -> None:
    assert claims([coded("a", ("ASSAULT", CHINA.id, INDIA.id, "planned"))], []) == ()


def test_statements_of_the_same_words_are_joined() -> None:
    said = "Indian troops crossed the line of actual control in the Galwan valley"
    reports = [
        analysis("a", attributions=[statement("s1", said)]),
        analysis("b", attributions=[statement("s2", f"that {said} twice")]),
        analysis("c", attributions=[statement("s3", said, "CT-")]),
        analysis("d", attributions=[statement("s4", "The bridge will open to lorries in spring")]),
    ]
    (claim,) = claims(reports, [])
    assert (claim.state, claim.supports, claim.denials) == ("contested", ("s1", "s2"), ("s3",))
    assert claim.summary == said


def test_the_same_few_words_are_no_proposition() -> None:
    reports = [analysis(key, attributions=[statement(f"s{key}", "the attack")]) for key in ("a", "b")]
    assert claims(reports, []) == ()


def test_who_denies_that_it_was_not_so_agrees() -> None:
    reports = [
        analysis(
            "a", attributions=[statement("s1", "the missile that fell over Lublin province was Ukrainian", "CT-")]
        ),
        analysis("b", attributions=[statement("s2", "the missile that fell over Lublin province was not Ukrainian")]),
        analysis("c", attributions=[statement("s3", "the missile that fell over Lublin province was Ukrainian")]),
    ]
    (claim,) = claims(reports, [])
    assert (claim.state, claim.supports, claim.denials) == ("contested", ("s3",), ("s1", "s2"))


def test_a_negation_counts_where_others_use_the_word_plainly() -> None:
    said = "the air force bombed the market of the northern town with barrels"
    unsure = f"that nobody knew for certain whether {said}"
    denied = "that the air force had not bombed the market of the northern town with barrels"
    reports = [
        analysis(key, attributions=[statement(f"s{key}", t)]) for key, t in zip("ab", (said, unsure), strict=True)
    ]
    assert [c.state for c in claims(reports, [])] == ["agreed"]
    reports.append(analysis("c", attributions=[statement("sc", denied)]))
    (claim,) = claims(reports, [])
    assert (claim.state, claim.denials) == ("contested", ("sc",))


def test_statements_that_share_names_and_one_word_are_two() -> None:
    one = "that the Ukrainian missile over Lublin had been fired by mistake"
    other = "that Ukrainian experts might take part in the Lublin investigation of the missile"
    reports = [analysis(key, attributions=[statement(f"s{key}", t)]) for key, t in zip("ab", (one, other), strict=True)]
    assert claims(reports, []) == ()


def test_what_encloses_a_statement_is_not_set_against_it() -> None:
    inner = "the ship had carried weapons for the rebels in the north"
    outer = f"he doubted that {inner}"
    start = outer.index(inner)
    doubted = replace(statement("s2", inner, "PR-"), content=(Span(start, len(outer), inner),))
    reports = [
        analysis("a", attributions=[statement("s1", outer), doubted]),
        analysis("b", attributions=[statement("s3", f"that {inner}")]),
    ]
    (claim,) = claims(reports, [])
    assert (claim.state, claim.supports, claim.denials) == ("contested", ("s3",), ("s2",))


LONG = (
    "The bridge over the river has been closed to lorries.\n\nCars may still use it in both directions every day.\n\n"
    "The mayor is expected to speak about the matter tonight.\n\nMore was known to Reuters, which had asked him."
)


def test_only_a_credit_in_the_lead_is_for_what_follows() -> None:
    def closed(key: str, at: int) -> Analysis:
        made = analysis(
            key, LONG, hops=[("(this report)", "Reuters")], events=[event(f"{key}0", "ASSAULT", CHINA.id, INDIA.id)]
        )
        (credit,) = made.hops
        return replace(made, actors=ACTORS, hops=(replace(credit, evidence=Span(at, at + 7, "Reuters")),))

    (top,) = claims([closed("a", 4)], [])
    assert [origin.name for origin in top.origins] == ["Reuters"]
    (below,) = claims([closed("a", LONG.index("Reuters"))], [])
    assert (below.origins, below.untraced) == ((), ("a",))


def test_the_chain_of_a_claim_has_only_what_supports_it() -> None:
    said = "the rebels had blown up the bridge over the river at night"
    mayor, guard = person("Ada Mayor"), person("Ben Guard")

    def told(key: str, content: str, by: Actor, commitment: Commitment = "CT+") -> Analysis:
        made = replace(statement(f"s{key}", content, commitment), holders=(by.id,))
        return analysis(key, attributions=[made], actors=[mayor, guard])

    reports = [told("a", said, mayor), told("b", f"that {said}", guard), told("c", said, guard, "CT-")]
    (claim,) = claims(reports, [])
    accounts = [sketch(report).account for report in reports]
    chain = claim_chain(accounts, [], claim.id)
    assert sorted(node.name for node in chain.nodes if node.origin) == ["Ada Mayor", "Ben Guard"]
    assert {report for node in chain.nodes for report in node.reports} == {"a", "b"}
    assert [proof.record for edge in chain.edges for proof in edge.proofs] == ["sa", "sb"]
    assert claim_chain(accounts, [], "claim-000000000000").nodes == ()


def test_unnamed_groups_of_no_country_are_not_taken_for_one() -> None:
    crowd = Actor("group:protesters", "protesters", (), "group", None, ("CVL",))
    reports = [analysis(key, events=[event(f"{key}0", "PROTEST", crowd.id)], actors=[crowd]) for key in ("a", "b")]
    assert claims(reports, []) == ()


def test_order_of_arrival_does_not_matter() -> None:
    reports = [
        coded("a", ("ASSAULT", CHINA.id, INDIA.id, "happened"), ("ACCUSE", CHINA.id, None, "happened")),
        coded("b", ("ASSAULT", CHINA.id, None, "denied")),
        analysis("c", actors=[actor("org:un", "United Nations", "organisation")]),
    ]
    assert claims(reports, []) == claims(reports[::-1], [])
