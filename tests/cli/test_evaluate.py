"""`herodot evaluate`: the table, the JSON, the misses and the answers of a field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodot.cli import app

TEXT = "The mayor said “the bridge is shut” and that the ferry had sailed."
STATEMENT = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 65]]}
MISSED = {"source": [[45, 54]], "cue": [[0, 3]], "content": [[59, 65]]}


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "a", "text": TEXT, "attributions": [STATEMENT, MISSED]}), encoding="utf-8")
    return path


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.jsonl"
    event = {"id": "e1", "text": TEXT, "event_span": [59, 65], "score": -3.0}
    path.write_text(json.dumps(event), encoding="utf-8")
    return path


def test_one_json_object(statements: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "attribution", "--gold", str(statements), "--json"])
    assert done.exit_code == 0
    table = json.loads(done.stdout)
    assert (table["gold"], table["docs"]) == (2, 1)
    assert set(table["triple_exact"]) == {"P", "R", "F1"}


def test_the_table_has_a_line_a_figure(statements: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "attribution", "--gold", str(statements)])
    assert done.exit_code == 0
    assert any(line.startswith("recall_indirect") for line in done.stdout.splitlines())


def test_misses_by_kind_in_their_words(statements: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "attribution", "--gold", str(statements), "--errors", "2"])
    assert done.exit_code == 0
    assert "missed indirect: 1" in done.stdout
    assert "sailed" in done.stdout


def test_every_answer_goes_into_a_file(facts: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.jsonl"
    options = ["--gold", str(facts), "--json", "--predictions", str(out)]
    done = CliRunner().invoke(app, ["evaluate", "factuality", *options])
    assert done.exit_code == 0
    assert set(json.loads(done.stdout)) == {"mae", "pearson_r", "n"}
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [set(a) for a in answers] == [{"id", "score"}]


def test_a_field_without_a_list_of_misses_says_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "pages", "--gold", str(tmp_path), "--errors", "2"])
    assert done.exit_code != 0
