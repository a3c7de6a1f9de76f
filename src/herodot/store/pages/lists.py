"""The lists of a desk: claims, events, hops, actors and reports, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from herodot.store import schema
from herodot.store.pages.cursor import Cut, Page, page_of
from herodot.store.pages.filters import Filters, events_that, reports_that, stories_that


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list, with the story that it is in and how many records support and deny it."""

    id: str
    story: str
    title: str
    summary: str
    state: str
    supports: int
    denials: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list. `actors` and `recipients` are names, or the text's own words where no actor is known."""

    id: str
    report: str
    outlet: str
    type: str
    mode: str | None
    status: str
    trigger: str
    start: int
    date_start: str | None
    date_end: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    confidence: float
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HopRow:
    """A hop in a list, with the report that it is in and the words that prove it."""

    id: str
    report: str
    kind: str
    from_name: str
    upstream_name: str
    exact: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in a list, with the number of reports that name it."""

    id: str
    name: str
    kind: str
    country: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list, without its text."""

    id: str
    source_path: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A statement in a list: which report has it, its words, and how committed its source is."""

    id: str
    report: str
    outlet: str
    published: str | None
    content: str
    commitment: str
    confidence: float


_EVENT = ("type", "mode", "status", "trigger_exact", "trigger_start", "date_start", "date_end", "place_name")
_PLACE = ("place_country", "place_lat", "place_lon", "place_precision", "confidence")


def claims(connection: Connection, filters: Filters, cut: Cut, state: str = "contested") -> Page[ClaimRow]:
    """Claims of stories that pass the filters, in one state ("" for any)."""
    claim, story, heads = schema.claims.c, schema.stories.c, schema.story_heads
    counts = (_records_of("support"), _records_of("denial"))
    query = (
        select(claim.id, claim.story, story.title, claim.summary, claim.state, *counts)
        .join_from(schema.claims, schema.stories, story.id == claim.story)
        .join(heads, heads.c.story == claim.story)
        .where(*stories_that(filters, claim.story))
    )
    if state:
        query = query.where(claim.state == state)
    return page_of(connection, query, (claim.id,), cut, ClaimRow)


def _records_of(stance: str) -> Any:
    record, claim = schema.claim_records.c, schema.claims
    of = (record.claim == claim.c.id) & (record.stance == stance)
    return select(func.count()).select_from(schema.claim_records).where(of).correlate(claim).scalar_subquery()


def events(connection: Connection, filters: Filters, cut: Cut, *, by_day: bool = False) -> Page[EventRow]:
    """Events that pass the filters, by report; `by_day`: those with a date alone, the latest first."""
    event, report = schema.events.c, schema.reports.c
    query = (
        select(event.id, report.id, func.coalesce(report.outlet, report.source_path))
        .add_columns(*(event[name] for name in (*_EVENT, *_PLACE)))
        .join_from(schema.events, schema.reports, report.number == event.report)
        .where(*events_that(filters))
    )
    if by_day:
        dated = query.where(event.date_start.is_not(None))
        keys = (event.date_start, event.report, event.id)
        page = page_of(connection, dated, keys, cut, EventRow, descending=True)
    else:
        page = page_of(connection, query, (event.report, event.id), cut, EventRow)
    return Page(with_names(connection, page.items), page.next)


def with_names(connection: Connection, found: Sequence[EventRow]) -> tuple[EventRow, ...]:
    """The events with the names of who does what to whom."""
    role, actor, report = schema.event_roles.c, schema.actors.c, schema.reports.c
    keys = [(event.report, event.id) for event in found]
    query = (
        select(report.id, role.event, role.role, func.coalesce(actor.name, role.exact))
        .join_from(schema.event_roles, schema.reports, report.number == role.report)
        .outerjoin(schema.actors, (actor.report == role.report) & (actor.id == role.actor))
        .where(report.id.in_([key[0] for key in keys]), tuple_(report.id, role.event).in_(keys))
        .order_by(role.report, role.event, role.role, role.position)
    )
    names: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for own_report, event, part, name in connection.execute(query):
        names[own_report, event, part][name] = None
    return tuple(
        replace(
            event,
            actors=tuple(names[event.report, event.id, "actor"]),
            recipients=tuple(names[event.report, event.id, "recipient"]),
        )
        for event in found
    )


def hops(connection: Connection, filters: Filters, cut: Cut, upstream: str = "") -> Page[HopRow]:
    """Hops of reports that pass the filters, by report and place in it; `upstream`: those to this name alone."""
    hop, report = schema.hops.c, schema.reports.c
    shown = (hop.kind, hop.from_name, hop.upstream_name, *(hop[f"evidence_{n}"] for n in ("exact", "start", "end")))
    query = (
        select(hop.id, report.id, *shown, hop.confidence)
        .join_from(schema.hops, schema.reports, report.number == hop.report)
        .where(*reports_that(filters))
    )
    if upstream:
        query = query.where(hop.upstream_name == upstream)
    return page_of(connection, query, (hop.report, hop.id), cut, HopRow)


def actors(connection: Connection, filters: Filters, cut: Cut, name: str = "") -> Page[ActorRow]:
    """Actors of reports that pass the filters, by id; `name`: those whose name begins so, whatever its case."""
    actor = schema.actors.c
    reports = func.count().label("reports")
    query = select(actor.id, func.min(actor.name), func.min(actor.kind), func.min(actor.country), reports)
    if filters.of_reports:
        query = query.join_from(schema.actors, schema.reports, schema.reports.c.number == actor.report)
        query = query.where(*reports_that(filters))
    if name:
        query = query.where(actor.name.istartswith(name, autoescape=True))
    return page_of(connection, query.group_by(actor.id), (actor.id,), cut, ActorRow)


def reports(connection: Connection, filters: Filters, cut: Cut) -> Page[ReportRow]:
    """Reports that pass the filters, the last that came first."""
    report = schema.reports.c
    query = select(*(report[name] for name in ReportRow.__slots__)).where(*reports_that(filters))
    return page_of(connection, query, (report.number,), cut, ReportRow, descending=True)


def said_by(connection: Connection, actor: str, cut: Cut) -> Page[SaidRow]:
    """What an actor says or thinks, in whichever report, by report and place in it."""
    holder, said, report = schema.attribution_holders.c, schema.attributions.c, schema.reports.c
    query = (
        select(said.id, report.id, func.coalesce(report.outlet, report.source_path), report.published)
        .add_columns(said.content, said.commitment, said.confidence)
        .join_from(
            schema.attribution_holders,
            schema.attributions,
            (said.report == holder.report) & (said.id == holder.attribution),
        )
        .join(schema.reports, report.number == said.report)
        .where(holder.actor == actor)
    )
    return page_of(connection, query, (holder.report, holder.attribution, holder.position), cut, SaidRow)
