"""Adding and forgetting reports one by one comes to the same stories as linking all at once."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_builders import CHINA, INDIA, analysis, event, statement

from herodot.link import EDITION, MemoryShelf, bring_up_to_date, link, place, update
from herodot.records import Analysis, Status, Story
from herodot.store import open_store

SUBJECTS = (
    "The tanker Morning Star ran aground off Hanstholm and oil reached the beaches of Hanstholm on Monday night",
    "Coal miners in Katowice went on strike on Tuesday and asked the ministry for higher wages in the pits",
    "The parliament of Quito voted against the pipeline through the Yasuni forest after a debate of nine hours",
)
TAILS = (
    "Tugs are expected to pull the Morning Star free when the tide is high, the coastguard of Hanstholm said.",
    "The mayor of Katowice wants to speak with the owners of the mines before the end of the week about the wages.",
    "Villagers along the Yasuni river celebrated the vote with drums, while the company said that it would appeal.",
    "Nobody was hurt.",
)


@st.composite
def reports(draw: st.DrawFn) -> list[Analysis]:
    """Reports about few subjects, some of them copies, some with hops, events and statements."""
    found = []
    for i in range(draw(st.integers(1, 9))):
        subject, tails = (
            draw(st.sampled_from(SUBJECTS)),
            draw(st.lists(st.sampled_from(TAILS), max_size=3, unique=True)),
        )
        text = ". ".join((subject, *tails))
        outlet = draw(st.sampled_from([None, "The Gazette", "Reuters", "Daily Post"]))
        hops = draw(
            st.lists(
                st.tuples(st.just("(this report)"), st.sampled_from(["Reuters", "The Gazette"])),
                max_size=2,
                unique=True,
            )
        )
        statuses: tuple[Status, ...] = ("happened", "denied")
        status = draw(st.sampled_from(statuses))
        found.append(
            analysis(
                f"r{i}",
                text,
                published=draw(st.sampled_from([None, "2021-03-01", "2021-03-02", "2021-05-30"])),
                outlet=outlet,
                hops=hops,
                events=[event(f"e{i}", "ASSAULT", CHINA.id, INDIA.id, status)],
                attributions=[statement(f"s{i}", text[:90])],
                actors=[CHINA, INDIA],
            )
        )
    return found


def in_order(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=place))


@settings(deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_in_any_order_and_in_any_portions_the_stories_are_the_same(
    given_reports: list[Analysis], dice: random.Random
) -> None:
    mixed = list(given_reports)
    dice.shuffle(mixed)
    shelf = MemoryShelf()
    for one in mixed:
        shelf.add([one])
        if dice.random() < 0.6:
            update(shelf)
    update(shelf)
    assert in_order(shelf.stories()) == link(given_reports)


@settings(deadline=None)
@given(reports(), st.data())
def test_what_is_forgotten_was_never_there(given_reports: list[Analysis], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([a.report.id for a in given_reports])))
    shelf = MemoryShelf(given_reports)
    update(shelf)
    for report in sorted(gone):
        shelf.forget(report)
        if data.draw(st.booleans()):
            update(shelf)
    update(shelf)
    assert in_order(shelf.stories()) == link(a for a in given_reports if a.report.id not in gone)


@settings(deadline=None, max_examples=15)
@given(reports(), st.data())
def test_a_desk_comes_to_the_same_as_memory(given_reports: list[Analysis], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([a.report.id for a in given_reports])))
    with TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as store:
        for one in given_reports:
            store.add(one)
            if data.draw(st.booleans()):
                bring_up_to_date(store)
        bring_up_to_date(store)
        for report in sorted(gone):
            store.forget(report)
        bring_up_to_date(store)
        assert store.stories() == link(a for a in given_reports if a.report.id not in gone)
        assert store.is_linked(EDITION)
        assert store.check() == ()


def test_sketches_of_another_edition_are_made_anew(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.add(analysis("a", SUBJECTS[0]))
        bring_up_to_date(store)
        assert not store.is_linked(EDITION + 1)
        with store.linking(EDITION + 1) as shelf:
            assert [a.report.id for a in shelf.unsketched()] == ["a"]
            update(shelf)
        assert len(store.stories()) == 1


def test_a_renewed_report_is_sketched_and_linked_anew(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        for key in ("a", "b"):
            store.add(analysis(key, SUBJECTS[0]))
        bring_up_to_date(store)
        before = store.stories()
        store.renew("a")
        assert not store.is_linked(EDITION)
        assert store.stories() == before
        bring_up_to_date(store)
        assert store.is_linked(EDITION)
        assert store.stories() == before
        assert store.check() == ()


def test_a_desk_is_linked_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("herodot.link.linker.PORTION", 1)
    made = [analysis(f"r{i}", f"{SUBJECTS[i % 2]} {SUBJECTS[0]}") for i in range(5)]
    with open_store(tmp_path / "a.db") as store:
        for one in made:
            store.add(one)
        bring_up_to_date(store)
        assert store.is_linked(EDITION)
        assert store.stories() == link(made)


def test_the_id_of_a_story_follows_its_earliest_report() -> None:
    late = analysis("b", SUBJECTS[0], published="2021-03-02")
    shelf = MemoryShelf([late])
    update(shelf)
    (first,) = shelf.stories()
    shelf.add([analysis("c", SUBJECTS[0], published="2021-03-03")])
    update(shelf)
    assert [story.id for story in shelf.stories()] == [first.id]
    assert shelf.changes == []
    shelf.add([analysis("a", SUBJECTS[0], published="2021-03-01")])
    update(shelf)
    (renamed,) = shelf.stories()
    assert [(c.sequence, c.kind, c.old, c.new) for c in shelf.changes] == [(1, "renamed", first.id, renamed.id)]


def test_merges_and_splits_are_recorded() -> None:
    """A report that is a copy of two others brings their stories together; without it they part."""
    one, other = (f"{SUBJECTS[i]}. {TAILS[i]}" for i in (0, 1))
    shelf = MemoryShelf([analysis("a", one), analysis("b", other)])
    update(shelf)
    assert len(shelf.stories()) == 2
    shelf.add([analysis("c", f"{one} {other}")])
    update(shelf)
    (merged,) = shelf.stories()
    assert [(c.kind, c.new) for c in shelf.changes] == [("merged", merged.id)]
    shelf.forget("c")
    update(shelf)
    assert len(shelf.stories()) == 2


def test_reports_far_apart_in_time_are_not_compared() -> None:
    same = [analysis(key, SUBJECTS[0], published=day) for key, day in (("a", "2019-01-01"), ("b", "2021-01-01"))]
    assert len(link(same)) == 2
