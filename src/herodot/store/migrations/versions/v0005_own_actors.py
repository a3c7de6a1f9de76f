"""The actors that a desk adds to those of the tables.

A version stays as it was released: to change a table, add a version.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To version 0005: a new table only."""
    texts = ("name", "kind", "also", "sectors", "said", "sex", "terms")
    op.create_table(
        "own_actors",
        sa.Column("id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("country", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
