"""Lists a page at a time: a page begins after the last row of the one before (keyset pagination), never at a count.

So a page costs the same wherever it is in the list, and no row is shown twice or left out while others come and go.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, tuple_

from herodot.errors import BadRequest

MOST = 200
"""The most rows that a page has."""


@dataclass(frozen=True, slots=True)
class Page[T]:
    """Some rows of a list, and the token of the next page: None on the last one."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """Which page of a list: at most `limit` rows after the one that `after` names (None: from the first)."""

    limit: int = 50
    after: str | None = None


def page_of[T](
    connection: Connection,
    query: Select[Any],
    keys: Sequence[ColumnElement[Any]],
    cut: Cut,
    make: Callable[..., T],
    *,
    descending: bool = False,
) -> Page[T]:
    """The rows of `query` that `cut` asks for, each given to `make`.

    `keys` order the list and are unique together; they are added to the query's columns and not given to `make`.
    Raises StoreError for a token that is none.
    """
    limit = max(1, min(cut.limit, MOST))
    at = _place(cut.after, len(keys))
    ordered = query.add_columns(*keys).order_by(*(key.desc() if descending else key for key in keys))
    if at is not None:
        row, values = tuple_(*keys), tuple_(*at)
        ordered = ordered.where(row < values if descending else row > values)
    rows = connection.execute(ordered.limit(limit + 1)).all()
    items = tuple(make(*row[: -len(keys)]) for row in rows[:limit])
    return Page(items, _token(rows[limit - 1][-len(keys) :]) if len(rows) > limit else None)


def _token(values: Sequence[Any]) -> str:
    packed = json.dumps(list(values), separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _place(token: str | None, keys: int) -> list[Any] | None:
    if not token:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        values = None
    plain = isinstance(values, list) and len(values) == keys and all(map(_is_key, values))
    if not plain:
        raise BadRequest("that is no page of a list", where="after", remedy="begin at the first page, without it")
    return list(values)


def _is_key(value: object) -> bool:
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return (isinstance(value, str) and value.isprintable()) or isinstance(value, float)
