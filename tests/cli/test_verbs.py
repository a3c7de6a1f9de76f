from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from typer.testing import CliRunner

from herodot.cli import app
from herodot.cli.doctor import MODEL_SHA256, Check, examine, folder_digest
from herodot.cli.read import Tally
from herodot.errors import NotText
from herodot.pipeline import Failed
from herodot.store import open_store

run = CliRunner().invoke


def test_doctor_finds_a_sound_installation() -> None:
    result = run(app, ["doctor", "--jsonl"])
    checks = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"python", "spacy", "model", "tables", "sqlite", "offline"} <= {check["name"] for check in checks}
    assert result.exit_code == 0, [check for check in checks if not check["ok"]]


def test_doctor_tells_a_changed_model(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"other")
    assert folder_digest(tmp_path) != MODEL_SHA256


def test_every_check_that_can_fail_has_a_remedy() -> None:
    assert all(isinstance(check, Check) and (check.ok or check.remedy) for check in examine())


def test_evaluate_names_its_choices() -> None:
    result = run(app, ["evaluate", "nothing"])
    assert result.exit_code == 2
    assert "choose one of" in result.stderr


def test_evaluate_without_gold_says_where_it_looked(tmp_path: Path) -> None:
    result = run(app, ["evaluate", "pages", "--gold", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert str(tmp_path / "none") in result.stderr


def test_the_demo_reads_every_example_once(tmp_path: Path) -> None:
    desk = str(tmp_path / "demo.db")
    first, second = run(app, ["demo", desk]), run(app, ["demo", desk])
    assert first.exit_code == 0, first.stderr
    assert "23 reports read" in first.stderr
    assert "23 already there" in second.stderr
    assert first.stdout == second.stdout
    stories = [json.loads(line) for line in run(app, ["stories", desk, "--jsonl"]).stdout.splitlines()]
    assert sum(len(story["reports"]) for story in stories) == 23
    assert run(app, ["stories", desk]).exit_code == 0
    for claim in (claim["id"] for story in stories[:1] for claim in story["claims"][:2]):
        assert run(app, ["show", claim, desk]).exit_code == 0
        assert run(app, ["trace", claim, desk]).exit_code == 0


def test_exit_codes_say_how_much_failed() -> None:
    failed = Failed("a.txt", NotText("it is empty", where="a.txt"))
    assert Tally(read=2).exit_code == 0
    assert Tally(read=2, failures=[failed]).exit_code == 1
    assert Tally(failures=[failed]).exit_code == 2
    assert Tally(skipped=1).exit_code == 0
    assert Tally(read=1, interrupted=True).exit_code == 1


def test_ctrl_c_leaves_whole_reports(tmp_path: Path) -> None:
    inbox, desk = tmp_path / "inbox", tmp_path / "desk.db"
    inbox.mkdir()
    for n in range(2000):
        text = f"The mayor of Lund said on Monday that bridge {n} of the town would be closed for repairs in May."
        (inbox / f"{n:04}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "herodot", "read", str(inbox), "--into", str(desk)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    _wait_for_reports(desk)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"interrupted" in said
    assert b"Traceback" not in said
    with open_store(desk) as store:
        assert store.check() == ()
        assert all(analysis.attributions for analysis in store.analyses())


def _wait_for_reports(desk: Path) -> None:
    for _ in range(600):
        time.sleep(0.1)
        if desk.exists():
            with open_store(desk) as store:
                if store.counts().reports:
                    return
    raise AssertionError("nothing was read within a minute")
