"""`herodot evaluate factuality` on events whose answer is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from herodot.errors import BadRecord
from herodot.evaluate.factuality import (
    Judged,
    evaluate_factuality,
    factuality_misses,
    factuality_predictions,
    scores_of,
)

TEXT = "The army did not destroy the bridge, the mayor said."


def gold(folder: Path, *scores: float) -> Path:
    start = TEXT.index("destroy")
    rows = [{"id": f"e{n}", "text": TEXT, "event_span": [start, start + 7], "score": s} for n, s in enumerate(scores)]
    path = folder / "uw_dev.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_error_and_correlation() -> None:
    found = scores_of([Judged("a", 3, 2), Judged("b", -3, -2), Judged("c", 0, 0)])
    assert (found.mae, found.pearson_r, found.n) == (0.6667, 1.0, 3)
    assert scores_of([]).n == 0
    assert scores_of([Judged("a", 3, 2)]).pearson_r == 0.0


def test_a_folder_stands_for_its_development_set(tmp_path: Path) -> None:
    path = gold(tmp_path, -3.0, -2.5)
    assert evaluate_factuality(tmp_path) == evaluate_factuality(path)
    assert evaluate_factuality(path).n == 2


def test_every_event_is_answered(tmp_path: Path) -> None:
    rows = list(factuality_predictions(gold(tmp_path, -3.0, 3.0)))
    assert [row["id"] for row in rows] == ["e0", "e1"]
    assert all(-3 <= float(str(row["score"])) <= 3 for row in rows)


def test_misses_show_the_event(tmp_path: Path) -> None:
    kinds = [miss.kind for miss in factuality_misses(gold(tmp_path, -3.0, 3.0))]
    assert kinds == ["a fact taken for no fact"]


def test_a_line_that_is_no_gold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(BadRecord, match=r"gold\.jsonl:1"):
        evaluate_factuality(path)
