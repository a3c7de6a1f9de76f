"""Documents that were handed in: kept from the moment they are acknowledged until they are analysed, and what became of
each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select, update

from herodot.records import RawDoc
from herodot.store import schema
from herodot.store.pages.cursor import Cut, Page, page_of

type InboxState = Literal["waiting", "read", "known", "skipped", "failed"]

_DOCUMENT = ("source_path", "format", "text", "url", "outlet", "title", "published")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits to be analysed; `number` is its place in the inbox."""

    number: int
    job: str
    document: RawDoc


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: "read" or "known" with the report's id, "skipped" or "failed" with the problem."""

    state: InboxState
    report: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a job in a list: its name, what became of it so far, and its size in code points while its text is
    here (0 afterwards)."""

    source_path: str
    size: int
    state: str
    report: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Job:
    """Documents that were handed in together. `waiting` of `documents` are still to be analysed."""

    id: str
    by: str
    received: str
    documents: int
    waiting: int
    read: int
    known: int
    skipped: int
    failed: int


def put(connection: Connection, job: str, documents: Sequence[RawDoc], by: str, received: str) -> None:
    """Keeps documents that wait to be analysed. `received` is ISO 8601 with a zone."""
    own = {"job": job, "by": by, "received": received, "state": "waiting"}
    rows = [own | {name: getattr(document, name) for name in _DOCUMENT} for document in documents]
    if rows:
        connection.execute(insert(schema.inbox), rows)


def note(connection: Connection, job: str, name: str, outcome: Outcome, by: str, received: str) -> None:
    """Keeps what became of something that was handed in and was no document."""
    row = {"job": job, "by": by, "received": received, "source_path": name, "format": "text", "text": ""}
    told = {"state": outcome.state, "report": outcome.report, "problem": outcome.problem}
    connection.execute(insert(schema.inbox), row | told)


def first_waiting(connection: Connection) -> Waiting | None:
    """The document that has waited longest."""
    box = schema.inbox.c
    query = select(box.number, box.job, *(box[name] for name in _DOCUMENT)).where(box.state == "waiting")
    row = connection.execute(query.order_by(box.number).limit(1)).one_or_none()
    if row is None:
        return None
    path, form, text, *rest = row[2:]
    return Waiting(row[0], row[1], RawDoc(path, form, text, *rest))


def number_waiting(connection: Connection) -> int:
    """How many documents still wait."""
    query = select(func.count()).select_from(schema.inbox).where(schema.inbox.c.state == "waiting")
    return int(connection.execute(query).scalar_one())


def settle(connection: Connection, number: int, outcome: Outcome) -> None:
    """Writes down what became of a waiting document; its text is kept in the report from now on, and here where it
    failed, as that may not be its own fault."""
    told = {"state": outcome.state, "report": outcome.report, "problem": outcome.problem}
    box = schema.inbox.c
    kept = told if outcome.state == "failed" else told | {"text": ""}
    connection.execute(update(schema.inbox).where(box.number == number, box.state == "waiting").values(kept))


def job(connection: Connection, own_id: str) -> Job | None:
    """How far a job is; None where there is none with this id."""
    box = schema.inbox.c
    states = ("waiting", "read", "known", "skipped", "failed")
    counts = (func.count().filter(box.state == state) for state in states)
    query = select(func.min(box.by), func.min(box.received), func.count(), *counts).where(box.job == own_id)
    row = connection.execute(query).one()
    return Job(own_id, *row) if row[2] else None


def entries(connection: Connection, own_id: str, cut: Cut) -> Page[Entry]:
    """The documents of a job, in the order in which they were handed in."""
    box = schema.inbox.c
    query = select(box.source_path, func.length(box.text), box.state, box.report, box.problem).where(box.job == own_id)
    return page_of(connection, query, (box.number,), cut, Entry)
