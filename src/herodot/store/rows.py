"""Analysis -> rows: what is written when a report is added, table by table, owners before what they own.

The names of columns here say in which order a row's values are; `load` builds the records from the same columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, column, delete, insert, select, update
from sqlalchemy import table as lightweight

from herodot.records import Actor, Analysis, Attribution, Event, Report
from herodot.store import schema

type Names = tuple[str, ...]
type Rows = list[tuple[Any, ...]]
type Part = tuple[Table, Names, Rows]
"""A table, its columns, and the rows to insert into them."""

JOIN = " … "
"""Between the pieces of a statement in `attributions.content`."""

SPAN = ("start", "end", "exact")
DROPPED = (*SPAN, "reason")
TIMEX = (*SPAN, "type", "value")
PLACE = (*SPAN, "name", "country", "lat", "lon", "confidence")
MENTION = (*SPAN, "actor", "confidence")
SOURCE = (*SPAN, "actor")
ROLE = ("actor", *SPAN)
QUANTITY = ("kind", "low", "high", "unit", *SPAN)
DATE = ("start", "end", "precision", "timex")
EVENT_PLACE = ("name", "country", "lat", "lon", "precision")
ACTOR = ("id", "name", "kind", "country")
REPORT = tuple(c.name for c in schema.reports.c if c.name not in ("number", "previous_version"))


def spread(prefix: str, names: Names = SPAN) -> Names:
    """The columns of a whole that hold the fields of its part."""
    return tuple(f"{prefix}_{name}" for name in names)


_HOP_FIELDS = ("id", "kind", "from_name", "upstream_name", "upstream"), ("confidence", "why")
_ATTRIBUTION_FIELDS = ("id", "quote", "commitment", "parent", "confidence", "why")
_EVENT_FIELDS = ("id", "type", "mode", "status", "quad", "intensity", "confidence", "why")

HOP = (*_HOP_FIELDS[0], *spread("evidence"), *_HOP_FIELDS[1])
ATTRIBUTION = (*spread("source", SOURCE), *spread("cue"), *_ATTRIBUTION_FIELDS)
EVENT = (*spread("trigger"), *spread("date", DATE), *spread("place", EVENT_PLACE), *_EVENT_FIELDS)

_REPORT_KEY = ("report", "position")
_ACTOR_KEY = ("report", "actor", "position")
_ATTRIBUTION_KEY = ("report", "attribution", "position")
_EVENT_KEY = ("report", "event", "position")

_of_span, _of_source = attrgetter(*SPAN), attrgetter(*SOURCE)
_of_date, _of_place = attrgetter(*DATE), attrgetter(*EVENT_PLACE)
_of_attribution, _of_event = attrgetter(*_ATTRIBUTION_FIELDS), attrgetter(*_EVENT_FIELDS)
_NO_SPAN, _NO_SOURCE = (None,) * len(SPAN), (None,) * len(SOURCE)
_NO_DATE, _NO_PLACE = (None,) * len(DATE), (None,) * len(EVENT_PLACE)


def write(connection: Connection, analysis: Analysis) -> None:
    """Inserts all of `analysis`; the caller's transaction makes it whole or not at all."""
    number = _write_report(connection, analysis.report)
    connection.execute(insert(schema.loose), {"report": number})
    _write_parts(connection, number, analysis)


def rewrite(connection: Connection, number: int, analysis: Analysis) -> None:
    """Puts `analysis` in the place of all that the report with this number yielded; what else points at it stays."""
    table = schema.reports
    row = {name: getattr(analysis.report, name) for name in REPORT}
    connection.execute(update(table).where(table.c.number == number).values(**row))
    _remove_parts(connection, number)
    _write_parts(connection, number, analysis)


def _write_parts(connection: Connection, number: int, analysis: Analysis) -> None:
    for table, columns, rows in _parts(number, analysis):
        if rows:
            connection.exec_driver_sql(_inserting(table, columns, connection.dialect), rows)


@lru_cache(maxsize=64)
def _inserting(table: Table, columns: Names, dialect: Dialect) -> str:
    """The statement for the driver itself, which takes rows as they are; SQLAlchemy would copy each into a dict."""
    in_this_order = lightweight(table.name, *(column(name) for name in columns))
    return str(insert(in_this_order).compile(dialect=dialect))


def _write_report(connection: Connection, report: Report) -> int:
    row = {name: getattr(report, name) for name in REPORT} | {"previous_version": _previous(connection, report)}
    statement = insert(schema.reports).returning(schema.reports.c.number)
    return int(connection.execute(statement, row).scalar_one())


def _previous(connection: Connection, report: Report) -> int | None:
    """The number of the latest report with the same url and another text."""
    if report.url is None:
        return None
    table = schema.reports
    same = select(table.c.number).where(table.c.url == report.url, table.c.sha256 != report.sha256)
    number: int | None = connection.execute(same.order_by(table.c.number.desc()).limit(1)).scalar()
    return number


