"""The tables of what people put into a desk: corrections with their log, and accounts.

    corrections ─── decisions
    machine_analyses
    accounts ─── api_tokens, sessions
    sign_in_tries
    server_keys

Corrections and decisions only grow: triggers refuse every change of a row, and a row goes only when its report does.
`machine_analyses` has the machine's analysis of each report that an accepted correction has changed, as JSON.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from herodot.store.schema import metadata


def _must(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _selector(prefix: str) -> tuple[Column[Any], ...]:
    kinds = (("start", Integer), ("end", Integer), ("exact", Text), ("prefix", Text), ("suffix", Text))
    return tuple(Column(f"{prefix}_{name}", kind) for name, kind in kinds)


corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", Text, nullable=False, unique=True),
    Column("record", Text),
    _must("wrong"),
    *_selector("selection"),
    *_selector("anchor"),
    _must("machine"),
    _must("should_be"),
    Column("draft", Text),
    _must("source"),
    _must("by"),
    _must("at"),
)
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("correction", Integer, ForeignKey("corrections.number", ondelete="CASCADE"), nullable=False, index=True),
    _must("verdict"),
    _must("by"),
    _must("at"),
    _must("reason"),
)
machine_analyses = Table(
    "machine_analyses",
    metadata,
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    _must("analysis"),
)
accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    _must("role"),
    _must("password"),
    _must("at"),
    sqlite_with_rowid=False,
)
api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("digest", Text, nullable=False, unique=True),
    _must("scopes"),
    _must("at"),
    Column("revoked", Text),
    sqlite_with_rowid=False,
)
sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("until", Integer, nullable=False),
    sqlite_with_rowid=False,
)
sign_in_tries = Table(
    "sign_in_tries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False, index=True),
    Column("at", Integer, nullable=False),
)
server_keys = Table(
    "server_keys",
    metadata,
    Column("name", Text, primary_key=True),
    _must("value"),
    sqlite_with_rowid=False,
)
