from __future__ import annotations

import json
from pathlib import Path

import pytest

from herodot.errors import BadRecord, InputError
from herodot.evaluate.stories import evaluate_stories

FERRY = (
    "The ferry Aurora ran aground near Hanstholm on Monday and its passengers were taken ashore in boats.",
    "Passengers of the ferry Aurora were taken ashore in boats after it ran aground near Hanstholm on Monday.",
)
STRIKE = "Coal miners in Katowice went on strike and asked the ministry for higher wages in the pits of Silesia."


def gold(tmp_path: Path, *given: tuple[str, str]) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = [json.dumps({"doc_id": f"d{i}", "cluster": c, "text": t}) for i, (c, t) in enumerate(given)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_right_stories_score_one(tmp_path: Path) -> None:
    found = evaluate_stories(gold(tmp_path, ("ferry", FERRY[0]), ("ferry", FERRY[1]), ("strike", STRIKE)))
    assert (found.reports, found.gold, found.stories, found.refused) == (3, 2, 2, 0)
    assert found.bcubed.f1 == 1.0


def test_what_is_put_together_wrongly_costs_precision_and_what_is_torn_apart_recall(tmp_path: Path) -> None:
    together = evaluate_stories(gold(tmp_path, ("one", FERRY[0]), ("two", FERRY[1])))
    assert (together.bcubed.precision, together.bcubed.recall) == (0.5, 1.0)
    apart = evaluate_stories(gold(tmp_path, ("one", FERRY[0]), ("one", STRIKE)))
    assert (apart.bcubed.precision, apart.bcubed.recall) == (1.0, 0.5)


def test_a_report_that_is_not_read_is_a_story_alone(tmp_path: Path) -> None:
    german = "Der Hafen der Stadt bleibt nach dem Unfall am Montag geschlossen, sagte der Minister. " * 5
    found = evaluate_stories(gold(tmp_path, ("one", FERRY[0]), ("one", german)))
    assert (found.refused, found.stories) == (1, 2)


def test_a_folder_and_a_broken_line_are_refused(tmp_path: Path) -> None:
    path = gold(tmp_path, ("one", FERRY[0]))
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        evaluate_stories(tmp_path)
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(BadRecord):
        evaluate_stories(path)
