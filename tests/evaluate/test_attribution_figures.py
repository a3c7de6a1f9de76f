"""The figures of `herodot evaluate attribution` on statements whose answer is known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from herodot.errors import BadRecord
from herodot.evaluate.attribution import attribution_misses, evaluate_attribution
from herodot.evaluate.misses import misses
from herodot.evaluate.triples import Pairing, Spoken, counts, figures, pair

TEXT = "The mayor said “the bridge is shut” and that the ferry had sailed."
GOLD = Spoken([(0, 9)], [(10, 14)], [(15, 65)])


def table(*found: Spoken, gold: tuple[Spoken, ...] = (GOLD,)) -> dict[str, object]:
    return figures(counts(Pairing.of(TEXT, gold, found)))


def kinds(*found: Spoken) -> list[str]:
    return [m.kind for m in misses("a", Pairing.of(TEXT, [GOLD], found))]


def gold_file(folder: Path, *statements: dict[str, list[list[int]]]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "a", "text": TEXT, "attributions": statements}), encoding="utf-8")
    return path


def test_the_same_spans_are_exact() -> None:
    figure = table(GOLD)["triple_exact"]
    assert figure == {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert table(GOLD)["recall_mixed"] == {"n": 1, "content>=.5": 100.0, "+source": 100.0}


def test_marks_at_the_ends_do_not_matter_but_for_strict_figures() -> None:
    shown = table(Spoken([(0, 9)], [(10, 14)], [(15, 66)]))
    assert shown["content_exact"] == {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert shown["content_strict"] == {"P": 0.0, "R": 0.0, "F1": 0.0}


def test_a_border_that_is_off_is_partial() -> None:
    shown = table(Spoken([(4, 9)], [(10, 14)], [(15, 60)]))
    assert shown["triple_exact"] == {"P": 0.0, "R": 0.0, "F1": 0.0}
    assert shown["triple_partial"] == {"P": 100.0, "R": 100.0, "F1": 100.0}


def test_each_statement_is_paired_once_with_the_best() -> None:
    short = Spoken([(4, 9)], [(10, 14)], [(15, 34)])
    pairing = Pairing.of(TEXT, [GOLD], [short, GOLD])
    assert pair(pairing.gold, pairing.found) == [(0, 1)]
    assert table(short, GOLD)["triple_exact"] == {"P": 50.0, "R": 100.0, "F1": 66.7}


def test_nothing_found_and_nothing_there_divide_by_nothing() -> None:
    assert table()["detection"] == {"P": 0.0, "R": 0.0, "F1": 0.0}
    assert table(GOLD, gold=())["recall_direct"] == {"n": 0, "content>=.5": None, "+source": None}


def test_misses_are_told_apart_by_kind() -> None:
    assert kinds(GOLD) == []
    assert kinds() == ["missed mixed"]
    assert kinds(GOLD, Spoken([], [], [(54, 59)])) == ["invented"]
    assert kinds(Spoken([(0, 9)], [(10, 14)], [(15, 40)])) == ["content too short"]
    assert kinds(Spoken([(0, 9)], [(0, 14)], [(15, 65)])) == ["cue too long"]
    assert kinds(Spoken([], [(10, 14)], [(15, 65)])) == ["no source"]


def test_the_pipeline_is_scored_on_texts_of_a_file(tmp_path: Path) -> None:
    path = gold_file(tmp_path, {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 65]]})
    scores = evaluate_attribution(path)
    assert (scores["docs"], scores["gold"], scores["recall_mixed"]["n"]) == (1, 1, 1)
    assert scores["detection"]["R"] == 100.0
    assert all(m.kind != "missed mixed" for m in attribution_misses(path))


def test_a_line_that_is_no_gold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a"}\n', encoding="utf-8")
    with pytest.raises(BadRecord, match=r"gold\.jsonl:1"):
        evaluate_attribution(path)


def _shared() -> Path | None:
    named = os.environ.get("HERODOT_SHARED")
    places = [Path(named)] if named else [p / "shared" for p in Path(__file__).resolve().parents]
    return next((p for p in places if (p / "gold").is_dir()), None)


@pytest.mark.skipif(_shared() is None, reason="the shared gold is not here")
def test_real_reports_are_read_better_than_by_the_best_peer_and_scored_as_the_public_scorer_does(
    tmp_path: Path,
) -> None:
    shared = _shared()
    assert shared is not None
    lines = (shared / "gold/attribution/polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()[:12]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    scores = evaluate_attribution(path)
    assert scores["triple_exact"]["F1"] > 35
    assert scores["triple_partial"]["F1"] > 57
    read = [sys.executable, "-m", "herodot", "read", str(path), "--jsonl"]
    (tmp_path / "found.jsonl").write_bytes(subprocess.run(read, capture_output=True, check=True).stdout)
    scorer = [sys.executable, str(shared / "score/score_attribution.py"), str(path), str(tmp_path / "found.jsonl")]
    done = subprocess.run([*scorer, "--flat", "--json"], capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    for key in ("triple_exact", "triple_partial", "content_overlap", "bio_cue", "tok_content", "content_strict"):
        assert scores[key] == pytest.approx(theirs[key], abs=0.11), key
    assert set(theirs) - {"missing"} <= set(scores)
