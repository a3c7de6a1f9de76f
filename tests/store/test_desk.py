"""A desk gives back exactly what was put in, in order, once, and forgets all of it when asked to."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from desk_samples import analysis, said, sample

from herodot.errors import StoreError
from herodot.records import (
    Attribution,
    Chain,
    Claim,
    ClaimState,
    Contradiction,
    Copy,
    Edge,
    Event,
    Hop,
    Mention,
    Node,
    Origin,
    Passage,
    Proof,
    Report,
    Span,
    Story,
    StoryChange,
    StoryReport,
)
from herodot.store import Store, open_store


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def story(*reports: StoryReport) -> Story:
    ids = tuple(r.id for r in reports)
    origins = (Origin("Agency", ids), Origin("Envoy", ids[:1]))
    proof = Proof(ids[0], "event-1", 0, 3, "The")
    clash = Contradiction("denial", proof, Proof(ids[-1], "attribution-1", 0, 3, "The"))
    claims = (
        claim("claim-2", "contested", ("event-1", "event-2"), ("attribution-1",), origins, (proof,), (clash,)),
        claim("claim-1", "single", ("event-3",)),
    )
    passages = (Passage(Span(0, 3, "The"), Span(4, 7, "the")),)
    return Story(
        id="story-1",
        title="The bridge",
        reports=reports,
        origins=origins,
        independent=2,
        unnamed=(Origin("residents", ids[:1]),),
        untraced=ids[1:],
        circular=(("Agency", "Post"),),
        copies=((ids[0], ids[-1]),),
        copied=(Copy(ids[0], ids[-1], 0.5, ids[0], "date", passages),),
        chain=Chain((Node("text:1", "report", "Post", ids, False),), (Edge("text:1", "post", "cites", (proof,)),)),
        claims=claims,
    )


def claim(
    own_id: str,
    state: ClaimState,
    supports: tuple[str, ...],
    denials: tuple[str, ...] = (),
    origins: tuple[Origin, ...] = (),
    proofs: tuple[Proof, ...] = (),
    clashes: tuple[Contradiction, ...] = (),
) -> Claim:
    return Claim(own_id, "event", own_id, state, supports, denials, origins, len(origins), (), (), proofs, clashes)


def member(store: Store, n: int) -> StoryReport:
    one = sample(n, words=60)
    store.add(one)
    return StoryReport(one.report.id, one.report.source_path, one.report.outlet, one.report.published)


def keep(store: Store, *stories: Story) -> None:
    with store.linking(1) as shelf:
        shelf.replace([story.id for story in store.stories()], stories)


def test_gives_back_exactly_what_was_added_in_order(tmp_path: Path) -> None:
    samples = [sample(n, words=60) for n in (3, 1, 2)]
    with open_store(tmp_path / "a.db") as store:
        assert [store.add(one) for one in samples] == [True, True, True]
    with open_store(tmp_path / "a.db") as store:
        assert list(store.analyses()) == samples
        assert store.report_ids() == tuple(one.report.id for one in samples)
        assert store.analysis(samples[1].report.id) == samples[1]
        assert store.check() == ()


def test_reads_more_reports_than_one_go_holds(tmp_path: Path) -> None:
    samples = [analysis(f"Ferry {n} left.", source_path=str(n)) for n in range(70)]
    with open_store(tmp_path / "a.db") as store:
        for one in samples:
            store.add(one)
        store.forget(samples[31].report.id)
        assert list(store.analyses()) == samples[:31] + samples[32:]


def test_the_same_report_again_is_already_there(tmp_path: Path) -> None:
    one = sample(1)
    with open_store(tmp_path / "a.db") as store:
        assert not store.has(one.report.id)
        assert store.add(one)
        assert store.has(one.report.id)
        assert not store.add(one)
        counts = store.counts()
    assert (counts.reports, counts.attributions, counts.events, counts.mentions) == (1, 30, 40, 200)
    assert (counts.actors, counts.hops, counts.stories) == (20, 1, 0)


def test_another_text_at_the_same_url_is_a_new_version(tmp_path: Path) -> None:
    url = "https://news.example/bridge"
    first, second, third = (analysis(f"Version {n}.", url=url, source_path=str(n)) for n in range(3))
    mirrored = analysis("Version 0.", url=url, source_path="mirror")
    other = analysis("Version 1.", url="https://news.example/ferry")
    with open_store(tmp_path / "a.db") as store:
        for one in (first, mirrored, second, third, other):
            store.add(one)
        previous = store.previous_version
        assert previous(first.report.id) is None
        assert previous(mirrored.report.id) is None
        assert previous(other.report.id) is None
        assert previous(second.report.id) == mirrored.report.id
        store.forget(second.report.id)
        assert previous(third.report.id) == mirrored.report.id


def test_forgets_all_that_only_this_report_supports(tmp_path: Path) -> None:
    kept, gone = sample(1, words=60), sample(2, words=60)
    with open_store(tmp_path / "a.db") as store:
        store.add(kept)
        counts = store.counts()
        before = (tmp_path / "a.db").exists()
        store.add(gone)
        store.forget(gone.report.id)
        assert before
        assert store.counts() == counts
        assert list(store.analyses()) == [kept]
        assert store.check() == ()
        assert not any(hit.report == gone.report.id for hit in store.search("harbour", limit=1000))
        with pytest.raises(StoreError, match="no report"):
            store.forget(gone.report.id)
        assert store.add(gone)


def test_any_sql_tool_can_delete_a_report_with_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.add(sample(1, words=60))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM reports")
    connection.close()
    with open_store(path) as store:
        assert store.counts().mentions == 0
        assert store.counts().events == 0
        assert store.check() == ()
        assert store.search("harbour") == ()


def test_records_that_contradict_each_other_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    one = sample(1)
    stray = replace(one, mentions=(Mention(0, 1, one.report.text[:1], "actor-nobody", 1.0),))
    lost = replace(one, attributions=(replace(one.attributions[0], parent="attribution-nowhere"),), events=())
    with open_store(tmp_path / "a.db") as store:
        for wrong in (stray, lost):
            with pytest.raises(StoreError, match="contradict"):
                store.add(wrong)
        assert store.counts().reports == 0
        assert store.add(one)


def test_ids_may_repeat_from_report_to_report(tmp_path: Path) -> None:
    one = sample(1, words=60)
    other = replace(sample(2, words=60), events=one.events, attributions=one.attributions, hops=one.hops)
    with open_store(tmp_path / "a.db") as store:
        store.add(one)
        store.add(other)
        assert list(store.analyses()) == [one, other]
        found = store.find(one.events[0].id)
        assert found.reports == (one.report.id, other.report.id)


def test_text_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    one = analysis("Ferry.")
    broken = replace(one, report=replace(one.report, text="Ferry \ud800."))
    with open_store(tmp_path / "a.db") as store:
        with pytest.raises(StoreError, match="Unicode"):
            store.add(broken)
        assert store.add(one)


def test_finds_every_kind_of_record_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    one = sample(1, words=60)
    with open_store(tmp_path / "a.db") as store:
        store.add(one)
        some: list[Report | Attribution | Hop | Event]
        some = [one.report, one.attributions[3], one.hops[0], one.events[5]]
        for kind, record in zip(("report", "attribution", "hop", "event"), some, strict=True):
            found = store.find(record.id[:-1])
            assert (found.kind, found.id, found.record) == (kind, record.id, record)
            assert found.analysis == one
            assert found.reports == (one.report.id,)


def test_an_actor_is_found_as_all_reports_know_it(tmp_path: Path) -> None:
    first, second = sample(1, words=60), sample(2, words=60)
    with open_store(tmp_path / "a.db") as store:
        store.add(first)
        store.add(second)
        found = store.find("actor-7")
        assert found.kind == "actor"
        assert found.record == replace(first.actors[7], aliases=("A7", "n1", "n2"))
        assert found.reports == (first.report.id, second.report.id)
    shown = rows(tmp_path / "a.db", "SELECT name, reports FROM desk_actors WHERE id = 'actor-7'")
    assert shown == [("Actor 7", 2)]


def test_an_exact_id_wins_over_longer_ones_and_others_are_named(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.add(sample(1))
        assert store.find("actor-1").id == "actor-1"
        with pytest.raises(StoreError, match=r"actor actor-0, actor actor-1, .* and others; give more"):
            store.find("actor-")
        for unknown in ("event-xyz", "%", "_", "'"):
            with pytest.raises(StoreError, match="nothing has an id"):
                store.find(unknown)
        with pytest.raises(StoreError, match="no id"):
            store.find("")


def test_stories_are_kept_exactly_and_found(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        members = [member(store, n) for n in (1, 2, 3)]
        first = story(*members[:2])
        second = replace(story(members[2]), id="story-0", claims=())
        keep(store, first, second)
        assert store.stories() == (second, first)
        assert store.counts().stories == 2
        found = store.find("claim-2")
        assert (found.record, found.reports) == (first.claims[0], tuple(m.id for m in members[:2]))
        assert store.find("story-1").record == first == store.story("story-1")
        assert store.story_of(members[1].id) == first
        assert store.claims("contested") == (("story-1", first.claims[0]),)
        assert [claim.id for _, claim in store.claims()] == ["claim-2", "claim-1"]
        keep(store, second)
        assert store.stories() == (second,)
        assert store.story_of(members[1].id) is None
        assert store.check() == ()


def test_a_story_goes_with_any_of_its_reports(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        members = [member(store, n) for n in (1, 2, 3, 4)]
        kept = replace(story(*members[2:]), id="story-2", claims=())
        keep(store, story(*members[:2]), kept)
        store.forget(members[1].id)
        assert store.stories() == (kept,)


def test_an_old_id_leads_to_what_has_become_of_the_story(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        now = story(member(store, 1))
        keep(store, now)
        with store.linking(1) as shelf:
            shelf.record([StoryChange(0, "merged", "story-x", "story-y"), StoryChange(0, "renamed", "story-y", now.id)])
        assert store.story("story-x") == now == store.find("story-x").record
        assert store.story("story-z") is None
        assert [(c.sequence, c.old) for c in store.story_changes()] == [(1, "story-x"), (2, "story-y")]


def test_ids_that_lead_round_end(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        with store.linking(1) as shelf:
            shelf.record(
                [StoryChange(0, "renamed", "story-x", "story-y"), StoryChange(0, "renamed", "story-y", "story-x")]
            )
        assert store.story("story-x") is None


def test_the_tables_say_what_was_said_without_joins(tmp_path: Path) -> None:
    one = said("The envoy Ida Holm said the bridge was open.", "Ida Holm", "the bridge was open")
    with open_store(tmp_path / "a.db") as store:
        store.add(one)
    assert rows(tmp_path / "a.db", "SELECT source_exact, content, commitment FROM attributions") == [
        ("Ida Holm", "the bridge was open", "CT+")
    ]
