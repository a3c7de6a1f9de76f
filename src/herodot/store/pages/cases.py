"""How many corrections wait for an editor."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from herodot.store import schema_people as people


def number_waiting(connection: Connection) -> int:
    """Corrections on which no decision stands: every one was taken back, or there was none."""
    decision, correction = people.decisions.c, people.corrections
    step = case((decision.verdict == "undone", -1), else_=1)
    standing = select(func.coalesce(func.sum(step), 0)).where(decision.correction == correction.c.number)
    waiting = select(func.count()).select_from(correction).where(standing.correlate(correction).scalar_subquery() == 0)
    return int(connection.execute(waiting).scalar_one())
