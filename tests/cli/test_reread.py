"""`herodot reread`: the same version changes nothing; another one changes records and keeps corrections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodot import pipeline
from herodot.cli import app
from herodot.correct import Proposal
from herodot.errors import ModelError
from herodot.records import Decision, Report
from herodot.store import Store, open_store
from herodot.testing import make_report

run = CliRunner().invoke
AT = "2024-07-15T09:00:00+00:00"
TEXT = "The ferry company denied on Monday that its boats had left the harbour. “They are here,” the captain said."


@pytest.fixture
def desk(tmp_path: Path) -> str:
    with open_store(tmp_path / "desk.db") as store:
        store.add(pipeline.analyse(make_report(TEXT, published="2024-07-16")))
    return str(tmp_path / "desk.db")


def accept(store: Store, certainty: str = "PR-") -> str:
    (report,) = store.report_ids()
    record = store.analysis(report).attributions[0].id
    made = store.corrections.propose(report, Proposal("certainty", "ana", certainty, record=record), AT)
    store.corrections.decide(Decision(made.id, "accepted", "ed", AT))
    return report


def test_the_same_version_changes_nothing(desk: str) -> None:
    with open_store(desk) as store:
        report = accept(store)
        before = store.analysis(report)
    result = run(app, ["reread", desk])
    assert (result.exit_code, result.stderr) == (0, "1 reports read again: 0 changed, 0 failed\n")
    with open_store(desk) as store:
        assert store.analysis(report) == before


def test_another_version_keeps_corrections_and_lists_orphans(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(desk) as store:
        report = accept(store)
    own = pipeline.analyse

    def newer(report: Report, known: object) -> object:
        analysis = own(report)
        kept = tuple(replace(a, id=f"attr-{i}", parent=None) for i, a in enumerate(analysis.attributions))
        return replace(analysis, attributions=kept, events=())

    monkeypatch.setattr(pipeline, "analyse", newer)
    assert "1 changed" in run(app, ["reread", desk]).stderr
    with open_store(desk) as store:
        assert [(a.id, a.commitment) for a in store.analysis(report).attributions[:1]] == [("attr-0", "PR-")]
    monkeypatch.setattr(pipeline, "analyse", lambda report, known: replace(own(report), attributions=(), events=()))
    assert "Corrections without a place: 1" in run(app, ["reread", desk]).stderr


def test_a_report_that_fails_keeps_what_it_had(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report, known: object) -> object:
        raise ValueError("fault")

    with open_store(desk) as store:
        before = list(store.analyses())
    monkeypatch.setattr(pipeline, "analyse", broken)
    result = run(app, ["reread", desk])
    assert result.exit_code == 1
    assert "ValueError: fault" in result.stderr
    with open_store(desk) as store:
        assert list(store.analyses()) == before
    monkeypatch.setattr(pipeline, "analyse", lambda report, known: (_ for _ in ()).throw(ModelError("gone")))
    assert run(app, ["reread", desk]).exit_code == 2
