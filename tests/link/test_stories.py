from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_builders import analysis

from herodot.link import link
from herodot.records import Analysis

TANKER = (
    "The tanker Morning Star ran aground off Hanstholm on Monday.",
    "Oil from the Morning Star has reached the beaches of Hanstholm, the coastguard said.",
    "Tugs pulled the tanker Morning Star from the rocks near Hanstholm.",
)
MINERS = (
    "Coal miners in Katowice went on strike on Tuesday and asked for higher wages.",
    "The strike of the Katowice coal miners spread to three more pits.",
)


def paths(analyses: list[Analysis]) -> list[list[str]]:
    return sorted(sorted(r.source_path for r in story.reports) for story in link(analyses))


def test_two_stories_are_kept_apart() -> None:
    texts = {f"t{i}": t for i, t in enumerate(TANKER)} | {f"m{i}": t for i, t in enumerate(MINERS)}
    found = paths([analysis(key, text, published="2021-03-02") for key, text in texts.items()])
    assert found == [["m0", "m1"], ["t0", "t1", "t2"]]


def test_like_reports_of_another_year_are_another_story() -> None:
    mine = "Miners went on strike in Katowice on Tuesday and asked for higher wages and warmer clothes."
    ward = "Nurses in Katowice held a strike on Tuesday, as their hospitals lack medicine and staff."
    one = analysis("a", mine, published="2019-01-02")
    assert len(link([one, analysis("b", ward, published="2019-01-02")])) == 1
    assert len(link([one, analysis("b", ward, published="2021-05-04")])) == 2


def test_no_reports_make_no_stories() -> None:
    assert link([]) == ()


def test_a_text_without_words_is_a_story_of_its_own() -> None:
    assert len(link([analysis("a", "—"), analysis("b", "...")])) == 2


def test_a_report_given_twice_counts_once() -> None:
    (story,) = link([analysis("a", TANKER[0]), analysis("a", TANKER[0])])
    assert len(story.reports) == 1


def test_a_story_is_named_by_its_earliest_report() -> None:
    late = analysis("a", f"{TANKER[0]}\nMore follows.", published="2021-03-03")
    early = analysis("b", f"{TANKER[1]}\nMore follows.", published="2021-03-02")
    (story,) = link([late, early])
    assert story.title == TANKER[1]
    assert [r.id for r in story.reports] == ["b", "a"]


WORDS = ["tanker", "oil", "Hanstholm", "strike", "miners", "Katowice", "the", "said", "beach", "wages"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(contents: list[str], shuffle: random.Random) -> None:
    reports = [analysis(f"r{i}", text) for i, text in enumerate(contents)]
    mixed = list(reports)
    shuffle.shuffle(mixed)
    assert link(reports) == link(mixed)


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=8))
def test_every_report_is_in_exactly_one_story(contents: list[str]) -> None:
    reports = [analysis(f"r{i}", text) for i, text in enumerate(contents)]
    found = [r.id for story in link(reports) for r in story.reports]
    assert sorted(found) == sorted(r.report.id for r in reports)


def gold() -> Path | None:
    """Annotated stories beside the checkout or in $HERODOT_SHARED; they are other people's text and not in it."""
    beside = [parent / "shared" for parent in Path(__file__).resolve().parents]
    named = [Path(os.environ["HERODOT_SHARED"])] if "HERODOT_SHARED" in os.environ else []
    return next((p for p in (s / "gold" / "stories" for s in (*named, *beside)) if p.is_dir()), None)


@pytest.mark.skipif(gold() is None, reason="annotated stories (../shared/gold/stories) are not there")
def test_grouping_of_annotated_reports() -> None:
    """BCubed F1 on BASIL (first half): 0.96 when this was written; tuned average linkage of TF-IDF has 0.935."""
    folder = gold()
    assert folder is not None
    lines = (folder / "basil_first_half.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    reports = [analysis(r["doc_id"], r["text"], published=r["date"], outlet=r["source"]) for r in rows]
    found = [[r.id for r in story.reports] for story in link(reports)]
    assert bcubed(found, {r["doc_id"]: r["cluster"] for r in rows}) > 0.94


def bcubed(stories: list[list[str]], cluster: dict[str, str]) -> float:
    """BCubed F1 (Bagga and Baldwin 1998)."""
    sizes = {c: sum(1 for other in cluster.values() if other == c) for c in set(cluster.values())}
    precision = recall = 0.0
    for story in stories:
        for member in story:
            same = sum(1 for other in story if cluster[other] == cluster[member])
            precision += same / len(story) / len(cluster)
            recall += same / sizes[cluster[member]] / len(cluster)
    return 2 * precision * recall / (precision + recall)
