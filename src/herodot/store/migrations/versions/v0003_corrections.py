"""Corrections with their append-only log, the machine's analyses beneath them, accounts and their tokens.

A version stays as it was released: to change a table, add a version.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from herodot.store.sqlite import LOG_0003

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To version 0003: new tables only."""
    for create in (_corrections, _decisions, _machine_analyses, _accounts, _api_tokens):
        create()
    if op.get_bind().dialect.name == "sqlite":
        for statement in LOG_0003:
            op.get_bind().exec_driver_sql(statement)


def _must(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _selector(prefix: str) -> list[sa.Column[Any]]:
    numbers = [sa.Column(f"{prefix}_{name}", sa.Integer(), nullable=True) for name in ("start", "end")]
    return numbers + [sa.Column(f"{prefix}_{name}", sa.Text(), nullable=True) for name in ("exact", "prefix", "suffix")]


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        _must("id"),
        sa.Column("record", sa.Text(), nullable=True),
        _must("wrong"),
        *_selector("selection"),
        *_selector("anchor"),
        *map(_must, ("machine", "should_be")),
        sa.Column("draft", sa.Text(), nullable=True),
        *map(_must, ("source", "by", "at")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_corrections_report", "corrections", ["report"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("correction", sa.Integer(), nullable=False),
        *map(_must, ("verdict", "by", "at", "reason")),
        sa.ForeignKeyConstraint(["correction"], ["corrections.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_decisions_correction", "decisions", ["correction"])


def _machine_analyses() -> None:
    op.create_table(
        "machine_analyses",
        sa.Column("report", sa.Integer(), nullable=False),
        _must("analysis"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        *map(_must, ("name", "role", "password", "at")),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )


def _api_tokens() -> None:
    op.create_table(
        "api_tokens",
        *map(_must, ("id", "account", "digest", "scopes", "at")),
        sa.Column("revoked", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_api_tokens_account", "api_tokens", ["account"])
