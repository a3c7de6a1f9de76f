"""The figures of `herodot evaluate attribution` on statements whose answer is known."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from herodot.evaluate.attribution import Triple, count_document, evaluate_attribution, pair, word_f1
from herodot.evaluate.figures import Figure, figure
from herodot.records import Attribution, Source
from herodot.spans import cut

TEXT = "The mayor said “the bridge is shut” and that the ferry had sailed."


def said(source: tuple[int, int], cue: tuple[int, int], content: tuple[int, int]) -> Attribution:
    words = cut(TEXT, *source)
    return Attribution(
        id="attr-1",
        source=Source(words.start, words.end, words.exact, None),
        holders=(),
        cue=cut(TEXT, *cue),
        content=(cut(TEXT, *content),),
        quote="mixed",
        commitment="CT+",
        parent=None,
        confidence=1.0,
        why="test",
    )


def gold(folder: Path, *statements: dict[str, list[list[int]]]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "a", "text": TEXT, "attributions": statements}), encoding="utf-8")
    return path


def test_the_pipeline_is_scored_on_texts_of_a_file(tmp_path: Path) -> None:
    scores = evaluate_attribution(gold(tmp_path, {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 65]]}))
    assert (scores.documents, scores.gold, scores.mixed.gold) == (1, 1, 1)
    assert scores.detection.recall == 1.0


def test_all_three_right_is_exact_and_a_border_off_is_partial() -> None:
    whole = Triple(frozenset({0, 1}), frozenset({2}), frozenset({3, 4, 5}))
    short = Triple(frozenset({1}), frozenset({2}), frozenset({4, 5}))
    assert pair([whole], [short, whole]) == [(0, 1)]
    assert word_f1(whole.content, short.content) == pytest.approx(0.8)


def test_nothing_found_counts_against_recall_alone() -> None:
    counts = count_document(TEXT, [], [said((0, 9), (10, 14), (15, 35))])
    assert (counts["gold"], counts["found"], counts["triple_exact"]) == (0, 1, 0)


def test_figures_divide_by_nothing() -> None:
    assert figure(0, 0, 0) == Figure(0.0, 0.0, 0.0)
    assert figure(1, 2, 1) == Figure(0.5, 1.0, 0.6667)


def _shared() -> Path | None:
    named = os.environ.get("HERODOT_SHARED")
    places = [Path(named)] if named else [p / "shared" for p in Path(__file__).resolve().parents]
    return next((p for p in places if (p / "gold").is_dir()), None)


@pytest.mark.skipif(_shared() is None, reason="the shared gold is not here")
def test_a_few_real_reports_are_read_better_than_by_the_best_peer(tmp_path: Path) -> None:
    shared = _shared()
    assert shared is not None
    lines = (shared / "gold/attribution/polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()[:12]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    scores = evaluate_attribution(path)
    assert scores.triple_exact.f1 > 0.35
    assert scores.triple_partial.f1 > 0.55
