from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from herodot.errors import BadRecord
from herodot.evaluate.time import TimeScores, evaluate_time
from herodot.parse.timexes import find_timexes

SHARED = Path(os.environ.get("HERODOT_SHARED") or Path(__file__).parents[2].parent / "shared")
GOLD = SHARED / "gold" / "time" / "timex_tbaq.jsonl"
SCORER = SHARED / "score" / "score_time.py"
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason=f"no gold at {GOLD}")


def _gold(path: Path, timexes: Sequence[Mapping[str, object]]) -> Path:
    record = {"text": "The envoy left on Friday and came back two days later.", "dct": "2024-07-14"}
    path.write_text(json.dumps({**record, "timexes": list(timexes)}) + "\n\n", encoding="utf-8")
    return path


def test_equal_extents_and_values_score_one(tmp_path: Path) -> None:
    text = "The envoy left on Friday and came back two days later."
    exact = [{"start": t.start, "end": t.end, "value": t.value} for t in find_timexes(text, "2024-07-14")]
    scores = evaluate_time(_gold(tmp_path / "gold.jsonl", exact))
    assert (scores.gold, scores.found) == (2, 2)
    assert scores.strict.f1 == scores.relaxed.f1 == scores.value.f1 == 1.0


def test_an_overlap_with_another_value_is_only_relaxed(tmp_path: Path) -> None:
    gold = [{"start": 15, "end": 24, "value": "2024-07-05"}]
    scores = evaluate_time(_gold(tmp_path / "gold.jsonl", gold))
    assert (scores.strict.recall, scores.relaxed.recall, scores.value.recall) == (0.0, 1.0, 0.0)
    assert scores.relaxed.precision == 0.5


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "Monday", "timexes": []}\n{"text": 3}\n', encoding="utf-8")
    with pytest.raises(BadRecord, match=r"gold\.jsonl:2"):
        evaluate_time(path)


@needs_gold
def test_figures_agree_with_the_shared_scorer(tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for line in GOLD.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            timexes = [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in find_timexes(gold["text"], gold["dct"])
            ]
            out.write(json.dumps({"report": {"source_path": gold["doc_id"]}, "timexes": timexes}) + "\n")
    run = subprocess.run(
        [sys.executable, str(SCORER), str(GOLD), str(predictions), "--json"],
        capture_output=True,
        check=True,
        text=True,
    )
    theirs, ours = json.loads(run.stdout), evaluate_time(GOLD)
    for name in ("strict", "relaxed", "value"):
        figure = getattr(ours, name)
        assert theirs[name] == {"p": figure.precision, "r": figure.recall, "f1": figure.f1}
    assert (theirs["docs"], theirs["gold"], theirs["pred"]) == (ours.documents, ours.gold, ours.found)


@needs_gold
def test_newswire_is_read_well() -> None:
    scores: TimeScores = evaluate_time(GOLD)
    assert scores.strict.f1 >= 0.86
    assert scores.relaxed.f1 >= 0.92
    assert scores.value.f1 >= 0.77
