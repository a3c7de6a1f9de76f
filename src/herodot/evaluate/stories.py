"""How well reports are put together into stories: BCubed (Bagga and Baldwin 1998).

Stories are grouped by the wording and the dates of reports, so these are cleaned, but not analysed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from herodot.clean import Defaults, clean
from herodot.errors import InputError
from herodot.evaluate.figures import Figure
from herodot.evaluate.gold import rows
from herodot.link import link
from herodot.records import Analysis, RawDoc, Story


@dataclass(frozen=True, slots=True)
class StoryScores:
    """`reports` are of `gold` happenings and were put into `stories`; `refused` were not read, each a story alone."""

    reports: int
    refused: int
    gold: int
    stories: int
    bcubed: Figure


@dataclass(frozen=True, slots=True)
class _Row:
    """A report and the happening (`cluster`) that it is about."""

    doc_id: str
    cluster: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None


def evaluate_stories(gold: Path) -> StoryScores:
    """Figures over a JSONL file of {"doc_id", "cluster", "text"} and, where known, "title", "date" and "source".

    Raises InputError for a folder, BadRecord for a line that is no such record.
    """
    if gold.is_dir():
        names = ", ".join(path.name for path in sorted(gold.glob("*.jsonl"))) or "none there"
        raise InputError("stories are measured on one file", where=str(gold), remedy=f"name one with --gold: {names}")
    found = list(rows(gold, _Row, 'each line needs "doc_id", "cluster" and "text"'))
    stories = link(analysis for row in found for analysis in _analysis(row))
    return scores({row.doc_id: row.cluster for row in found}, stories)


def scores(cluster: Mapping[str, str], stories: Sequence[Story]) -> StoryScores:
    """Figures for the stories of reports whose `source_path` is a key of `cluster`."""
    groups = [[report.source_path for report in story.reports] for story in stories]
    read = {report for group in groups for report in group}
    refused = [report for report in cluster if report not in read]
    groups += [[report] for report in refused]
    sizes = Counter(cluster.values())
    precision = recall = 0.0
    for group in groups:
        same = Counter(cluster[report] for report in group)
        precision += sum(n * n for n in same.values()) / len(group)
        recall += sum(n * n / sizes[happening] for happening, n in same.items())
    p, r = (total / max(len(cluster), 1) for total in (precision, recall))
    figure = Figure(round(p, 4), round(r, 4), round(2 * p * r / (p + r), 4) if p + r else 0.0)
    return StoryScores(len(cluster), len(refused), len(sizes), len(groups), figure)


def _analysis(row: _Row) -> Iterator[Analysis]:
    raw = RawDoc(row.doc_id, "text", row.text, outlet=row.source, title=row.title, published=row.date)
    try:
        report = clean(raw, Defaults())
    except InputError:
        return
    yield Analysis(report, (), (), (), (), (), (), ())
