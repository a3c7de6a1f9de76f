"""The score of article text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from herodot.evaluate.pages import evaluate_pages, shingle_shares


@pytest.mark.parametrize(
    ("gold", "found", "shares"),
    [
        ("a b c d", "a b c d", (1, 0, 0)),
        ("a, b. c d", "a b c d", (1, 0, 0)),
        ("a b c d e", "a b c d", (1 / 2, 0, 1 / 2)),
        ("a b c d", "a b c d e", (1 / 2, 1 / 2, 0)),
        ("a b", "a b", (1, 0, 0)),
        ("a b c d", "", (0, 0, 1)),
        ("", "a b", (0, 1, 0)),
        ("", "", (0, 0, 0)),
    ],
)
def test_shares(gold: str, found: str, shares: tuple[float, float, float]) -> None:
    assert shingle_shares(gold, found) == shares


def test_a_small_set(tmp_path: Path) -> None:
    prose = [f"The harbour was closed on day {n}, the port authority said in a statement." for n in range(9)]
    prose[0] = "MESK (AP) — " + prose[0]
    page = "<html><body><article>" + "".join(f"<p>{p}</p>" for p in prose) + "</article></body></html>"
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"<html></html>"))
    golds = [{"id": n, "html": f"{n}.html.gz", "articleBody": "\n\n".join(prose), "url": None} for n in "ab"]
    (tmp_path / "article_body_aeb.jsonl").write_text("\n".join(map(json.dumps, golds)), encoding="utf-8")
    scores = evaluate_pages(tmp_path)
    assert (scores.pages, scores.failed) == (2, 1)
    assert (scores.precision, scores.recall, scores.f1) == (1.0, 0.5, 2 / 3)
    assert (scores.datelines, scores.lost_datelines) == (2, ("b",))


def test_the_benchmark_pages() -> None:
    gold = Path(__file__).parents[2].parent / "shared" / "gold" / "pages"
    if not gold.is_dir():
        pytest.skip("the pages of ../shared are not here")
    scores = evaluate_pages(gold)
    assert scores.pages == 181
    assert scores.f1 >= 0.955
    assert scores.lost_datelines == ()
    assert scores.lost_bylines == ()
