"""`stories`, `trace`, `compare` and `forget` on a desk whose reports are linked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodot.cli import app
from herodot.link import EDITION
from herodot.records import Analysis
from herodot.store import open_store

run = CliRunner().invoke


@pytest.fixture
def linked(tmp_path: Path, analysis: Analysis) -> str:
    """Two reports that have it from Coastal Press: one asserts what the other has denied, in the same words."""
    path = str(tmp_path / "linked.db")
    report = replace(analysis.report, id="report-b", source_path="inbox/b.txt", outlet="The Evening Mail")
    event = replace(analysis.events[0], id="event-b", status="happened", according_to=())
    said = replace(analysis.attributions[0], id="attribution-b", commitment="CT+")
    hop = replace(analysis.hops[0], id="hop-b", from_name="The Evening Mail")
    by = tuple(replace(role, actor="actor-brandt") for role in event.actors)
    first = replace(analysis, events=(replace(analysis.events[0], actors=by),))
    with open_store(path) as store:
        store.add(first)
        store.add(
            replace(analysis, report=report, events=(replace(event, actors=by),), attributions=(said,), hops=(hop,))
        )
    return path


def story(desk: str) -> dict[str, object]:
    (line,) = run(app, ["stories", desk, "--jsonl"]).stdout.splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def test_stories_prints_origins_and_contested_claims(linked: str) -> None:
    result = run(app, ["stories", linked])
    assert result.exit_code == 0, result.output
    assert "2 reports · ▲ 1 origin · 0 untraced · 1 claim contested" in result.stdout.replace("\n", " ")
    assert "Coastal Press ← The Harbour Post, The Evening Mail" in result.stdout
    assert "nothing tells which was first" in " ".join(result.stdout.split())


def test_stories_jsonl_keeps_the_contract(linked: str) -> None:
    found = story(linked)
    assert {"id", "title", "reports", "origins", "independent", "untraced", "copies", "claims"} <= set(found)
    assert found["independent"] == 1


def test_trace_of_a_story_and_of_a_claim_draws_the_chain(linked: str) -> None:
    found = story(linked)
    whole = run(app, ["trace", str(found["id"]), linked])
    assert "cites Coastal Press" in whole.stdout
    assert "◀ origin" in whole.stdout
    claim = found["claims"][0]["id"]  # type: ignore[index]
    result = run(app, ["trace", claim, linked])
    assert result.exit_code == 0, result.output
    assert "contested" in result.stdout
    assert "denied" in result.stdout


def test_compare_shows_the_words_of_both_sides(linked: str) -> None:
    result = run(app, ["compare", str(story(linked)["id"]), linked])
    assert result.exit_code == 0, result.output
    assert "CONTESTED" in result.stdout
    assert "says" in result.stdout
    assert "denies" in result.stdout
    claims = [json.loads(line) for line in run(app, ["compare", "report-b", linked, "--jsonl"]).stdout.splitlines()]
    assert claims == story(linked)["claims"]


def test_forget_links_the_rest_anew(linked: str) -> None:
    assert run(app, ["forget", "report-b", linked]).exit_code == 0
    with open_store(linked) as store:
        assert store.is_linked(EDITION)
        (rest,) = store.stories()
    assert len(rest.reports) == 1
    assert [claim.state for claim in rest.claims] == ["single"]
