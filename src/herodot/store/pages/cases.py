"""Where corrections stand: how many there are in each state, and a page of them.

A decision is put upon those before it, and "undone" takes the uppermost away; so each decision leaves a pile of some
height, and the one that counts is the last that left it as high as it is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Case, Connection, Over, Select, case, func, select

from herodot.correct import State
from herodot.store import schema
from herodot.store import schema_people as people
from herodot.store.pages.cursor import Cut, Page, page_of

STATES: tuple[State, ...] = ("waiting", "unsure", "accepted", "rejected")


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many corrections are in a state."""

    state: State
    corrections: int


_STEP: Case[int] = case((people.decisions.c.verdict == "undone", -1), else_=1)


def _waiting() -> Select[int]:
    """Corrections on which no decision stands: every one was taken back, or there was none."""
    decision, correction = people.decisions.c, people.corrections
    standing: Select[Any] = select(func.coalesce(func.sum(_STEP), 0)).where(decision.correction == correction.c.number)
    return select(func.count()).select_from(correction).where(standing.correlate(correction).scalar_subquery() == 0)


_WAITING = _waiting()


def number_waiting(connection: Connection) -> int:
    """How many corrections wait: asked for every page, so the query is made once."""
    return int(connection.execute(_WAITING).scalar_one())


def _states() -> CTE:
    """Each correction's number and state."""
    decision, correction = people.decisions.c, people.corrections.c
    height: Over[Any] = func.sum(_STEP).over(partition_by=decision.correction, order_by=decision.number)
    now: Over[Any] = func.sum(_STEP).over(partition_by=decision.correction)
    columns = (decision.correction, decision.number, decision.verdict, height.label("height"), now.label("now"))
    piles = select(*columns).cte("piles")
    # Of the rows of a group SQLite gives the verdict of the one that has the largest number.
    standing = (
        select(piles.c.correction, piles.c.verdict, func.max(piles.c.number))
        .where(piles.c.verdict != "undone", piles.c.height == piles.c.now)
        .group_by(piles.c.correction)
        .cte("standing")
    )
    state = func.coalesce(standing.c.verdict, "waiting").label("state")
    query = select(correction.number, state).outerjoin(standing, standing.c.correction == correction.number)
    return query.cte("states")


def counts(connection: Connection) -> tuple[StateCount, ...]:
    """How many corrections are in each state."""
    states = _states()
    rows = connection.execute(select(states.c.state, func.count()).group_by(states.c.state))
    found = {row[0]: row[1] for row in rows}
    return tuple(StateCount(state, found.get(state, 0)) for state in STATES)


def numbers(connection: Connection, state: State | None, cut: Cut, report: str | None = None) -> Page[int]:
    """The numbers of the corrections in a state (None: in any), of one report where one is named: the oldest first
    where they wait, else the newest."""
    states = _states()
    query = select(states.c.number)
    if report is not None:
        of, reports = people.corrections.c, schema.reports.c
        named = select(of.number).join(schema.reports, reports.number == of.report).where(reports.id == report)
        query = query.where(states.c.number.in_(named))
    if state is not None:
        query = query.where(states.c.state == state)
    return page_of(connection, query, (states.c.number,), cut, int, descending=state != "waiting")
