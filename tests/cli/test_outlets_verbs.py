"""`herodot outlets`, and that reading into a desk knows what was added to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodot.cli import app

ROWS = "name,kind,also,domain\nHarbour Ledger,newspaper,,ledger.test\nMeskovina,online,Mesk Online,mesk.test\n"
LINE = {
    "url": "https://www.ledger.test/1",
    "text": "Two bridges over the river fell on Monday, as reported by Meskovina.",
}


def herodot(*arguments: str, code: int = 0, input: str | None = None) -> str:
    done = CliRunner().invoke(app, arguments, input=input)
    assert done.exit_code == code, done.output
    return done.stdout if code == 0 else done.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("news.jsonl").write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    Path("ours.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def read() -> tuple[str | None, set[tuple[str, str, str]]]:
    found = json.loads(herodot("read", "news.jsonl", "--into", "desk.db", "--jsonl"))
    return found["report"]["outlet"], {(h["from_name"], h["upstream_name"], h["kind"]) for h in found["hops"]}


def test_what_is_added_is_known_in_credits_and_by_its_site(folder: Path) -> None:
    herodot("outlets", "add", "ours.csv", "desk.db")
    assert read() == ("Harbour Ledger", {("Harbour Ledger", "Meskovina", "cites")})


def test_without_it_nobody_knows_them(folder: Path) -> None:
    outlet, hops = read()
    assert outlet is None
    assert "cites" not in {kind for _, _, kind in hops}


def test_list_and_remove(folder: Path) -> None:
    herodot("outlets", "add", "ours.csv", "desk.db")
    Path("actors.csv").write_text("name,kind,sectors\nHarbour Union,organisation,LAB\n", encoding="utf-8")
    herodot("actors", "add", "actors.csv", "desk.db")
    assert "Harbour Union" not in herodot("outlets", "list", "desk.db")
    rows = [json.loads(line) for line in herodot("outlets", "list", "desk.db", "--jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["outlet:harbour-ledger", "outlet:meskovina"]
    herodot("outlets", "remove", "outlet:meskovina", "desk.db")
    assert "Meskovina" not in herodot("outlets", "list", "desk.db")
    assert "no outlet 'org:harbour-union'" in herodot("outlets", "remove", "org:harbour-union", "desk.db", code=2)


def test_from_standard_input(folder: Path) -> None:
    herodot("outlets", "add", "-", "desk.db", "--format", "yaml", input="- {name: Mesk Radio, kind: broadcaster}\n")
    assert "outlet:mesk-radio" in herodot("outlets", "list", "desk.db")
