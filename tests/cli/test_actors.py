"""`herodot actors`, and that reading into a desk knows what was added to it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodot.cli import app

NEWS = (
    "LUND, July 9 - HU said on Monday that its members would strike. The union blamed Harbour Minister Ada Brandt.\n\n"
    "The ferry line will stop on Friday, officials said, and no date was given for its return to the port.\n"
)
ROWS = "name,kind,also,country,sectors,said\nHarbour Union,organisation,HU,SWE,LAB,union\n"


def herodot(*arguments: str, code: int = 0, input: str | None = None) -> str:
    done = CliRunner().invoke(app, arguments, input=input)
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for n in range(3):
        Path(f"news{n}.txt").write_text(NEWS + f"Ferry number {n} was full.\n", encoding="utf-8")
    Path("ours.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def holders(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "desk.db") as desk:
        return {row[0] for row in desk.execute("SELECT actor FROM attribution_holders")}


def test_what_is_added_is_known_to_what_is_read_into_the_desk(folder: Path) -> None:
    herodot("actors", "add", "ours.csv", "desk.db")
    assert "org:harbour-union" in herodot("actors", "list", "desk.db")
    herodot("read", "news0.txt", "--into", "desk.db", "--published", "2024-07-09")
    assert "org:harbour-union" in holders(folder)


def test_without_it_the_name_is_nobody_known(folder: Path) -> None:
    herodot("read", "news0.txt", "--into", "desk.db", "--published", "2024-07-09")
    assert "org:harbour-union" not in holders(folder)


def test_the_bytes_do_not_depend_on_the_workers(folder: Path) -> None:
    files = [f"news{n}.txt" for n in range(3)]
    one, two = (herodot("read", *files, "--jsonl", "--actors", "ours.csv", "--workers", n) for n in "12")
    assert one == two
    assert "org:harbour-union" in one


def test_an_actor_is_replaced_listed_and_removed(folder: Path) -> None:
    herodot("actors", "add", "ours.csv", "desk.db")
    herodot("actors", "add", "-", "desk.db", "--format", "csv", input=ROWS.replace("LAB", "LAB SOC"))
    (line,) = herodot("actors", "list", "desk.db", "--jsonl").splitlines()
    assert (json.loads(line)["id"], json.loads(line)["sectors"]) == ("org:harbour-union", "LAB SOC")
    herodot("actors", "remove", "org:harbour-union", "desk.db")
    assert herodot("actors", "list", "desk.db", "--jsonl") == ""
    assert "no actor" in herodot("actors", "remove", "org:harbour-union", "desk.db", code=2)


def test_a_file_with_a_fault_changes_nothing(folder: Path) -> None:
    Path("bad.csv").write_text(ROWS + "Ada,person,,SWE,FISH,\n", encoding="utf-8")
    assert "bad.csv:3: no sector 'FISH'" in herodot("actors", "add", "bad.csv", "desk.db", code=2)
    assert not Path("desk.db").exists()
