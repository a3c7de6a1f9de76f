"""`evaluate events` tells the form of its gold by the keys, and measures each form in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from events_files import MET, QUIET, SHELLED, URGED, cameo, gold_file, parties, quad
from typer.testing import CliRunner

from herodot.cli import app
from herodot.errors import BadRecord
from herodot.evaluate.events import evaluate_events, events_misses
from herodot.evaluate.events_cameo import CameoScores
from herodot.evaluate.events_gold import form_of
from herodot.evaluate.events_parties import PartyScores
from herodot.evaluate.events_quads import QuadScores
from herodot.evaluate.events_records import EventScores

RECORD = {"text": SHELLED, "events": [{"code": "ASSAULT", "source": [{"actorText": "Syria"}], "target": []}]}


def kinds(path: Path) -> list[tuple[str, str]]:
    return [(miss.document, miss.kind) for miss in events_misses(path)]


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        ([RECORD], "records"),
        ([], "records"),
        ([cameo(SHELLED, "194")], "cameo"),
        ([cameo(QUIET), cameo(SHELLED, "194")], "cameo"),
        ([cameo(QUIET), RECORD], "records"),
        ([quad(SHELLED, 4)], "quads"),
        ([parties(SHELLED, SRC="Syrian forces")], "parties"),
    ],
)
def test_the_form_is_told_by_the_keys(tmp_path: Path, rows: Sequence[dict[str, Any]], form: str) -> None:
    assert form_of(gold_file(tmp_path, rows)) == form


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"text": SHELLED}, "no event gold"),
        (cameo(SHELLED, "194", "345"), "'345' is no CAMEO code"),
        ({"text": SHELLED, "events": [{"code": "FIGHT", "source": []}]}, "'FIGHT' is no PLOVER type"),
        (quad(SHELLED, 5), "Invalid enum value 5"),
        ({"text": SHELLED, "spans": [{"role": "WHO", "start": 0, "end": 6}]}, "Invalid enum value 'WHO'"),
    ],
)
def test_a_row_that_is_no_gold_is_named_with_its_line(tmp_path: Path, row: dict[str, Any], complaint: str) -> None:
    path = gold_file(tmp_path, [row])
    with pytest.raises(BadRecord, match=complaint) as caught:
        evaluate_events(path)
    assert caught.value.where == f"{path}:1"


def test_no_json_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n{", encoding="utf-8")
    with pytest.raises(BadRecord) as caught:
        evaluate_events(path)
    assert caught.value.where == f"{path}:2"


def test_of_a_folder_the_plover_records_are_read(tmp_path: Path) -> None:
    gold_file(tmp_path, [RECORD], "plover_gsr_dev.jsonl")
    scores = evaluate_events(tmp_path)
    assert isinstance(scores, EventScores)
    assert scores.records == 1


def test_misses_of_records(tmp_path: Path) -> None:
    party = [{"actorText": "Kenya", "code": "KEN"}]
    rows = [
        {"text": QUIET, "events": [{"code": "AID", "source": party, "target": []}]},
        {"text": SHELLED, "events": [{"code": "AID", "source": party, "target": []}]},
        {"text": SHELLED, "events": [{"code": "ASSAULT", "source": party, "target": []}]},
        {"text": URGED, "events": [{"code": "REQUEST", "source": party, "target": [{"actorText": "Sudan"}]}]},
    ]
    wanted = [("0", "no event: AID"), ("1", "AID read as ASSAULT"), ("2", "other actor"), ("3", "other recipient")]
    assert kinds(gold_file(tmp_path, rows)) == wanted


def test_the_class_of_the_most_confident_event(tmp_path: Path) -> None:
    path = gold_file(tmp_path, [quad(SHELLED, 4), quad(URGED, 3), quad(QUIET, 0), quad(MET, 2), quad(QUIET, 4)])
    scores = evaluate_events(path)
    assert isinstance(scores, QuadScores)
    assert (scores.sentences, scores.accuracy, scores.most_common) == (5, 0.6, 0.4)
    assert scores.material_cooperation["verbal_cooperation"] == 1
    assert (scores.material_conflict["precision"], scores.material_conflict["recall"]) == (1.0, 0.5)
    assert kinds(path) == [
        ("3", "material_cooperation read as verbal_cooperation"),
        ("4", "material_conflict read as neutral"),
    ]


def test_tokens_of_the_parties(tmp_path: Path) -> None:
    rows = [parties(SHELLED, SRC="Syrian forces", TAR="the town of Homs"), parties(QUIET, SRC="The roses")]
    scores = evaluate_events(gold_file(tmp_path, rows))
    assert isinstance(scores, PartyScores)
    assert scores.coded == 0.5
    assert (scores.source.precision, scores.source.recall) == (1.0, 0.5)
    assert scores.named_source == 0.5
    assert scores.named_target == 1.0
    assert ("1", "no event") in kinds(gold_file(tmp_path, rows))


def test_parties_on_a_par_are_source_and_target(tmp_path: Path) -> None:
    scores = evaluate_events(gold_file(tmp_path, [parties(MET, R="Peru and Chile")]))
    assert isinstance(scores, PartyScores)
    assert scores.named_source == scores.named_target == 1.0


def test_the_nearest_event_is_never_further_than_the_most_confident(tmp_path: Path) -> None:
    text = "Kenya urged Somalia to free the sailors after gunmen killed two policemen in Mogadishu."
    scores = evaluate_events(gold_file(tmp_path, [parties(text, SRC="gunmen", TAR="two policemen")]))
    assert isinstance(scores, PartyScores)
    assert scores.nearest_both.f1 >= scores.both.f1
    assert scores.nearest_source.recall == 1.0


def test_cameo_codes_are_compared_as_types_sentence_by_sentence(tmp_path: Path) -> None:
    rows = [cameo(MET, "046", "046"), cameo(SHELLED, "194"), cameo(SHELLED, "112"), cameo(QUIET), cameo(SHELLED, "015")]
    path = gold_file(tmp_path, rows)
    scores = evaluate_events(path)
    assert isinstance(scores, CameoScores)
    assert (scores.types.precision, scores.types.recall) == (0.5, 0.6667)
    assert scores.silent == 1.0
    assert scores.without_type == 1
    assert kinds(path) == [("2", "missed ACCUSE"), ("2", "invented ASSAULT"), ("4", "invented ASSAULT")]


def test_without_a_sentence_that_is_none_silence_is_not_measured(tmp_path: Path) -> None:
    scores = evaluate_events(gold_file(tmp_path, [cameo(SHELLED, "194")]))
    assert isinstance(scores, CameoScores)
    assert scores.silent is None


def test_the_command_line_shows_misses_by_kind(tmp_path: Path) -> None:
    path = gold_file(tmp_path, [cameo(SHELLED, "112"), cameo(QUIET)])
    result = CliRunner().invoke(app, ["evaluate", "events", "--gold", str(path), "--errors", "1"])
    assert result.exit_code == 0
    assert "missed ACCUSE: 1" in result.stdout
    assert "invented ASSAULT: 1" in result.stdout