def remove(connection: Connection, number: int) -> None:
    """Deletes a report with everything it yields, and links its newer versions to its older one."""
    table = schema.reports
    older = select(table.c.previous_version).where(table.c.number == number)
    previous = connection.execute(older).scalar()
    newer = update(table).where(table.c.previous_version == number)
    connection.execute(newer.values(previous_version=previous))
    _remove_parts(connection, number)
    connection.execute(delete(table).where(table.c.number == number))


def _remove_parts(connection: Connection, number: int) -> None:
    # The cascade would do it too, but would look for the mentions of each actor, the roles of each actor, and
    # so on.
    for part in reversed(schema.OF_REPORT):
        connection.execute(delete(part).where(part.c.report == number))


def _parts(number: int, analysis: Analysis) -> Iterator[Part]:
    report = analysis.report
    yield schema.report_bylines, (*_REPORT_KEY, "name"), listed(report.bylines, number)
    yield schema.dropped, (*_REPORT_KEY, *DROPPED), placed(report.dropped, DROPPED, number)
    yield schema.timexes, (*_REPORT_KEY, *TIMEX), placed(analysis.timexes, TIMEX, number)
    yield schema.places, (*_REPORT_KEY, *PLACE), placed(analysis.places, PLACE, number)
    yield from _actor_parts(number, analysis.actors)
    yield schema.mentions, (*_REPORT_KEY, *MENTION), placed(analysis.mentions, MENTION, number)
    yield from _attribution_parts(number, analysis.attributions)
    fields = (*_HOP_FIELDS[0], *(f"evidence.{name}" for name in SPAN), *_HOP_FIELDS[1])
    yield schema.hops, (*_REPORT_KEY, *HOP), placed(analysis.hops, fields, number)
    yield from _event_parts(number, analysis.events)


def _actor_parts(number: int, actors: Sequence[Actor]) -> Iterator[Part]:
    yield schema.actors, (*_REPORT_KEY, *ACTOR), placed(actors, ACTOR, number)
    aliases, sectors = [], []
    for a in actors:
        aliases += listed(a.aliases, number, a.id)
        sectors += listed(a.sectors, number, a.id)
    yield schema.actor_aliases, (*_ACTOR_KEY, "alias"), aliases
    yield schema.actor_sectors, (*_ACTOR_KEY, "sector"), sectors


def _attribution_parts(number: int, attributions: Sequence[Attribution]) -> Iterator[Part]:
    rows = [(number, i, *_attribution_row(a)) for i, a in enumerate(attributions)]
    yield schema.attributions, (*_REPORT_KEY, *ATTRIBUTION, "content"), rows
    contents, holders = [], []
    for a in attributions:
        contents += placed(a.content, SPAN, number, a.id)
        holders += listed(a.holders, number, a.id)
    yield schema.attribution_contents, (*_ATTRIBUTION_KEY, *SPAN), contents
    yield schema.attribution_holders, (*_ATTRIBUTION_KEY, "actor"), holders


def _attribution_row(a: Attribution) -> tuple[Any, ...]:
    source = _NO_SOURCE if a.source is None else _of_source(a.source)
    cue = _NO_SPAN if a.cue is None else _of_span(a.cue)
    return (*source, *cue, *_of_attribution(a), JOIN.join(span.exact for span in a.content))


def _event_parts(number: int, events: Sequence[Event]) -> Iterator[Part]:
    rows = [(number, i, *_event_row(e)) for i, e in enumerate(events)]
    yield schema.events, (*_REPORT_KEY, *EVENT), rows
    contexts, roles, spans, quantities, according_to = [], [], [], [], []
    for e in events:
        contexts += listed(e.contexts, number, e.id)
        roles += placed(e.actors, ROLE, number, e.id, "actor")
        roles += placed(e.recipients, ROLE, number, e.id, "recipient")
        spans += placed(e.other_triggers, SPAN, number, e.id, "other_trigger")
        spans += placed(e.evidence, SPAN, number, e.id, "evidence")
        quantities += placed(e.quantities, QUANTITY, number, e.id)
        according_to += listed(e.according_to, number, e.id)
    yield schema.event_contexts, (*_EVENT_KEY, "context"), contexts
    yield schema.event_roles, ("report", "event", "role", "position", *ROLE), roles
    yield schema.event_spans, ("report", "event", "kind", "position", *SPAN), spans
    yield schema.event_quantities, (*_EVENT_KEY, *QUANTITY), quantities
    yield schema.event_according_to, (*_EVENT_KEY, "attribution"), according_to


def _event_row(e: Event) -> tuple[Any, ...]:
    date = _NO_DATE if e.date is None else _of_date(e.date)
    place = _NO_PLACE if e.place is None else _of_place(e.place)
    return (*_of_span(e.trigger), *date, *place, *_of_event(e))


def placed(records: Sequence[object], fields: Names, *owner: object) -> Rows:
    """One row a record: its owner's key, its position among its fellows, and its fields."""
    values = attrgetter(*fields)
    return [(*owner, i, *values(record)) for i, record in enumerate(records)]


def listed(items: Sequence[str], *owner: object) -> Rows:
    """One row a string of a tuple: its owner's key, its position, and itself."""
    return [(*owner, i, item) for i, item in enumerate(items)]
