"""One record as a person reads it: its fields, its sentence with the proving words highlighted, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from herodot.cli.console import plain
from herodot.cli.story_view import claims_view, story_view
from herodot.cli.views import certainty, highlighted, holder_name, report_view, role_names, when
from herodot.records import Actor, Analysis, Attribution, Claim, Event, Hop, Report, Source, Span, Story
from herodot.store import Found

type Fields = Iterable[tuple[str, str | None]]
_SENTENCE_END = re.compile(r"[.!?][”\"')\]]*\s+(?=[“\"'(\[]?[A-Z0-9])|\n+")


def record_view(found: Found) -> RenderableType:
    """A record of any kind; one that is proved by words is shown with them."""
    match found.record:
        case Report() if found.analysis:
            return report_view(found.analysis)
        case Story():
            return story_view(found.record)
        case Claim():
            return claims_view([found.record])
        case Actor():
            return _actor_view(found.record, found.reports)
        case Attribution() | Event() | Hop() if found.analysis:
            return _proved_view(found.record, found.analysis)
    raise TypeError(f"no view of {found.kind}")


def _actor_view(actor: Actor, reports: Sequence[str]) -> RenderableType:
    return _sheet(
        actor.id,
        (
            ("name", actor.name),
            ("also", "; ".join(actor.aliases)),
            ("kind", actor.kind),
            ("country", actor.country),
            ("sectors", " ".join(actor.sectors)),
            ("reports", " ".join(reports)),
        ),
    )


def _proved_view(record: Attribution | Event | Hop, analysis: Analysis) -> RenderableType:
    names = {actor.id: actor.name for actor in analysis.actors}
    match record:
        case Attribution():
            fields, spans = _attribution_fields(record, names), _attribution_spans(record)
        case Event():
            fields, spans = _event_fields(record, analysis, names), _event_spans(record)
        case Hop():
            fields, spans = _hop_fields(record), (record.evidence,)
    report = analysis.report
    where = " · ".join(plain(part) for part in (report.outlet, report.published, report.source_path) if part)
    ours = (
        ("why", record.why),
        ("confidence", f"{record.confidence:.2f} (ours)"),
        ("report", f"{report.id}  {where}"),
    )
    return Group(_sheet(record.id, (*fields, *ours)), Text(""), sentences(report.text, spans))


def _attribution_fields(record: Attribution, names: dict[str, str]) -> Fields:
    return (
        ("who", holder_name(record, names)),
        ("says", " … ".join(span.exact for span in record.content)),
        ("how sure", f"{certainty(record.commitment)} ({record.commitment}, the source's own)"),
        ("speech", record.quote),
        ("cue", record.cue.exact if record.cue else None),
        ("within", record.parent),
    )


def _event_fields(record: Event, analysis: Analysis, names: dict[str, str]) -> Fields:
    said_by = {a.id: holder_name(a, names) for a in analysis.attributions}
    quantities = (f"{q.kind} {q.exact}" for q in record.quantities)
    return (
        ("what", f"{record.type}/{record.mode}" if record.mode else record.type),
        ("contexts", " ".join(record.contexts)),
        ("status", record.status.replace("_", " ")),
        ("who", role_names(record.actors, names)),
        ("to whom", role_names(record.recipients, names)),
        ("when", when(record)),
        ("where", record.place.name if record.place else None),
        ("numbers", "; ".join(quantities)),
        (
            "according to",
            "; ".join(f"{said_by.get(a, '')} ({a})" for a in record.according_to) or "the report",
        ),
        ("scale", f"quad {record.quad}, intensity {record.intensity:+.1f}"),
    )


def _hop_fields(record: Hop) -> Fields:
    return ("kind", record.kind), ("from", record.from_name), ("goes back to", record.upstream_name)


def _attribution_spans(record: Attribution) -> tuple[Span, ...]:
    source = record.source
    found = (*record.content, *((record.cue,) if record.cue else ()), *((_span(source),) if source else ()))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def _span(source: Source) -> Span:
    return Span(source.start, source.end, source.exact)


def _event_spans(record: Event) -> tuple[Span, ...]:
    roles = (Span(r.start, r.end, r.exact) for r in (*record.actors, *record.recipients))
    found = {(s.start, s.end): s for s in (record.trigger, *record.other_triggers, *roles)}
    return tuple(found[key] for key in sorted(found))


def _sheet(title: str, fields: Fields) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for name, value in fields:
        if value:
            table.add_row(name, Text(plain(value)))
    return Group(Text(title, style="bold"), table)


def sentences(text: str, spans: Sequence[Span]) -> RenderableType:
    """The sentences of `text` that hold the spans, each with its offset and the spans in colour and brackets."""
    blocks: list[RenderableType] = []
    shown = -1
    for span in spans:
        if span.start < shown:
            continue
        start = sentence_start(text, span.start)
        shown = sentence_end(text, max(s.end for s in spans if s.start < _reach(text, span)))
        blocks.append(Text.assemble((f"{start:>6}  ", "dim"), highlighted(text, spans, start, shown)))
    return Group(*blocks)


def _reach(text: str, span: Span) -> int:
    """Where the sentence in which a span ends is over; spans that begin before belong to the same block."""
    return sentence_end(text, span.end)


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence around `offset` begins, by its punctuation; for display only."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, offset + 1) if m.end() <= offset]
    return ends[-1] if ends else 0


def sentence_end(text: str, offset: int) -> int:
    """Where the sentence before `offset` ends, by its punctuation; for display only."""
    match = _SENTENCE_END.search(text, max(0, offset - 2))
    while match and match.end() < offset:
        match = _SENTENCE_END.search(text, match.end())
    return max(offset, match.start() + 1 if match else len(text))
