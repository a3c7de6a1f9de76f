"""Sketches keep words and shingles apart, and their keys lie by period: what comes in is written in one place.

Sketches are derived from reports, so the old ones are dropped with the stories; reports are linked anew when stories
are next asked for. What became of stories is kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From version 0005 to 0006."""
    for table in ("stories", "links", "loose"):
        op.execute(f"DELETE FROM {table}")
    for table in ("sketch_keys", "sketches"):
        op.drop_table(table)
    op.create_table(
        "sketches",
        *(_whole(name) for name in ("report", "edition", "day")),
        *(_packed(name) for name in ("words", "account", "shingles", "fingerprints", "topics")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
        sqlite_with_rowid=False,
    )
    keys = ("period", "key", "day", "report")
    op.create_table(
        "sketch_keys",
        *(_whole(name) for name in keys),
        sa.PrimaryKeyConstraint(*keys),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO loose (report) SELECT number FROM reports")


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _packed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)
