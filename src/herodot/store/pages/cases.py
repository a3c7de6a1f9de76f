"""How many corrections wait for an editor."""

from __future__ import annotations

from sqlalchemy import Connection, Select, case, func, select

from herodot.store import schema_people as people


def _waiting() -> Select[int]:
    """Corrections on which no decision stands: every one was taken back, or there was none."""
    decision, correction = people.decisions.c, people.corrections
    step = case((decision.verdict == "undone", -1), else_=1)
    standing = select(func.coalesce(func.sum(step), 0)).where(decision.correction == correction.c.number)
    return select(func.count()).select_from(correction).where(standing.correlate(correction).scalar_subquery() == 0)


_WAITING = _waiting()


def number_waiting(connection: Connection) -> int:
    """How many corrections wait: asked for every page, so the query is made once."""
    return int(connection.execute(_WAITING).scalar_one())
