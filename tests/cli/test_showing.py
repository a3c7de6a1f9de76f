from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from herodot.cli import app
from herodot.cli.console import plain, shorten
from herodot.records import Analysis
from herodot.store import open_store

run = CliRunner().invoke


def test_brief_shows_chain_claims_and_events(desk: str) -> None:
    result = run(app, ["brief", desk])
    assert result.exit_code == 0, result.output
    for words in ("Coastal Press", "DENIES", "Ada Brandt", "ASSAULT", "2024-07-08", "The Evening Mail"):
        assert words in result.stdout


def test_brief_says_on_stderr_what_comes_next(desk: str) -> None:
    assert f"Next: herodot show ID {desk}" in run(app, ["brief", desk]).stderr


def test_brief_jsonl_is_the_stored_analyses(desk: str, analysis: Analysis) -> None:
    first = run(app, ["brief", desk, "--jsonl"]).stdout_bytes.splitlines()[0]
    assert msgspec.json.decode(first, type=Analysis) == analysis


def test_a_report_without_hops_is_not_called_original(tmp_path: Path, analysis: Analysis) -> None:
    path = tmp_path / "one.db"
    with open_store(path) as store:
        store.add(replace(analysis, hops=()))
    assert "not a sign that it is original" in " ".join(run(app, ["brief", str(path)]).stdout.split())


def test_an_empty_desk_says_how_to_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_store(path).close()
    assert "herodot read inbox/ --into" in run(app, ["brief", str(path)]).stderr


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("attribution-1a", ["⟦denied⟧", "DENIES", "verb cue", "0.90"]),
        ("event-1a", ["⟦shelled⟧", "denied", "trigger shell", "Ada Brandt"]),
        ("hop-1a", ["⟦from Coastal Press⟧", "cites", "credit"]),
        ("actor-brandt", ["Ada Brandt", "SWE", "GOV"]),
    ],
)
def test_show_prints_the_sentence_the_words_and_why(desk: str, record: str, words: list[str]) -> None:
    result = run(app, ["show", record, desk])
    assert result.exit_code == 0, result.output
    for word in words:
        assert word in result.stdout


def test_show_jsonl(desk: str) -> None:
    shown = json.loads(run(app, ["show", "event-1a", desk, "--jsonl"]).stdout)
    assert shown["kind"] == "event"
    assert shown["record"]["trigger"]["exact"] == "shelled"
    assert len(shown["reports"]) == 2


def test_an_unknown_id_is_an_error_with_a_remedy(desk: str) -> None:
    result = run(app, ["show", "event-zz", desk])
    assert result.exit_code == 2
    assert "event-zz" in result.stderr


def test_search_finds_words_and_says_when_there_are_none(desk: str) -> None:
    assert "attribution-1a" in run(app, ["search", "shelled", desk]).stdout
    assert json.loads(run(app, ["search", "shelled", desk, "--jsonl"]).stdout.splitlines()[0])["snippet"]
    assert "No report" in run(app, ["search", "zeppelin", desk]).stderr


def test_trace_follows_the_hops(desk: str, analysis: Analysis) -> None:
    result = run(app, ["trace", analysis.report.id, desk])
    assert "cites Coastal Press" in result.stdout
    hop = json.loads(run(app, ["trace", analysis.report.id, desk, "--jsonl"]).stdout)
    assert hop["upstream_name"] == "Coastal Press"


def test_forget_removes_a_report_and_nothing_else(desk: str, analysis: Analysis) -> None:
    assert run(app, ["forget", "event-1a", desk]).exit_code == 2
    assert run(app, ["forget", analysis.report.id, desk]).exit_code == 0
    with open_store(desk) as store:
        assert store.counts().reports == 1


def test_a_desk_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    result = run(app, ["brief", str(tmp_path / "none.db")])
    assert result.exit_code == 2
    assert "herodot read PATH --into" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_the_desk_can_be_named_by_the_environment(desk: str) -> None:
    assert "Ada Brandt" in run(app, ["brief"], env={"HERODOT_DB": desk}).stdout


def test_export_jsonl_to_a_file_and_to_stdout_is_the_same(desk: str, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    assert run(app, ["export", desk, "--to", "jsonl", str(out)]).exit_code == 0
    assert out.read_bytes() == run(app, ["export", desk, "--to", "jsonl", "-"]).stdout_bytes


def test_export_csv_writes_flat_tables(desk: str, tmp_path: Path) -> None:
    assert run(app, ["export", desk, "--to", "csv", str(tmp_path / "tables")]).exit_code == 0
    events = (tmp_path / "tables" / "events.csv").read_text(encoding="utf-8").splitlines()
    assert len(events) == 3
    assert "heavy-weapons" in events[1]


def test_text_of_reports_cannot_act_on_the_terminal() -> None:
    assert plain("a\x1b[2Jb\x07 \u202ec\n\n d") == "a[2Jb c d"
    assert shorten("one two three", 8) == "one two…"


def test_markup_in_reports_is_printed_as_it_is(tmp_path: Path, analysis: Analysis) -> None:
    path = tmp_path / "hostile.db"
    with open_store(path) as store:
        store.add(replace(analysis, report=replace(analysis.report, title="[red]:smile:[/red] \x1b[31m")))
    out = run(app, ["brief", str(path)]).stdout
    assert "[red]:smile:[/red]" in out
    assert "\x1b" not in out
