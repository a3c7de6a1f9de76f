"""Gold made of corrections, read by the scorers: the machine differs from it in what was corrected alone."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from correct_samples import ANALYSIS, AT, ATTACK, SHELLED, STANDS, WRITTEN, WROTE, about, made, marked, span

from herodot.clean import Defaults
from herodot.correct import Corrected, Proposal, apply, propose
from herodot.correct.gold import gold
from herodot.examples import examples
from herodot.export.jsonl import encode
from herodot.pipeline import Read, read
from herodot.records import Analysis, Draft

SCORER = Path(__file__).parents[3] / "shared" / "score" / "score_reports.py"
needs_scorer = pytest.mark.skipif(not SCORER.exists(), reason="the scorers are not there")


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_reports", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(corrected: Corrected, predicted: Analysis) -> dict[str, dict[str, int]]:
    """What the scorer counts for an analysis against the gold that the corrections make."""
    total: Any = defaultdict(lambda: defaultdict(int))
    scorer().score_one(json.loads(encode(gold(corrected))), json.loads(encode(predicted)), total, False)
    return {field: dict(counts) for field, counts in total.items()}


def wrong(counts: dict[str, int], field: str) -> int:
    """How many of the matched records with this field have another value than gold."""
    return counts.get(f"{field}_n", 0) - counts.get(f"{field}_ok", 0)


def assert_perfect(counts: dict[str, dict[str, int]]) -> None:
    for field in ("statements", "events", "hops", "boilerplate"):
        assert counts[field]["tp"] == counts[field]["pred"] == counts[field]["gold"], (field, counts[field])
        values = [key.removesuffix("_n") for key in counts[field] if key.endswith("_n")]
        assert [value for value in values if wrong(counts[field], value)] == [], (field, counts[field])


def corrected(*proposals: Proposal, analysis: Analysis = ANALYSIS) -> Corrected:
    return apply(analysis, tuple(made(proposal, analysis) for proposal in proposals))


def test_the_form() -> None:
    found = json.loads(encode(gold(corrected(Proposal("status", "ana", "denied", record=ATTACK.id)))))
    assert (found["id"], found["outlet"], found["published"]) == ("test", "The Gazette", "2024-07-14")
    assert found["statements"][0] == {
        "source": "The envoy",
        "source_start": 10,
        "cue": "said",
        "cue_start": 20,
        "content": ["that rebels had shelled the old bridge at Lund"],
        "content_starts": [25],
        "quote": "indirect",
        "holder": "envoy",
        "commitment": "CT+",
        "parent": None,
        "via": [],
    }
    assert (found["statements"][4]["parent"], found["statements"][4]["via"]) == (3, ["The Gazette"])
    event = found["events"][0]
    assert (event["source"], event["recipient"]) == (["rebels"], ["the old bridge at Lund"])
    assert (event["status"], event["date"], event["place"]) == ("denied", "2024-07-13", "Lund")
    assert event["according_to"] == ["envoy"]
    assert found["hops"] == [
        {"from": "The Gazette", "to": "envoy", "kind": "cites", "evidence": "the envoy warned", "evidence_start": 187}
    ]
    assert [(p["wrong"], p["machine"], p["should_be"]) for p in found["pairs"]] == [("status", "happened", "denied")]


def test_countries_are_codes_and_names_that_look_like_codes_are_not() -> None:
    names = "country:SWE; XQZ; Jane Roe"
    found = gold(corrected(Proposal("speaker", "ana", names, record=SHELLED.id)))
    assert found.statements[0].holder == "SWE GOV+person:XQZ+Jane Roe"


@needs_scorer
def test_the_corrected_report_is_its_own_gold() -> None:
    found = corrected(Proposal("certainty", "ana", "CT-", record=STANDS.id))
    assert_perfect(figures(found, found.analysis))


@needs_scorer
def test_the_machine_differs_in_what_was_corrected_alone() -> None:
    found = corrected(
        Proposal("certainty", "ana", "CT-", record=STANDS.id),
        Proposal("speaker", "ana", "Jane Roe", record=SHELLED.id),
        Proposal("not_a_record", "ana", record=WROTE.id),
        about(
            span("Two ferries left"),
            wrong="missing",
            draft=Draft("attribution", who=("The Gazette",), source=marked(span("The Gazette"))),
        ),
        Proposal("date", "ana", "2024-06", record=ATTACK.id),
        Proposal("place", "ana", "Malmö, SWE", record=ATTACK.id),
        Proposal("status", "ana", "denied", record=ATTACK.id),
        Proposal("speaker", "ana", "Ada Brandt", record=WRITTEN.id),
        about(span("Advertisement"), wrong="boilerplate", should_be="dropped"),
    )
    assert_perfect(figures(found, found.analysis))
    counts = figures(found, ANALYSIS)
    statements, events = counts["statements"], counts["events"]
    assert (statements["tp"], statements["pred"], statements["gold"]) == (4, 5, 5)
    assert [wrong(statements, field) for field in ("commit", "holder", "parent")] == [1, 1, 0]
    assert (events["tp"], events["pred"], events["gold"]) == (1, 1, 1)
    assert [wrong(events, field) for field in ("date", "place", "status", "mode", "acc")] == [1, 1, 1, 0, 1]
    assert (counts["hops"]["tp"], counts["hops"]["gold"]) == (0, 1)
    assert (counts["boilerplate"]["tp"], counts["boilerplate"]["gold"]) == (0, len("Advertisement"))


@pytest.fixture(scope="module")
def example() -> Analysis:
    """The first bundled example, as the machine reads it."""
    first = examples()[0]
    (outcome,) = read([str(first.path)], defaults=Defaults(published=first.published, outlet=first.outlet))
    assert isinstance(outcome, Read)
    return outcome.analysis


@needs_scorer
def test_a_bundled_example_corrected_throughout(example: Analysis) -> None:
    """Every statement's certainty and every event's status and date are called wrong, and set to something else."""
    corrections = []
    for a in example.attributions:
        value = "PS+" if a.commitment != "PS+" else "U"
        corrections.append(propose(example, Proposal("certainty", "ana", value, record=a.id), AT))
    for e in example.events:
        status = "planned" if e.status != "planned" else "demanded"
        corrections.append(propose(example, Proposal("status", "ana", status, record=e.id), AT))
        corrections.append(propose(example, Proposal("date", "ana", "1999-12-31", record=e.id), AT))
    found = apply(example, corrections)
    assert len(found.changes) == len(corrections)
    assert_perfect(figures(found, found.analysis))
    counts = figures(found, example)
    assert counts["statements"]["tp"] == len(example.attributions) == wrong(counts["statements"], "commit")
    assert wrong(counts["statements"], "holder") == 0
    assert counts["events"]["tp"] == len(example.events) == wrong(counts["events"], "status")
    assert wrong(counts["events"], "date") == len(example.events)
    assert [wrong(counts["events"], field) for field in ("mode", "place", "acc")] == [0, 0, 0]
