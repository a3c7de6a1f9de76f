"""A newer model gives records other ids, other words, other values: corrections find their record, or are orphans."""

from __future__ import annotations

from dataclasses import replace

from correct_samples import ANALYSIS, ATTACK, PROPOSALS, SHELLED, STANDS, TEXT, WARNED, WROTE, about, made, span
from hypothesis import given
from hypothesis import strategies as st

from herodot.correct import Corrected, Proposal, apply
from herodot.correct.fields import record_of
from herodot.records import Analysis, Attribution, Event, Span
from herodot.testing import make_report


def renamed(analysis: Analysis) -> Analysis:
    """What a model yields that makes every id in another way."""
    ids = {a.id: f"attr-new{i}" for i, a in enumerate(analysis.attributions)}
    attributions = (replace(a, id=ids[a.id], parent=ids.get(a.parent or "")) for a in analysis.attributions)
    events = (
        replace(e, id=f"event-new{i}", according_to=tuple(ids[a] for a in e.according_to))
        for i, e in enumerate(analysis.events)
    )
    hops = tuple(replace(h, id=f"hop-new{i}") for i, h in enumerate(analysis.hops))
    return replace(analysis, attributions=tuple(attributions), events=tuple(events), hops=hops)


def again(proposal: Proposal, analysis: Analysis) -> Corrected:
    return apply(analysis, (made(proposal),))


CERTAINTY = Proposal("certainty", "ana", "CT-", record=STANDS.id)
NO_RECORD = Proposal("not_a_record", "ana", record=STANDS.id)


@given(st.sampled_from([p for p in PROPOSALS if p.record is not None]))
def test_a_record_with_another_id_is_found_by_its_words(proposal: Proposal) -> None:
    found = again(proposal, renamed(ANALYSIS))
    assert not found.orphans
    assert found.analysis == renamed(again(proposal, ANALYSIS).analysis) or proposal.wrong == "not_a_record"
    assert [c.wrong for c in found.changes] == [proposal.wrong]


def test_where_the_newer_model_is_right_nothing_is_changed() -> None:
    better = replace(renamed(ANALYSIS), attributions=(replace(STANDS, id="attr-new", commitment="CT-"),), events=())
    found = again(CERTAINTY, better)
    assert (found.analysis, found.changes, found.orphans) == (better, (), ())


def test_where_the_record_is_gone_the_correction_is_an_orphan() -> None:
    fewer = replace(ANALYSIS, attributions=tuple(a for a in ANALYSIS.attributions if a.id != STANDS.id))
    found = again(CERTAINTY, fewer)
    assert found.analysis == fewer
    assert [o.reason for o in found.orphans] == ["no record stands on these words any more"]


def test_what_was_no_record_stays_away_and_nothing_else_goes() -> None:
    fewer = replace(ANALYSIS, attributions=tuple(a for a in ANALYSIS.attributions if a.id != STANDS.id))
    assert again(NO_RECORD, fewer).analysis == fewer
    assert again(NO_RECORD, fewer).orphans == ()
    right = replace(STANDS, id="attr-new", commitment="CT-")
    other = replace(fewer, attributions=(*fewer.attributions, right))
    assert again(NO_RECORD, other).analysis == other
    same = replace(fewer, attributions=(*fewer.attributions, replace(STANDS, id="attr-new")))
    assert again(NO_RECORD, same).analysis == fewer


def test_of_two_records_on_the_words_the_one_with_the_value_is_meant() -> None:
    twins = (replace(STANDS, id="attr-a"), replace(STANDS, id="attr-b", commitment="PS+"))
    found = again(CERTAINTY, replace(ANALYSIS, attributions=twins, events=()))
    assert [c.record for c in found.changes] == ["attr-a"]
    twins = (replace(STANDS, id="attr-a"), replace(STANDS, id="attr-b"))
    found = again(CERTAINTY, replace(ANALYSIS, attributions=twins, events=()))
    assert [o.reason for o in found.orphans] == ["several records stand on these words"]


def moved(before: str, after: str = "") -> Analysis:
    """The report with other words around it, and the statements that are still in it."""

    def there(words: Span) -> Span:
        return Span(words.start + len(before), words.end + len(before), words.exact)

    attributions = tuple(
        replace(a, id=f"attr-{i}", source=None, cue=None, content=tuple(map(there, a.content)), parent=None)
        for i, a in enumerate(ANALYSIS.attributions)
    )
    report = make_report(before + TEXT + after)
    return replace(ANALYSIS, report=report, attributions=attributions, events=(), hops=(), mentions=(), places=())


def test_words_that_moved_are_found_by_what_stands_around_them() -> None:
    found = again(CERTAINTY, moved("Updated 🕐. "))
    assert [(c.machine, c.now) for c in found.changes] == [("CT+", "CT-")]
    wording = again(about(span("rebels had shelled"), wrong="wording", record=SHELLED.id), moved("Updated. "))
    assert [s.exact for s in wording.analysis.attributions[0].content] == ["rebels had shelled"]
    missing = again(about(span("Two ferries left"), wrong="missing", should_be="The Gazette"), moved("Updated. "))
    assert missing.analysis.attributions[-1].content[0].start == len("Updated. ") + span("Two ferries left").start


def test_words_that_are_gone_are_orphans() -> None:
    text = TEXT.replace("“It stands,”", "“It still stands,”")
    other = replace(moved(""), report=make_report(text), attributions=())
    assert len(again(CERTAINTY, other).orphans) == 1
    assert len(again(NO_RECORD, other).orphans) == 1
    assert len(again(about(span("“It stands,”"), wrong="missing", should_be="x"), other).orphans) == 1


def test_words_that_stand_there_twice_are_told_apart_or_are_orphans() -> None:
    words = Proposal("certainty", "ana", "U", record=WARNED.id)
    assert [c.now for c in again(words, moved("Now: ")).changes] == ["U"]
    assert len(again(words, moved(TEXT[:20], f" {TEXT}")).orphans) == 1


def test_a_correction_of_a_proposed_record_follows_it() -> None:
    first = made(about(span("Two ferries left"), wrong="missing", should_be="The Gazette"))
    shown = apply(ANALYSIS, (first,))
    second = made(Proposal("certainty", "ed", "PR+", record=shown.changes[0].record), shown.analysis)
    found = apply(ANALYSIS, (first, second))
    said = record_of(found.analysis, shown.changes[0].record)
    assert isinstance(said, Attribution)
    assert said.commitment == "PR+"
    assert apply(ANALYSIS, (second,)).orphans != ()


def test_kinds_of_records_are_not_mixed_up() -> None:
    words = span("that the envoy warned that the ferry had left")
    event = replace(ATTACK, id="event-new", trigger=words)
    other = replace(ANALYSIS, attributions=(), events=(replace(event, according_to=()),))
    found = again(Proposal("certainty", "ana", "U", record=WROTE.id), other)
    assert len(found.orphans) == 1
    assert isinstance(record_of(found.analysis, "event-new"), Event)
