"""Rows -> Analysis: exactly what was added. Reports are read some at a time, one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Dropped,
    Event,
    EventDate,
    EventPlace,
    Hop,
    Mention,
    Place,
    Quantity,
    Report,
    Role,
    Source,
    Span,
    Timex,
)
from herodot.store import rows, schema

type Key = tuple[Any, ...]

_DIALECT = SQLiteDialect_pysqlite()


class _Tuples[T](dict[Key, tuple[T, ...]]):
    """Records by the key of what owns them; where there are none, the empty tuple."""

    def __missing__(self, key: Key) -> tuple[T, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _Batch:
    """The rows of the reports with numbers from `first` to `last`."""

    connection: Connection
    first: int
    last: int

    def rows(self, table: Table, keys: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[Key, Sequence[Any]]]:
        """Each row as its key and its other columns, in the order of the records that it was made from."""
        query = _rows_of(table, tuple(keys), tuple(columns))
        size = len(keys)
        # The driver's own cursor: its rows are plain tuples, and a report takes some hundreds of them.
        with closing(self.connection.connection.cursor()) as cursor:
            cursor.execute(query, (self.first, self.last))
            for row in cursor.fetchall():
                yield row[:size], row[size:]

    def records[T](self, table: Table, columns: Sequence[str], make: Callable[..., T], *keys: str) -> _Tuples[T]:
        """What `make` builds from each row's `columns`, by report and `keys`."""
        found: defaultdict[Key, list[T]] = defaultdict(list)
        for key, cells in self.rows(table, ("report", *keys), columns):
            found[key].append(make(*cells))
        return _Tuples((key, tuple(items)) for key, items in found.items())


@lru_cache(maxsize=64)
def _rows_of(table: Table, keys: rows.Names, columns: rows.Names) -> str:
    """The query for the rows of the reports from a number to another. Written out once: a report takes twenty of them,
    and most of their time would go by in writing them."""
    query = select(*(table.c[name] for name in (*keys, *columns)))
    query = query.where(table.c.report.between(bindparam("first"), bindparam("last")))
    return str(query.order_by(*(table.c[key] for key in keys), table.c.position).compile(dialect=_DIALECT))


def analyses(connection: Connection, first: int, last: int) -> Iterator[Analysis]:
    """The analyses of the reports with numbers from `first` to `last`, in that order."""
    batch = _Batch(connection, first, last)
    timexes = batch.records(schema.timexes, rows.TIMEX, Timex)
    places = batch.records(schema.places, rows.PLACE, Place)
    actors = _actors(batch)
    mentions = batch.records(schema.mentions, rows.MENTION, Mention)
    attributions = _attributions(batch)
    hops = batch.records(schema.hops, rows.HOP, _hop)
    events = _events(batch)
    for number, report in _reports(batch):
        at = (number,)
        yield Analysis(
            report=report,
            timexes=timexes[at],
            places=places[at],
            actors=actors[at],
            mentions=mentions[at],
            attributions=attributions[at],
            hops=hops[at],
            events=events[at],
        )


def _reports(batch: _Batch) -> Iterator[tuple[int, Report]]:
    bylines = batch.records(schema.report_bylines, ("name",), str)
    dropped = batch.records(schema.dropped, rows.DROPPED, Dropped)
    table = schema.reports
    query = select(table).where(table.c.number.between(batch.first, batch.last)).order_by(table.c.number)
    for row in batch.connection.execute(query).mappings():
        key = (row["number"],)
        fields = {name: row[name] for name in rows.REPORT}
        yield row["number"], Report(**fields, bylines=bylines[key], dropped=dropped[key])


def _part[T](make: Callable[..., T], cells: Sequence[Any]) -> T | None:
    """The part that was spread over `cells`: none where the first cell, which every part has, is null."""
    return None if cells[0] is None else make(*cells)


def _actors(batch: _Batch) -> _Tuples[Actor]:
    aliases = batch.records(schema.actor_aliases, ("alias",), str, "actor")
    sectors = batch.records(schema.actor_sectors, ("sector",), str, "actor")

    def make(number: int, actor: str, name: str, kind: Any, country: str | None) -> Actor:
        at = (number, actor)
        return Actor(actor, name, aliases[at], kind, country, sectors[at])

    return batch.records(schema.actors, ("report", *rows.ACTOR), make)


def _hop(*cells: Any) -> Hop:
    own_id, kind, from_name, upstream_name, upstream, *evidence, confidence, why = cells
    return Hop(own_id, kind, from_name, upstream_name, upstream, Span(*evidence), confidence, why)


def _attributions(batch: _Batch) -> _Tuples[Attribution]:
    contents = batch.records(schema.attribution_contents, rows.SPAN, Span, "attribution")
    holders = batch.records(schema.attribution_holders, ("actor",), str, "attribution")

    def make(number: int, *cells: Any) -> Attribution:
        source, cue, (own_id, *rest) = cells[:4], cells[4:7], cells[7:]
        at = (number, own_id)
        return Attribution(own_id, _part(Source, source), holders[at], _part(Span, cue), contents[at], *rest)

    return batch.records(schema.attributions, ("report", *rows.ATTRIBUTION), make)


def _events(batch: _Batch) -> _Tuples[Event]:
    contexts = batch.records(schema.event_contexts, ("context",), str, "event")
    roles = batch.records(schema.event_roles, rows.ROLE, Role, "event", "role")
    spans = batch.records(schema.event_spans, rows.SPAN, Span, "event", "kind")
    quantities = batch.records(schema.event_quantities, rows.QUANTITY, Quantity, "event")
    according_to = batch.records(schema.event_according_to, ("attribution",), str, "event")

    def make(number: int, *cells: Any) -> Event:
        trigger, date, place, (own_id, kind, mode, status, *rest) = (
            cells[:3],
            cells[3:7],
            cells[7:12],
            cells[12:],
        )
        at = (number, own_id)
        return Event(
            own_id,
            kind,
            mode,
            contexts[at],
            status,
            roles[*at, "actor"],
            roles[*at, "recipient"],
            Span(*trigger),
            spans[*at, "other_trigger"],
            spans[*at, "evidence"],
            _part(EventDate, date),
            _part(EventPlace, place),
            quantities[at],
            according_to[at],
            *rest,
        )

    return batch.records(schema.events, ("report", *rows.EVENT), make)
