"""`herodot correct` and `herodot user` from a terminal and from other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from herodot.cli import app
from herodot.store import open_store

run = CliRunner(env={"HERODOT_BY": "ana"}).invoke
PASSWORD = "four ships in harbour"


def records(*command: str, given: str | None = None) -> list[dict[str, Any]]:
    result = run(app, [*command, "--jsonl"], input=given)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def line(desk: str, **fields: object) -> str:
    with open_store(desk) as store:
        report = store.report_ids()[0]
    return json.dumps({"report": report, **fields}) + "\n"


@pytest.fixture
def denied(desk: str) -> str:
    """The id of a correction that waits."""
    given = line(desk, wrong="certainty", record="attribution-1a", should_be="PR-", source="the interview")
    (made,) = records("correct", "propose", "-", desk, given=given)
    return str(made["id"])


def test_the_whole_way(desk: str, denied: str, tmp_path: Path) -> None:
    (waiting,) = records("correct", "list", desk)
    assert (waiting["state"], waiting["correction"]["by"], waiting["log"]) == ("waiting", "ana", [])
    assert (waiting["correction"]["machine"], waiting["correction"]["should_be"]) == ("CT-", "PR-")
    (accepted,) = records("correct", "accept", denied[:16], desk, "--by", "ed", "--reason", "so it says")
    assert [(d["verdict"], d["by"], d["reason"]) for d in accepted["log"]] == [("accepted", "ed", "so it says")]
    assert [a["attributions"][0]["commitment"] for a in records("brief", desk)] == ["PR-", "CT-"]
    (gold,) = [json.loads(text) for text in run(app, ["correct", "gold", desk]).stdout.splitlines()]
    assert gold["statements"][0]["commitment"] == "PR-"
    assert run(app, ["correct", "gold", desk, "--out", str(tmp_path / "gold")]).exit_code == 0
    assert json.loads((tmp_path / "gold" / "lund.json").read_text(encoding="utf-8")) == gold
    records("correct", "undo", denied, desk)
    records("correct", "unsure", denied, desk)
    records("correct", "reject", denied, desk)
    assert [a["attributions"][0]["commitment"] for a in records("brief", desk)] == ["CT-", "CT-"]
    (after,) = records("correct", "list", desk, "--state", "rejected")
    assert [d["verdict"] for d in after["log"]] == ["accepted", "undone", "unsure", "rejected"]
    assert run(app, ["correct", "gold", desk]).stdout == ""


def test_a_person_sees_what_was_and_what_should_be(desk: str, denied: str) -> None:
    shown = run(app, ["correct", "list", desk]).stdout
    assert f"{denied}  waiting  certainty: CT- → PR-" in shown
    assert "⟦that patrol boats had shelled the port of Lund⟧" in shown
    assert "source: the interview" in shown
    shown = run(app, ["correct", "accept", denied, desk, "--reason", "a\x1b[2Jb"]).stdout
    assert "accepted by ana: a[2Jb" in shown


def test_the_machine_s_value_is_shown_beneath_what_is_accepted(desk: str) -> None:
    given = line(desk, wrong="status", record="event-1a", should_be="possible")
    (made,) = records("correct", "propose", "-", desk, given=given)
    with open_store(desk) as store:
        store.forget(store.report_ids()[1])
    assert "corrected" not in run(app, ["show", "event-1a", desk]).stdout
    run(app, ["correct", "accept", made["id"], desk])
    assert f"corrected     status: denied → possible ({made['id']})" in run(app, ["show", "event-1a", desk]).stdout


def test_orphans_are_listed_with_the_reason(desk: str, denied: str) -> None:
    run(app, ["correct", "accept", denied, desk])
    assert records("correct", "list", desk, "--state", "orphaned") == []
    with open_store(desk) as store:
        from dataclasses import replace

        analysis = store.machine_analysis(store.report_ids()[0])
        events = tuple(replace(event, according_to=()) for event in analysis.events)
        store.replace(replace(analysis, attributions=(), events=events))
    assert len(records("correct", "list", desk, "--state", "orphaned")) == 1
    shown = run(app, ["correct", "list", desk]).stdout
    assert "accepted (orphaned)" in shown
    assert "no record stands on these words any more" in shown


def test_lines_that_do_not_fit_are_told_one_by_one(desk: str) -> None:
    good = line(desk, wrong="status", record="event-1a", should_be="possible", by="bo", at="2024-07-15T09:00:00Z")
    bad = [
        "{}\n",
        "no json\n",
        line(desk, wrong="status", record="event-1a", should_be="maybe"),
        line(desk, wrong="colour", record="event-1a"),
        line(desk, wrong="status", record="event-1a", should_be="possible", at="noon"),
        '{"report": "report-none", "wrong": "status"}\n',
    ]
    result = run(app, ["correct", "propose", "-", desk, "--jsonl"], input="".join([*bad, good]))
    assert result.exit_code == 1
    assert [json.loads(text)["by"] for text in result.stdout.splitlines()] == ["bo"]
    reasons = ("no proposal", "no proposal", "no status", "no proposal", "no time", "report-none")
    for number, (words, text) in enumerate(zip(reasons, result.stderr.splitlines(), strict=False), start=1):
        assert text.startswith(f"-:{number}: ")
        assert words in text
    assert "1 proposed, 6 refused" in result.stderr


def test_lines_may_come_from_a_file(desk: str, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text(line(desk, wrong="status", record="event-1a", should_be="possible"))
    assert run(app, ["correct", "propose", str(tmp_path / "p.jsonl"), desk]).exit_code == 0
    assert run(app, ["correct", "propose", str(tmp_path / "none.jsonl"), desk]).exit_code == 2


def test_what_is_not_there_is_told(desk: str) -> None:
    for verb in ("accept", "reject", "unsure", "undo"):
        result = run(app, ["correct", verb, "correction-none", desk])
        assert result.exit_code == 2
        assert "no correction 'correction-none'; herodot correct list" in result.stderr
    assert "No correction." in run(app, ["correct", "list", desk]).stderr


def test_users_come_and_go(desk: str) -> None:
    assert "herodot user add NAME" in run(app, ["user", "list", desk]).stderr
    result = run(app, ["user", "add", "ana", desk, "--role", "editor"], input=f"{PASSWORD}\n")
    assert (result.exit_code, PASSWORD in result.output) == (0, False)
    secret = run(app, ["user", "token", "ana", desk, "--scope", "read", "--scope", "decide"]).stdout.strip()
    assert secret.startswith("herodot_")
    (ana,) = records("user", "list", desk)
    assert (ana["name"], ana["role"], [t["scopes"] for t in ana["tokens"]]) == ("ana", "editor", [["read", "decide"]])
    shown = run(app, ["user", "list", desk]).stdout
    assert "ana  editor" in shown
    assert secret not in shown
    assert "argon2" not in shown
    token = ana["tokens"][0]["id"]
    assert run(app, ["user", "revoke", token, desk]).exit_code == 0
    assert "revoked" in run(app, ["user", "list", desk]).stdout
    assert run(app, ["user", "password", "ana", desk], input="another long one\n").exit_code == 0
    assert run(app, ["user", "remove", "ana", desk]).exit_code == 0
    assert records("user", "list", desk) == []


def test_users_that_cannot_be_are_refused(desk: str) -> None:
    for given, words in (("short\n", "too short"), ("", "no password")):
        result = run(app, ["user", "add", "ana", desk], input=given)
        assert result.exit_code == 2
        assert words in result.stderr
    assert run(app, ["user", "token", "ana", desk]).exit_code == 2
    assert run(app, ["user", "add", "ana", desk, PASSWORD]).exit_code == 2  # never an argument
    assert run(app, ["user", "add", "ana", f"{desk}.typo"], input=f"{PASSWORD}\n").exit_code == 2
