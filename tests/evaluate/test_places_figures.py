from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from herodot.errors import BadRecord
from herodot.evaluate.nearest import country_at
from herodot.evaluate.places import evaluate_places, places_misses, places_predictions

SHARED = Path(os.environ.get("HERODOT_SHARED") or Path(__file__).parents[2].parent / "shared")
GOLD = SHARED / "gold" / "places"
TEXT = "Floods hit Nairobi on Monday. Aid came from Kenya and from Oslo."
NAIROBI = {"start": 11, "end": 18, "lat": -1.28, "lon": 36.82, "country": "Kenya"}
KENYA = {"start": 44, "end": 49, "lat": 1.0, "lon": 38.0, "country": "Kenya"}
OSLO = {"start": 59, "end": 63, "lat": 59.91, "lon": 10.75}


def gold(path: Path, *toponyms: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"doc_id": "a", "text": TEXT, "toponyms": toponyms}) + "\n", encoding="utf-8")
    return path


def test_what_is_right_scores_one(tmp_path: Path) -> None:
    scores = evaluate_places(gold(tmp_path / "gold.jsonl", NAIROBI, KENYA, OSLO))
    assert (scores.documents, scores.gold, scores.found, scores.located) == (1, 3, 3, 3)
    assert scores.exact.f1 == scores.overlap.f1 == scores.near == scores.country == 1.0
    assert scores.near_of_all == scores.country_of_all == 1.0
    assert scores.median_km < 50


def test_what_is_missed_is_wrong_only_of_all(tmp_path: Path) -> None:
    missed = {"start": 0, "end": 6, "lat": 10.0, "lon": 10.0, "country": "Nigeria"}
    scores = evaluate_places(gold(tmp_path / "gold.jsonl", NAIROBI, missed))
    assert (scores.near, scores.country) == (1.0, 1.0)
    assert (scores.near_of_all, scores.country_of_all) == (0.5, 0.5)
    assert (scores.overlap.recall, scores.overlap.precision) == (0.5, 0.3333)


def test_another_place_and_another_country(tmp_path: Path) -> None:
    elsewhere = {**NAIROBI, "lat": 0.0, "lon": 34.7}
    abroad = {**OSLO, "lat": 46.8, "lon": -96.2, "country": "United States"}
    path = gold(tmp_path / "gold.jsonl", elsewhere, KENYA, abroad)
    scores = evaluate_places(path)
    assert (scores.near, scores.country) == (0.3333, 0.6667)
    assert [m.kind for m in places_misses(path)] == ["other place", "other country"]


def test_a_toponym_without_coordinates_only_counts_as_found(tmp_path: Path) -> None:
    scores = evaluate_places(gold(tmp_path / "gold.jsonl", {"start": 11, "end": 18}))
    assert (scores.gold, scores.located, scores.near) == (1, 0, 0.0)
    assert scores.exact.recall == 1.0


def test_misses_and_answers(tmp_path: Path) -> None:
    path = gold(tmp_path / "gold.jsonl", NAIROBI, {"start": 0, "end": 6})
    assert sorted(m.kind for m in places_misses(path)) == ["invented", "invented", "missed"]
    (answer,) = places_predictions(path)
    assert answer.id == "a"
    assert [p.exact for p in answer.places] == ["Nairobi", "Kenya", "Oslo"]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a", "text": 3}\n', encoding="utf-8")
    with pytest.raises(BadRecord, match=r"gold\.jsonl:1"):
        evaluate_places(path)


@pytest.mark.parametrize(
    ("lat", "lon", "code"), [(48.85, 2.35, "FRA"), (-1.3, 36.8, "KEN"), (39.8, -98.6, "USA"), (0.0, -140.0, None)]
)
def test_the_country_of_a_point(lat: float, lon: float, code: str | None) -> None:
    assert country_at(lat, lon) == code


@pytest.mark.skipif(not GOLD.exists(), reason=f"no gold at {GOLD}")
@pytest.mark.parametrize("name", ["lgl", "geovirus"])
def test_toponyms_of_news_are_placed(name: str) -> None:
    scores = evaluate_places(GOLD / f"toponyms_{name}.jsonl")
    assert scores.near >= 0.75
    assert scores.country >= 0.85
