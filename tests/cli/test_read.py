from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodot.cli import app
from herodot.store import open_store

NEWS = (
    "LUND, July 9 (Coastal Press) - Harbour minister Ada Brandt said on Monday that the ferry line to Malmo would "
    "reopen.\n\nThe port workers' union denied that a deal had been reached, according to Coastal Press.\n"
)
PAGE = """<html><head><title>Ferry line to reopen</title></head><body><article><h1>Ferry line to reopen</h1>
<p>Harbour minister Ada Brandt said on Tuesday that the ferry line would reopen in the autumn after two years.</p>
<p>The union said that it had not been asked, and that its members would decide at a meeting later this month.</p>
</article></body></html>"""


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: bytes
    stderr: bytes


def herodot(*arguments: str, input: bytes | None = None) -> Done:
    """Runs the command in this process, where the model is loaded once for all tests."""
    result = CliRunner().invoke(app, arguments, input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Done(result.exit_code, result.stdout_bytes, result.stderr_bytes)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Good reports and, among them, every kind of bad file."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "b.html").write_text(PAGE, encoding="utf-8")
    (folder / "c-empty.txt").write_bytes(b"")
    (folder / "d-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "e-large.txt").write_text(NEWS * 60_000, encoding="utf-8")
    (folder / "f-cut.html").write_text(PAGE[: PAGE.index("later this")], encoding="utf-8")
    (folder / "g-nested.html").write_text("<div>" * 10_000 + "</div>" * 10_000, encoding="utf-8")
    records = [json.dumps({"id": f"r{n}", "text": NEWS}) for n in range(2)]
    lines = ["{", records[0], '{"id": 7}', "[]", records[1]]
    (folder / "h.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "z.txt").write_text(NEWS.replace("Monday", "Friday"), encoding="utf-8")
    return folder


def test_bad_files_among_good_ones(inbox: Path) -> None:
    done = herodot("read", str(inbox), "--jsonl", "--published", "2024-07-09")
    said = done.stderr.decode()
    assert done.returncode == 1, said
    read = [json.loads(line)["report"]["source_path"] for line in done.stdout.splitlines()]
    wanted = [str(inbox / "a.txt"), str(inbox / "b.html"), str(inbox / "f-cut.html"), "r0", "r1", str(inbox / "z.txt")]
    assert read == wanted
    for name in ("c-empty.txt", "d-binary.txt", "e-large.txt", "g-nested.html", "h.jsonl:1", "h.jsonl:3", "h.jsonl:4"):
        assert name in said
    assert "6 reports read, 7 failed:" in said
    assert "5.0 MB" in said
    assert "Traceback" not in said
    assert "fault of herodot" not in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_read_permission(inbox: Path) -> None:
    (inbox / "a.txt").chmod(0)
    done = herodot("read", str(inbox / "a.txt"), str(inbox / "z.txt"), "--jsonl")
    assert done.returncode == 1
    assert b"chmod u+r" in done.stderr


def test_the_same_bytes_twice_and_with_two_workers(inbox: Path) -> None:
    arguments = ("read", str(inbox), "--jsonl", "--published", "2024-07-09", "--workers")
    # The workers are new processes with another hash seed, which would show in any order taken from a set.
    first, second, third = herodot(*arguments, "1"), herodot(*arguments, "2"), herodot(*arguments, "1")
    assert first.stdout == second.stdout == third.stdout
    assert first.stderr == second.stderr == third.stderr
    assert len(first.stdout.splitlines()) == 6


def test_a_desk_has_each_report_once(inbox: Path, tmp_path: Path) -> None:
    desk = str(tmp_path / "desk.db")
    arguments = ("read", str(inbox / "a.txt"), str(inbox / "z.txt"), "--into", desk)
    first, second = herodot(*arguments), herodot(*arguments)
    assert (first.returncode, second.returncode) == (0, 0)
    assert b"2 reports read" in first.stderr
    assert b"2 already there" in second.stderr
    assert f"Next: herodot brief {desk}" in first.stderr.decode()
    assert first.stdout == b""
    with open_store(desk) as store:
        assert store.counts().reports == 2


def test_stdin_gives_a_brief_on_stdout() -> None:
    done = herodot("read", "-", "--published", "2024-07-09", input=NEWS.encode())
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode()
    assert "Ada Brandt" in out
    assert "DENIES" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("date", ["2024-13-45", "yesterday", ""])
def test_a_date_that_is_none_is_an_error(inbox: Path, date: str) -> None:
    done = herodot("read", str(inbox / "a.txt"), "--published", date, "--jsonl")
    assert done.returncode == 2
    assert b"is no date" in done.stderr
    assert done.stdout == b""


def test_without_a_date_relative_expressions_have_no_calendar_date(inbox: Path) -> None:
    done = herodot("read", str(inbox / "a.txt"), "--jsonl")
    [analysis] = [json.loads(line) for line in done.stdout.splitlines()]
    assert analysis["report"]["published"] is None
    monday = next(t for t in analysis["timexes"] if t["exact"] == "Monday")
    assert not (monday["value"] or "").startswith("20")
    assert all(event["date"] is None for event in analysis["events"])


def test_the_text_is_the_input(inbox: Path) -> None:
    done = herodot("read", str(inbox / "a.txt"), "--jsonl")
    assert json.loads(done.stdout)["report"]["text"] == NEWS


def test_another_language_is_skipped_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "de.txt"
    german = "Die Ministerin sagte am Montag, dass die Fähre im Herbst wieder fahren werde, und das sei gut so. "
    path.write_text(german * 4, encoding="utf-8")
    done = herodot("read", str(path), "--jsonl")
    assert b"1 skipped (language)" in done.stderr
    assert (done.returncode, done.stdout) == (0, b"")


def test_nothing_read_is_exit_code_2(tmp_path: Path) -> None:
    done = herodot("read", str(tmp_path / "none.txt"), "--jsonl")
    assert done.returncode == 2
    assert b"check the path" in done.stderr


def test_a_closed_pipe_is_quiet(inbox: Path) -> None:
    command = f"{sys.executable} -m herodot read {inbox}/a.txt {inbox}/z.txt --jsonl | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=300)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
