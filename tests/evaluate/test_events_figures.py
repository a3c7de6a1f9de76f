from __future__ import annotations

import json
from pathlib import Path

import pytest

from herodot.evaluate.events_records import evaluate_records

RECORDS = [
    ("a", "Kenya urged Somalia to free the sailors.", "REQUEST", [{"actorText": "Kenya", "code": "KEN"}], ["SOM"]),
    ("b", "Syrian forces shelled the town.", "ASSAULT", [{"actorText": "Syrian forces", "code": "SYR"}], []),
    ("c", "France recalled its ambassador from Algeria.", "AID", [{"actorText": "France", "code": "FRA"}], ["DZA"]),
    ("d", "The roses are in bloom.", "AID", [{"actorText": "France", "code": "FRA"}], []),
]


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "events.jsonl"
    rows = [
        {"id": i, "text": text, "events": [{"code": code, "mode": None, "source": source, "target": _targets(codes)}]}
        for i, text, code, source, codes in RECORDS
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def _targets(codes: list[str]) -> list[dict[str, str]]:
    return [{"actorText": code, "code": code} for code in codes]


def test_shares_of_the_records(gold: Path) -> None:
    scores = evaluate_records(gold)
    assert scores.records == 4
    assert scores.found == 0.75
    assert (scores.type, scores.who, scores.full) == (0.5, 0.5, 0.5)
    assert scores.per_record >= 0.75
    assert scores.mode is None


def test_an_empty_file_scores_nothing(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text("", encoding="utf-8")
    assert evaluate_records(path).records == 0
