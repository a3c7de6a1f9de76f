"""What applying means: each field, again, in any order, with the machine's value beneath."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from correct_samples import (
    ANALYSIS,
    AT,
    ATTACK,
    CHEAP,
    ENVOY,
    PROPOSALS,
    SHELLED,
    STANDS,
    TEXT,
    WARNED,
    WRITTEN,
    WROTE,
    about,
    made,
    marked,
    span,
)
from hypothesis import given
from hypothesis import strategies as st

from herodot.correct import Corrected, Proposal, apply, link_rules
from herodot.correct.fields import record_of
from herodot.errors import CorrectionError
from herodot.records import Actor, Analysis, Attribution, Correction, Draft, Dropped, Event, Hop, Span
from herodot.testing import make_report

CORRECTIONS = tuple(made(proposal) for proposal in PROPOSALS)
some = st.lists(st.sampled_from(CORRECTIONS), unique=True)


def applied(*proposals: Proposal) -> Corrected:
    return apply(ANALYSIS, tuple(made(p) for p in proposals))


def event(*proposals: Proposal) -> Event:
    found = record_of(applied(*proposals).analysis, ATTACK.id)
    assert isinstance(found, Event)
    return found


def statement(own_id: str, *proposals: Proposal) -> Attribution:
    found = record_of(applied(*proposals).analysis, own_id)
    assert isinstance(found, Attribution)
    return found


def on_event(wrong: Any, should_be: str) -> Proposal:
    return Proposal(wrong, "ana", should_be, record=ATTACK.id)


def name_of(analysis: Analysis, own_id: str | None) -> str:
    return next(actor.name for actor in analysis.actors if actor.id == own_id)


@given(some)
def test_applying_again_changes_nothing(corrections: list[Correction]) -> None:
    once = apply(ANALYSIS, corrections).analysis
    assert apply(once, corrections).analysis == once


@given(st.permutations(CORRECTIONS))
def test_the_order_of_independent_corrections_does_not_matter(corrections: list[Correction]) -> None:
    expected = apply(ANALYSIS, CORRECTIONS)
    got = apply(ANALYSIS, corrections)
    assert got.analysis == expected.analysis
    assert set(got.changes) == set(expected.changes)


@given(some)
def test_the_machine_s_analysis_is_kept_beneath(corrections: list[Correction]) -> None:
    found = apply(ANALYSIS, corrections)
    assert found.machine == ANALYSIS
    assert (found.analysis == ANALYSIS) == all(c.wrong == "link" for c in corrections)
    assert not found.orphans


@given(some)
def test_every_span_is_that_of_the_text_and_every_actor_is_there(corrections: list[Correction]) -> None:
    a = apply(ANALYSIS, corrections).analysis
    actors = {actor.id for actor in a.actors}
    spans: list[Any] = [*a.report.dropped, *a.mentions, *a.places]
    for said in a.attributions:
        spans += [*said.content, *filter(None, (said.source, said.cue))]
        assert set(said.holders) <= actors
    for e in a.events:
        spans += [e.trigger, *e.evidence, *e.actors, *e.recipients]
        assert {role.actor for role in (*e.actors, *e.recipients)} <= {*actors, None}
    assert all(TEXT[s.start : s.end] == s.exact for s in spans)


@given(some)
def test_references_inside_the_analysis_hold(corrections: list[Correction]) -> None:
    a = apply(ANALYSIS, corrections).analysis
    ids = [said.id for said in a.attributions]
    assert {said.parent for said in a.attributions} <= {*ids, None}
    assert {own_id for e in a.events for own_id in e.according_to} <= set(ids)
    assert len({*ids, *(e.id for e in a.events), *(h.id for h in a.hops)}) == len(ids) + len(a.events) + len(a.hops)


def test_of_two_corrections_of_one_value_the_later_holds_and_is_shown() -> None:
    found = applied(on_event("status", "denied"), on_event("status", "possible"))
    assert [(c.machine, c.now) for c in found.changes] == [("happened", "possible")]


def test_no_corrections_change_nothing() -> None:
    assert apply(ANALYSIS, ()) == Corrected(ANALYSIS, ANALYSIS, (), ())


def test_a_speaker_of_the_report_is_taken_by_name_or_alias() -> None:
    said = statement(SHELLED.id, Proposal("speaker", "ana", "The Minister", record=SHELLED.id))
    assert said.holders == ("person:ada-brandt",)
    assert said.source is not None
    assert (said.source.exact, said.source.actor) == ("The envoy", "person:ada-brandt")


def test_a_known_name_has_the_same_id_in_every_report() -> None:
    found = applied(Proposal("speaker", "ana", "NATO", record=SHELLED.id)).analysis
    assert next(actor for actor in found.actors if actor.name == "NATO").id == "org:nato"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Jane Roe", Actor("person:jane-roe", "Jane Roe", (), "person", None, ())),
        ("local residents", Actor("group:local-residents", "local residents", (), "group", None, ())),
        ("org:Harbour Union", Actor("org:harbour-union", "Harbour Union", (), "organisation", None, ())),
        ("outlet:Lund Echo", Actor("outlet:lund-echo", "Lund Echo", (), "outlet", None, ())),
        ("Анна", Actor("person:name-25f4b213274e", "Анна", (), "person", None, ())),
        ("country:FRA", Actor("country:FRA", "France", (), "country", "FRA", ("GOV",))),
    ],
)
def test_a_new_name_is_a_new_actor(name: str, actor: Actor) -> None:
    found = applied(Proposal("speaker", "ana", name, record=SHELLED.id)).analysis
    assert found.actors[-1] == actor


def test_words_marked_beside_the_statement_name_the_speaker() -> None:
    words = span("the minister")
    said = statement(SHELLED.id, about(words, wrong="speaker", should_be="Ada Brandt", record=SHELLED.id))
    assert said.source is not None
    assert (said.source.start, said.source.exact) == (words.start, "the minister")


def test_a_marked_cue_names_nobody() -> None:
    said = statement(SHELLED.id, about(span("said"), wrong="speaker", should_be="Ada Brandt", record=SHELLED.id))
    assert said.source is not None
    assert said.source.exact == "The envoy"


def test_nobody_named() -> None:
    said = statement(SHELLED.id, Proposal("speaker", "ana", "", record=SHELLED.id))
    assert said.holders == ()
    assert said.source is not None
    assert said.source.actor is None


def test_a_joint_speaker() -> None:
    said = statement(STANDS.id, Proposal("speaker", "ana", "envoy; rebels", record=STANDS.id))
    assert said.holders == ("person:envoy", "group:rebels")


def test_a_hop_leads_elsewhere() -> None:
    found = record_of(applied(Proposal("speaker", "ana", "rebels", record=WRITTEN.id)).analysis, WRITTEN.id)
    assert isinstance(found, Hop)
    assert (found.upstream, found.upstream_name) == ("group:rebels", "rebels")


def test_wording_in_pieces_and_quotation_marks() -> None:
    stretch = span("“It stands,” the minister said")
    said = statement(STANDS.id, about(stretch, wrong="wording", should_be="“It stands,” … said", record=STANDS.id))
    assert [s.exact for s in said.content] == ["“It stands,”", "said"]
    assert said.quote == "mixed"
    assert statement(STANDS.id, about(span("It stands"), wrong="wording", record=STANDS.id)).quote == "direct"


def test_an_ellipsis_of_the_report_is_no_border_of_pieces() -> None:
    text = "The envoy said: we wait … and hope."
    own = replace(SHELLED, content=(Span(16, 23, "we wait"),), source=None, cue=None)
    analysis = Analysis(make_report(text), (), (), ANALYSIS.actors, (), (own,), (), ())
    correction = made(Proposal("wording", "ana", start=16, end=34, record=own.id), analysis)
    assert [s.exact for s in apply(analysis, (correction,)).analysis.attributions[0].content] == ["we wait … and hope"]


def test_wording_moves_what_it_encloses() -> None:
    narrow = about(span("that the envoy warned"), wrong="wording", record=WROTE.id)
    assert statement(WARNED.id, narrow).parent is None
    wide = span("that rebels had shelled the old bridge at Lund. “It stands,” the minister said")
    assert statement(STANDS.id, about(wide, wrong="wording", record=SHELLED.id)).parent == SHELLED.id


def test_a_type_brings_its_quad_class_and_intensity() -> None:
    found = event(on_event("type", "AID"))
    assert (found.type, found.mode, found.quad, found.intensity > 0) == ("AID", None, 2, True)
    assert event(on_event("mode", "")).intensity == -9.0


def test_a_date_is_days() -> None:
    found = event(on_event("date", "2024-06")).date
    assert found is not None
    assert (found.start, found.end, found.precision) == ("2024-06-01", "2024-06-30", "month")
    assert event(on_event("date", "")).date is None


@pytest.mark.parametrize(
    ("written", "name", "country", "lat"),
    [
        ("Malmö", "Malmö", None, None),
        ("Malmö, SWE", "Malmö", "SWE", None),
        ("France", "France", "FRA", None),
        ("Malmö, SWE, 55.6, 13.0", "Malmö", "SWE", 55.6),
        ("Washington, D.C., USA", "Washington, D.C.", "USA", None),
    ],
)
def test_a_place_is_written_with_what_is_known(written: str, name: str, country: str | None, lat: float | None) -> None:
    place = event(on_event("place", written)).place
    assert place is not None
    assert (place.name, place.country, place.lat) == (name, country, lat)


def test_a_place_of_the_report_has_its_coordinates() -> None:
    elsewhere = apply(ANALYSIS, (made(on_event("place", "Malmö")),)).analysis
    back = apply(elsewhere, (made(on_event("place", "Lund"), elsewhere),)).analysis
    assert back == ANALYSIS


def test_an_actor_stands_in_the_marked_words_or_the_nearest() -> None:
    near = event(on_event("actor", "envoy")).actors
    assert [(role.actor, role.exact, role.start) for role in near] == [(ENVOY.id, "The envoy", span("The envoy").start)]
    words = span("the envoy", "wrote")
    there = event(about(words, wrong="actor", should_be="envoy", record=ATTACK.id)).actors
    assert there[0].start == words.start


def test_dropped_words_take_their_records_with_them() -> None:
    advert = span("Advertisement: the shop said that boats are cheap 🚤 now.")
    found = applied(about(advert, wrong="boilerplate", should_be="dropped"))
    assert record_of(found.analysis, CHEAP.id) is None
    assert [d.exact for d in found.analysis.report.dropped] == [advert.exact]
    assert "org:shop" not in {actor.id for actor in found.analysis.actors}
    assert len(found.analysis.attributions) == len(ANALYSIS.attributions) - 1


def test_nothing_is_missing_in_what_is_dropped() -> None:
    advert = span("Advertisement: the shop said that boats are cheap 🚤 now.")
    dropped = made(about(advert, wrong="boilerplate", should_be="dropped"))
    missing = made(about(span("boats"), wrong="missing", should_be="envoy"))
    found = apply(ANALYSIS, (dropped, missing))
    assert [o.correction for o in found.orphans] == [missing.id]
    assert found.analysis == apply(ANALYSIS, (missing, dropped)).analysis
    kept = made(about(advert, wrong="boilerplate", should_be="kept"), found.analysis)
    assert apply(ANALYSIS, (dropped, kept, missing)).orphans == ()


def test_kept_words_are_cut_out_of_what_is_dropped() -> None:
    advert, boats = span("Advertisement: the shop said that boats are cheap 🚤 now."), span("boats")
    dropped = Dropped(advert.start, advert.end, advert.exact, "advert")
    analysis = replace(ANALYSIS, report=replace(ANALYSIS.report, dropped=(dropped,)))
    correction = made(about(boats, wrong="boilerplate", should_be="kept"), analysis)
    found = apply(analysis, (correction,)).analysis.report.dropped
    assert [(d.start, d.end) for d in found] == [(advert.start, boats.start), (boats.end, advert.end)]
    assert all(TEXT[d.start : d.end] == d.exact for d in found)


def test_a_missing_statement_has_the_id_that_the_machine_would_give_it() -> None:
    without = replace(ANALYSIS, attributions=tuple(a for a in ANALYSIS.attributions if a.id != STANDS.id))
    draft = Draft("attribution", who=("Ada Brandt",), cue=marked(span("said", "minister")))
    correction = made(about(span("“It stands,”"), wrong="missing", draft=draft), without)
    found = apply(without, (correction,))
    said = record_of(found.analysis, STANDS.id)
    assert isinstance(said, Attribution)
    assert (said.holders, said.quote, said.source and said.source.exact) == (STANDS.holders, "direct", "the minister")
    assert [a.id for a in found.analysis.attributions] == [a.id for a in ANALYSIS.attributions]
    assert [c.record for c in found.changes] == [STANDS.id]
    assert apply(ANALYSIS, (correction,)).changes == ()


def test_a_missing_record_that_the_machine_has_by_now_gets_what_was_drafted() -> None:
    draft = Draft("attribution", who=("Jane Roe",), cue=marked(span("said", "minister")), certainty="PS+")
    without = replace(ANALYSIS, attributions=tuple(a for a in ANALYSIS.attributions if a.id != STANDS.id))
    correction = made(about(span("“It stands,”"), wrong="missing", draft=draft), without)
    found = apply(ANALYSIS, (correction,))
    said = record_of(found.analysis, STANDS.id)
    assert isinstance(said, Attribution)
    assert (said.holders, said.commitment, said.confidence, said.why) == (("person:jane-roe",), "PS+", 0.9, "rule")
    assert [(c.machine, c.now) for c in found.changes] == [("CT+ Ada Brandt", "Jane Roe, PS+")]
    draft = Draft("event", type="ASSAULT", who=("envoy",))
    correction = made(about(span("shelled"), wrong="missing", draft=draft), replace(ANALYSIS, events=()))
    (shelled,) = apply(ANALYSIS, (correction,)).analysis.events
    assert (shelled.actors[0].actor, shelled.recipients, shelled.date) == (ENVOY.id, ATTACK.recipients, ATTACK.date)


def test_a_missing_claim_needs_no_record_under_it() -> None:
    found = applied(about(span("Two ferries left"), wrong="missing", should_be="The Gazette")).analysis
    assert name_of(found, found.attributions[-1].holders[0]) == "The Gazette"
    assert found.attributions[-1].content[0].exact == "Two ferries left"


def test_a_missing_event_stands_on_its_sentence_and_on_who_said_so() -> None:
    draft = Draft("event", words="left", who=("ferry",), type="RETREAT", status="denied")
    found = applied(about(span("the ferry had left"), wrong="missing", draft=draft)).analysis.events[-1]
    assert found.trigger.exact == "left"
    assert found.evidence[0].exact == "The Gazette wrote that the envoy warned that the ferry had left."
    assert found.according_to == (WROTE.id, WARNED.id)


def test_what_is_no_record_goes_and_what_was_inside_moves_up() -> None:
    found = applied(Proposal("not_a_record", "ana", record=WROTE.id))
    assert record_of(found.analysis, WROTE.id) is None
    inner = record_of(found.analysis, WARNED.id)
    assert isinstance(inner, Attribution)
    assert inner.parent is None
    assert [(c.record, c.machine, c.now) for c in found.changes] == [(WROTE.id, "CT+ The Gazette", "")]


def test_a_change_of_a_record_that_goes_is_not_shown() -> None:
    found = applied(on_event("status", "denied"), Proposal("not_a_record", "ana", record=ATTACK.id))
    assert [c.wrong for c in found.changes] == ["not_a_record"]


def test_link_rules_are_ordered_pairs_and_the_later_holds() -> None:
    first = made(Proposal("link", "ana", "copy report-z"))
    second = made(Proposal("link", "ed", "not_copy report-z"))
    story = made(Proposal("link", "ed", "same_story report-z"))
    rules = link_rules((first, second, story))
    assert [(r.kind, r.a, r.b) for r in rules] == [
        ("not_copy", *sorted((ANALYSIS.report.id, "report-z"))),
        ("same_story", *sorted((ANALYSIS.report.id, "report-z"))),
    ]


@pytest.mark.parametrize(
    "proposal",
    [
        on_event("type", "WAR"),
        on_event("type", "AID/drone"),
        on_event("mode", "visit"),
        on_event("status", "true"),
        on_event("date", "13 July"),
        on_event("date", "2024-02-30"),
        on_event("place", "Lund, SWE, 95.0, 10.0"),
        on_event("certainty", "CT+"),
        on_event("status", "happened"),
        Proposal("certainty", "ana", "sure", record=SHELLED.id),
        Proposal("certainty", "", "CT-", record=SHELLED.id),
        Proposal("certainty", "ana", "CT-", record="attr-none"),
        Proposal("certainty", "ana", "CT-"),
        Proposal("certainty", "ana", "CT-", record=SHELLED.id, source="x" * 5000),
        Proposal("certainty", "ana", "CT-", record=SHELLED.id, draft=Draft("event")),
        Proposal("missing", "ana", "envoy"),
        Proposal("missing", "ana", start=5, end=9, draft=Draft("attribution", who=("x" * 1500, "y" * 1500))),
        Proposal("missing", "ana", "envoy\x00", start=5, end=9),
        Proposal("missing", "ana", "envoy", start=5, end=5),
        Proposal("missing", "ana", "envoy", start=5),
        Proposal("missing", "ana", start=5, end=9, draft=Draft("attribution", who=(" ",))),
        Proposal("missing", "ana", "envoy", start=5, end=9999),
        Proposal("missing", "ana", start=0, end=2, draft=Draft("event", type="WAR")),
        Proposal("missing", "ana", start=0, end=2, draft=Draft("hop")),
        Proposal("missing", "ana", start=0, end=2, draft=Draft("event", words="elsewhere", type="AID")),
        Proposal("boilerplate", "ana", "gone", start=0, end=2),
        Proposal("boilerplate", "ana", "kept", start=0, end=2),
        Proposal("boilerplate", "ana", "dropped", start=0, end=2, record=SHELLED.id),
        Proposal("speaker", "ana", "a; b", record=WRITTEN.id),
        Proposal("wording", "ana", "elsewhere", record=SHELLED.id),
        Proposal("link", "ana", "cousin report-z"),
        Proposal("link", "ana", f"copy {ANALYSIS.report.id}"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_when_it_is_proposed(proposal: Proposal) -> None:
    with pytest.raises(CorrectionError):
        made(proposal)


@pytest.mark.parametrize("at", ["", "yesterday", "2024-07-15T09:00:00"])
def test_a_time_has_a_zone(at: str) -> None:
    with pytest.raises(CorrectionError, match="no time"):
        made(on_event("status", "denied"), at=at)


def test_the_same_proposal_has_the_same_id() -> None:
    assert made(on_event("status", "denied")) == made(on_event("status", "denied"), at=AT)
    assert made(on_event("status", "denied")).id != made(on_event("status", "possible")).id


def test_what_was_said_is_kept() -> None:
    correction = made(replace(on_event("status", "denied"), source="the original report"))
    assert (correction.by, correction.source, correction.machine) == ("ana", "the original report", "happened")
    assert correction.anchor is not None
    assert Span(correction.anchor.start, correction.anchor.end, correction.anchor.exact) == ATTACK.trigger
