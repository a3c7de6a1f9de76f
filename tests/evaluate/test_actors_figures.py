"""The actor figures, on records of our own and on the gold file where it is at hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from herodot.evaluate.actors import evaluate_actors, main_actor

SHARED = Path(os.environ.get("HERODOT_SHARED", Path(__file__).parents[2].parent / "shared"))
GOLD = SHARED / "gold/events/ngec_actor_tests_dev.jsonl"


def test_main_actor_is_that_of_the_root() -> None:
    actor = main_actor("the Norwegian foreign ministry")
    assert actor is not None
    assert (actor.country, actor.sectors[0]) == ("NOR", "GOV")


def test_figures_count_country_and_sector(tmp_path: Path) -> None:
    tests = [
        {"text": "Peruvian farmers", "expect": {"country": "PER", "code_1": "AGR"}},
        {"text": "Peruvian farmers", "expect": {"country": "BOL", "code_1": "AGR"}},
        {"text": "Peru", "expect": {"title": "Peru"}},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(t) for t in tests), encoding="utf-8")
    figures = evaluate_actors(gold)
    assert (figures.tests, figures.country, figures.sector, figures.both) == (2, 0.5, 1.0, 0.5)
    assert figures.misses[0].expected == ("BOL", "AGR")


@pytest.mark.skipif(not GOLD.exists(), reason="the gold file is not here: set HERODOT_SHARED")
def test_gold_floor() -> None:
    assert evaluate_actors(GOLD).both >= 0.72
