"""A desk shows what is accepted, keeps what the machine had, and its log only grows."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from desk_samples import said, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from herodot.correct import Proposal, apply
from herodot.errors import CorrectionError, StoreError
from herodot.export.jsonl import encode
from herodot.link import EDITION, bring_up_to_date
from herodot.records import Analysis, Correction, Decision, Draft, Selector, Verdict
from herodot.store import Store, migrate, open_store, sqlite

AT, LATER = "2024-07-15T09:00:00+00:00", "2024-07-16T09:00:00+00:00"
ONE = said("The envoy said that the bridge 🚢 stands.", "The envoy", "that the bridge 🚢 stands")
STATEMENT = ONE.attributions[0].id
SPEAKER = Proposal("speaker", "ana", "Ada Zeppelin", record=STATEMENT)
WORDING = Proposal("wording", "ana", start=24, end=30, record=STATEMENT)
MISSING = Proposal("missing", "ana", "The envoy", start=0, end=9, draft=Draft("event", words="envoy", type="AID"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def store(desk: Path) -> Iterator[Store]:
    with open_store(desk) as opened:
        opened.add(ONE)
        yield opened


@pytest.fixture
def raw(store: Store, desk: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(desk, isolation_level=None)
    yield connection
    connection.close()


def proposed(store: Store, proposal: Proposal = SPEAKER, report: Analysis = ONE) -> Correction:
    return store.corrections.propose(report.report.id, proposal, AT)


def verdict(store: Store, correction: Correction, word: Verdict = "accepted") -> None:
    store.corrections.decide(Decision(correction.id, word, "ed", LATER, "it says so"))


def accepted(store: Store, proposal: Proposal = SPEAKER) -> Correction:
    correction = proposed(store, proposal)
    verdict(store, correction)
    return correction


def test_a_correction_comes_back_as_it_was_put_in(store: Store) -> None:
    mark = Selector(0, 9, "The envoy", "", " said")
    draft = Draft("attribution", who=("a", "b"), source=mark, cue=mark, certainty="PS-", date="2024")
    full = replace(proposed(store), id="correction-full", draft=draft, selection=mark, anchor=mark, source="radio 📻")
    bare = replace(full, id="correction-bare", record=None, selection=None, anchor=None, draft=None)
    assert store.corrections.add(full)
    assert store.corrections.add(bare)
    assert not store.corrections.add(full)
    assert [c.correction for c in store.corrections.cases()][1:] == [full, bare]


def test_a_proposal_changes_nothing(store: Store) -> None:
    correction = proposed(store)
    assert store.analysis(ONE.report.id) == ONE
    case = store.corrections.case(correction.id)
    assert (case.correction, case.state, case.log) == (correction, "waiting", ())


def test_what_is_accepted_is_shown_everywhere(store: Store, raw: sqlite3.Connection) -> None:
    accepted(store)
    shown = store.analysis(ONE.report.id)
    assert shown.attributions[0].holders == ("person:ada-zeppelin",)
    assert list(store.analyses()) == [shown]
    assert store.find("person:ada-zeppelin").analysis == shown
    assert store.find(STATEMENT).record == shown.attributions[0]
    assert raw.execute("SELECT source_actor FROM attributions").fetchall() == [("person:ada-zeppelin",)]
    assert store.machine_analysis(ONE.report.id) == ONE
    assert store.check() == ()


def test_search_finds_the_corrected_words_alone(store: Store) -> None:
    def hits(words: str) -> list[str]:
        return [hit.id for hit in store.search(words) if hit.kind == "attribution"]

    assert hits("stands") == [STATEMENT]
    correction = accepted(store, WORDING)
    assert (hits("stands"), hits("bridge")) == ([], [STATEMENT])
    verdict(store, correction, "undone")
    assert hits("stands") == [STATEMENT]
    assert store.check() == ()


def test_undoing_gives_back_the_bytes(store: Store, raw: sqlite3.Connection) -> None:
    def content() -> list[object]:
        tables = ("reports", "actors", "mentions", "attribution_contents", "attribution_holders", "dropped", "events")
        return [raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

    before, rows = encode(store.analysis(ONE.report.id)), content()
    corrections = [accepted(store, proposal) for proposal in (SPEAKER, WORDING, MISSING)]
    assert encode(store.analysis(ONE.report.id)) != before
    for correction in corrections:
        verdict(store, correction, "undone")
    assert encode(store.analysis(ONE.report.id)) == before
    assert content() == rows
    assert raw.execute("SELECT count(*) FROM machine_analyses").fetchone() == (0,)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with one report, to be copied: making one takes longer than what is tested."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    with open_store(path) as made:
        made.add(ONE)
    return path


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["accepted", "rejected", "unsure", "undone"]))))
def test_the_desk_is_what_its_log_says(
    template: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, Verdict]]
) -> None:
    with open_store(shutil.copy(template, tmp_path_factory.mktemp("desk"))) as store:
        corrections = [proposed(store, proposal) for proposal in (SPEAKER, WORDING, MISSING)]
        for number, word in steps:
            with suppress(CorrectionError):  # what changes nothing is refused
                verdict(store, corrections[number], word)
        cases = store.corrections.cases()
        kept = [c.correction for c in cases if c.state == "accepted"]
        assert store.analysis(ONE.report.id) == apply(ONE, kept).analysis
        assert store.machine_analysis(ONE.report.id) == ONE
        assert store.check() == ()


def test_the_log_has_every_decision_in_order(store: Store) -> None:
    correction = proposed(store)
    words: tuple[Verdict, ...] = ("unsure", "accepted", "undone", "rejected")
    for word in words:
        verdict(store, correction, word)
    case = store.corrections.case(correction.id[:15])
    assert [d.verdict for d in case.log] == ["unsure", "accepted", "undone", "rejected"]
    assert case.log[0] == Decision(correction.id, "unsure", "ed", LATER, "it says so")
    assert case.state == "rejected"


def test_a_decision_that_is_refused_leaves_no_trace(store: Store) -> None:
    correction = proposed(store)
    with pytest.raises(CorrectionError, match="no decision to undo"):
        verdict(store, correction, "undone")
    assert store.corrections.case(correction.id).log == ()


def test_cases_by_state_and_by_report(store: Store) -> None:
    other = said("The mayor said that all is well.", "The mayor", "that all is well")
    store.add(other)
    first = accepted(store)
    second = proposed(store, Proposal("certainty", "ana", "CT-", record=other.attributions[0].id), other)

    def ids(**chosen: str) -> list[str]:
        return [c.correction.id for c in store.corrections.cases(**chosen)]  # type: ignore[arg-type]

    assert ids() == [first.id, second.id]
    assert ids(state="waiting") == [second.id]
    assert ids(state="accepted") == [first.id]
    assert ids(report=other.report.id) == [second.id]
    assert ids(report="report-none") == []


def test_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="no report 'report-none'"):
        store.corrections.propose("report-none", SPEAKER, AT)
    with pytest.raises(StoreError, match="no report"):
        store.corrections.add(replace(proposed(store), id="correction-b", report="report-none"))
    for wanted in ("correction-none", "", "correction%"):
        with pytest.raises(StoreError, match="no correction"):
            store.corrections.case(wanted)
    proposed(store, WORDING)
    with pytest.raises(StoreError, match="could be 2 corrections"):
        store.corrections.case("correction-")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE corrections SET should_be = 'other'",
        "DELETE FROM corrections",
        "INSERT OR REPLACE INTO corrections SELECT * FROM corrections",
        "UPDATE decisions SET verdict = 'rejected'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions SELECT * FROM decisions",
    ],
)
def test_the_log_only_grows(store: Store, raw: sqlite3.Connection, statement: str) -> None:
    correction = accepted(store)
    raw.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        raw.execute(statement)
    assert store.corrections.case(correction.id).state == "accepted"


def test_a_forgotten_report_takes_its_corrections_with_it(store: Store, raw: sqlite3.Connection) -> None:
    store.add(sample(1, words=60))
    accepted(store)
    accepted(store, WORDING)
    store.forget(ONE.report.id)
    for table in ("corrections", "decisions", "machine_analyses"):
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert store.check() == ()
    assert store.add(ONE)
    assert store.analysis(ONE.report.id) == ONE


def test_a_new_analysis_keeps_what_is_accepted(store: Store) -> None:
    accepted(store)
    newer = replace(ONE, attributions=(replace(ONE.attributions[0], id="attribution-new", commitment="PR+"),))
    found = store.replace(newer)
    assert store.machine_analysis(ONE.report.id) == newer
    assert store.analysis(ONE.report.id) == found.analysis
    said_now = found.analysis.attributions[0]
    assert (said_now.id, said_now.holders, said_now.commitment) == (
        "attribution-new",
        ("person:ada-zeppelin",),
        "PR+",
    )
    assert found.orphans == ()
    assert store.check() == ()


def test_what_finds_no_place_is_an_orphan_until_it_does(store: Store) -> None:
    correction = accepted(store)
    found = store.replace(replace(ONE, attributions=()))
    assert [o.correction for o in found.orphans] == [correction.id]
    assert store.corrections.corrected(ONE.report.id) == found
    assert store.corrections.all_corrected() == (found,)
    assert store.replace(ONE).orphans == ()
    assert store.analysis(ONE.report.id).attributions[0].holders == ("person:ada-zeppelin",)


def test_another_text_of_the_report_keeps_its_corrections(store: Store) -> None:
    correction = accepted(store)
    moved = said("Late. The envoy said that the bridge 🚢 stands.", "The envoy", "that the bridge 🚢 stands")
    found = store.replace(moved, report=ONE.report.id)
    assert found.analysis.attributions[0].holders == ("person:ada-zeppelin",)
    assert store.report_ids() == (moved.report.id,)
    assert store.corrections.case(correction.id).correction.report == moved.report.id
    assert store.search("late")[0].report == moved.report.id
    assert store.check() == ()


def test_a_report_is_not_put_in_the_place_of_another(store: Store) -> None:
    other = said("The mayor said that all is well.", "The mayor", "that all is well")
    with pytest.raises(StoreError, match="no report"):
        store.replace(other)
    store.add(other)
    with pytest.raises(StoreError, match="is another report"):
        store.replace(other, report=ONE.report.id)
    assert list(store.analyses()) == [ONE, other]


def test_stories_of_a_changed_report_are_to_be_linked_again(store: Store) -> None:
    bring_up_to_date(store)
    correction = proposed(store)
    verdict(store, correction, "rejected")
    assert len(store.stories()) == 1
    assert store.is_linked(EDITION)
    verdict(store, correction)
    # Readers see the story as it was until it is linked anew.
    assert [report.id for report in store.stories()[0].reports] == [ONE.report.id]
    assert not store.is_linked(EDITION)
    bring_up_to_date(store)
    assert store.is_linked(EDITION)
    assert len(store.stories()) == 1


def test_link_rules_are_about_reports_of_the_desk(store: Store) -> None:
    other = said("The mayor said that all is well.", "The mayor", "that all is well")
    accepted(store, Proposal("link", "ana", f"not_copy {other.report.id}"))
    assert store.corrections.link_rules() == ()
    store.add(other)
    (rule,) = store.corrections.link_rules()
    assert (rule.kind, {rule.a, rule.b}) == ("not_copy", {ONE.report.id, other.report.id})
    assert store.analysis(ONE.report.id) == ONE


@pytest.mark.parametrize("kind", ["other_story", "same_story"])
def test_stories_keep_to_what_is_accepted_about_two_reports(store: Store, kind: str) -> None:
    words = "The envoy 🚢 crossed the bridge again." if kind == "other_story" else "Miners in Katowice are on strike."
    other = said(f"{words} The mayor said that all is well.", "The mayor", "that all is well")
    store.add(other)
    bring_up_to_date(store)
    before = len(store.stories())
    correction = accepted(store, Proposal("link", "ana", f"{kind} {other.report.id}"))
    bring_up_to_date(store)
    assert len(store.stories()) == (2 if kind == "other_story" else 1)
    verdict(store, correction, "undone")
    bring_up_to_date(store)
    assert len(store.stories()) == before


def test_a_desk_of_the_first_version_is_upgraded_with_all_that_is_in_it(desk: Path) -> None:
    engine = sqlite.engine_for(desk, timeout=1)
    sqlite.enter_wal(engine)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0001")
    with engine.begin() as connection:
        row = "1, 'report-old', 'a.txt', 'en', 'It left.', 'x'"
        connection.exec_driver_sql(
            f"INSERT INTO reports (number, id, source_path, language, text, sha256) VALUES ({row})"
        )
    engine.dispose()
    with open_store(desk) as store:
        assert store.report_ids() == ("report-old",)
        missing = Proposal("missing", "ana", "Ada", start=0, end=8)
        correction = store.corrections.propose("report-old", missing, AT)
        verdict(store, correction)
        assert store.search("left")[0].kind == "attribution"
        assert store.check() == ()


def test_every_write_is_on_the_disk_when_it_is_acknowledged(desk: Path) -> None:
    engine = sqlite.engine_for(desk, timeout=1)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
    engine.dispose()
