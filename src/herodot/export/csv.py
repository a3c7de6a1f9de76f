"""Records as flat tables for a spreadsheet: reports.csv, claims.csv, events.csv, hops.csv.

Lossy: JSONL is the format that keeps everything. A cell that a spreadsheet would run as a formula gets an
apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from herodot.records import Analysis, Attribution, Event, Role

type Cell = str | int | float | None

COLUMNS = {
    "reports": ("report", "outlet", "published", "title", "url", "source_path", "sha256"),
    "claims": (
        *("report", "id", "holders", "source", "cue", "content", "start", "end"),
        *("quote", "commitment", "parent", "confidence", "why"),
    ),
    "events": (
        *("report", "id", "type", "mode", "status", "actors", "recipients", "trigger", "start", "end"),
        *(
            "date_start",
            "date_end",
            "place",
            "country",
            "quad",
            "intensity",
            "according_to",
            "confidence",
            "why",
        ),
    ),
    "hops": ("report", "id", "kind", "from", "upstream", "evidence", "start", "end", "confidence", "why"),
}


def write(analyses: Iterable[Analysis], folder: Path) -> int:
    """Writes the four tables into `folder` and returns how many reports there were."""
    count = 0
    with ExitStack() as stack:
        tables = {}
        for name, columns in COLUMNS.items():
            stream = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            tables[name] = csv.writer(stream)
            tables[name].writerow(columns)
        for analysis in analyses:
            count += 1
            for name, row in rows(analysis):
                tables[name].writerow([_safe(cell) for cell in row])
    return count


def table(analyses: Iterable[Analysis], name: str) -> Iterator[bytes]:
    """One of the four tables, a line at a time, as `write` writes it."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(COLUMNS[name])
    for analysis in analyses:
        for of, row in rows(analysis):
            if of == name:
                writer.writerow([_safe(cell) for cell in row])
        yield line.getvalue().encode("utf-8", "replace")
        line.seek(0)
        line.truncate()
    yield line.getvalue().encode("utf-8", "replace")


def rows(analysis: Analysis) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows of one report, each with the name of its table."""
    report = analysis.report
    names = {actor.id: actor.name for actor in analysis.actors}
    own = (report.outlet, report.published, report.title, report.url, report.source_path, report.sha256)
    yield "reports", (report.id, *own)
    for claim in analysis.attributions:
        yield "claims", (report.id, *_claim(claim, names))
    for event in analysis.events:
        yield "events", (report.id, *_event(event, names))
    for hop in analysis.hops:
        proof = (hop.evidence.exact, hop.evidence.start, hop.evidence.end, hop.confidence, hop.why)
        yield "hops", (report.id, hop.id, hop.kind, hop.from_name, hop.upstream_name, *proof)


def _claim(claim: Attribution, names: dict[str, str]) -> tuple[Cell, ...]:
    content = " … ".join(span.exact for span in claim.content)
    return (
        claim.id,
        "; ".join(names.get(holder, holder) for holder in claim.holders),
        claim.source.exact if claim.source else None,
        claim.cue.exact if claim.cue else None,
        content,
        claim.content[0].start,
        claim.content[-1].end,
        claim.quote,
        claim.commitment,
        claim.parent,
        claim.confidence,
        claim.why,
    )


def _event(event: Event, names: dict[str, str]) -> tuple[Cell, ...]:
    return (
        *(event.id, event.type, event.mode, event.status),
        *(_roles(event.actors, names), _roles(event.recipients, names)),
        *(event.trigger.exact, event.trigger.start, event.trigger.end),
        *((event.date.start, event.date.end) if event.date else (None, None)),
        *((event.place.name, event.place.country) if event.place else (None, None)),
        *(event.quad, event.intensity, "; ".join(event.according_to), event.confidence, event.why),
    )


def _roles(roles: Iterable[Role], names: dict[str, str]) -> str:
    return "; ".join(names.get(role.actor or "", role.exact) for role in roles)


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
