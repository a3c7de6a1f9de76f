"""The days of which a desk has reports."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from herodot.store import schema

_DAY = func.substr(schema.reports.c.published, 1, 10)
_AFTER = "~"
"""Comes after every character of a time, so that a day with it comes after all times of that day."""


def before(connection: Connection, day: str) -> str:
    """The last day before this one ("" for the last of all) that has a report; "" where there is none."""
    published = schema.reports.c.published
    query = select(_DAY).where(published < (day or _AFTER)).order_by(published.desc()).limit(1)
    return connection.execute(query).scalar() or ""


def after(connection: Connection, day: str) -> str:
    """The first day after this one that has a report; "" where there is none."""
    published = schema.reports.c.published
    query = select(_DAY).where(published > day + _AFTER).order_by(published).limit(1)
    return connection.execute(query).scalar() or ""
