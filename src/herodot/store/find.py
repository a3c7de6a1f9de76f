"""One record by its id, or by as much of the beginning of it as is unlike any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Row, Table, select

from herodot.errors import BadRequest, NotThere
from herodot.records import Actor, Analysis, Attribution, Claim, Event, Hop, Report, Story
from herodot.store import load, schema, stories

type Kind = Literal["report", "attribution", "hop", "event", "actor", "story", "claim"]
type Record = Report | Attribution | Hop | Event | Actor | Story | Claim

_TABLES: dict[Kind, Table] = {
    "report": schema.reports,
    "attribution": schema.attributions,
    "hop": schema.hops,
    "event": schema.events,
    "actor": schema.actors,
    "story": schema.stories,
    "claim": schema.claims,
}
_MOST_NAMED = 8
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and where it is from.

    `reports` are the ids of all reports that hold it, in order of insertion: one as a rule, several for
    actors, stories and claims. `analysis` is all of the first of them, None for stories and claims. An actor
    is as all reports together know it: the first one's name, kind and country, everyone's aliases and
    sectors.
    """

    kind: Kind
    id: str
    record: Record
    analysis: Analysis | None
    reports: tuple[str, ...]


def find(connection: Connection, wanted: str, where: str, *, whole: bool = False) -> Found:
    """The record whose id is `wanted` or, unless it must be the whole id, alone begins with it.

    Raises NotThere where there is none, StoreError where there are several.
    """
    kind, own_id = _one(connection, wanted, where, whole=whole)
    if kind == "story" or kind == "claim":
        return _in_stories(connection, kind, own_id)
    numbers, reports = _holders(connection, kind, own_id)
    analysis = one(connection, numbers[0])
    record = _actor(connection, own_id) if kind == "actor" else _record(analysis, own_id)
    return Found(kind, own_id, record, analysis, reports)


def one(connection: Connection, number: int) -> Analysis:
    """The analysis of the report with this number."""
    return next(load.analyses(connection, number, number))


def _actor(connection: Connection, own_id: str) -> Actor:
    """An actor as all reports together know it; what they list is listed once, in the order of its appearance."""
    table = schema.actors
    query = select(table.c.name, table.c.kind, table.c.country).where(table.c.id == own_id)
    name, kind, country = connection.execute(query.order_by(table.c.report).limit(1)).one()
    aliases = _listed(connection, schema.actor_aliases, "alias", own_id)
    sectors = _listed(connection, schema.actor_sectors, "sector", own_id)
    return Actor(own_id, name, aliases, kind, country, sectors)


def _listed(connection: Connection, table: Table, column: str, own_id: str) -> tuple[str, ...]:
    of = schema.actors
    query = select(table.c[column]).join(of, (of.c.report == table.c.report) & (of.c.id == table.c.actor))
    query = query.where(of.c.id == own_id).order_by(table.c.report, table.c.position)
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def _one(connection: Connection, wanted: str, where: str, *, whole: bool) -> tuple[Kind, str]:
    if not wanted:
        raise BadRequest("no id was given", where=where, remedy="give one, or the beginning of one")
    candidates = [(kind, own_id) for kind in _TABLES for own_id in _ids(connection, _TABLES[kind], wanted)]
    exact = [candidate for candidate in candidates if candidate[1] == wanted]
    chosen = exact if whole else exact or candidates
    if not chosen and (story := stories.one(connection, wanted)):
        return "story", story.id
    if not chosen:
        remedy = "herodot brief and herodot search show ids"
        raise NotThere(f"nothing has an id that begins with {wanted!r}", where=where, remedy=remedy)
    if len(chosen) > 1:
        names = ", ".join(f"{kind} {own_id}" for kind, own_id in chosen[:_MOST_NAMED])
        more = " and others" if len(chosen) > _MOST_NAMED else ""
        raise BadRequest(f"{wanted!r} could be {names}{more}", where=where, remedy="give more of the id")
    return chosen[0]


def _ids(connection: Connection, table: Table, prefix: str) -> Sequence[str]:
    """The first few ids that begin with `prefix`; the exact one is the first of them."""
    column = table.c.id
    query = select(column).distinct().where(column >= prefix, column < prefix + _LAST)
    return connection.execute(query.order_by(column).limit(_MOST_NAMED + 1)).scalars().all()


def _holders(connection: Connection, kind: Kind, own_id: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    reports, table = schema.reports, _TABLES[kind]
    query = select(reports.c.number, reports.c.id).where(table.c.id == own_id).order_by(reports.c.number)
    if table is not reports:
        query = query.join(table, table.c.report == reports.c.number)
    rows: Sequence[Row[int, str]] = connection.execute(query).all()
    return tuple(row[0] for row in rows), tuple(row[1] for row in rows)


def _record(analysis: Analysis, own_id: str) -> Record:
    records: tuple[Record, ...] = (analysis.report, *analysis.attributions, *analysis.hops, *analysis.events)
    return next(record for record in records if record.id == own_id)


def _in_stories(connection: Connection, kind: Kind, own_id: str) -> Found:
    story = stories.one(connection, own_id) if kind == "story" else stories.of_claim(connection, own_id)
    if story is None:
        raise KeyError(own_id)
    record = story if kind == "story" else next(claim for claim in story.claims if claim.id == own_id)
    return Found(kind, own_id, record, None, tuple(report.id for report in story.reports))
