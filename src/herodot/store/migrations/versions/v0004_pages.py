"""What the web desk reads: heads of stories, the inbox of documents, and indexes for its lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_actors_name", "actors", "name COLLATE NOCASE"),
    ("ix_attribution_holders_actor", "attribution_holders", "actor"),
    ("ix_events_date", "events", "date_start"),
    ("ix_events_place", "events", "place_name COLLATE NOCASE"),
    ("ix_events_country", "events", "place_country"),
    ("ix_hops_upstream", "hops", "upstream_name"),
    ("ix_reports_published", "reports", "published"),
)


def upgrade() -> None:
    """From version 0003. Stories are made anew from the reports, with their heads."""
    op.execute("DELETE FROM stories")
    op.execute("INSERT INTO loose SELECT number FROM reports WHERE number NOT IN (SELECT report FROM loose)")
    _story_heads()
    _inbox()
    for name, table, column in _INDEXES:
        op.execute(f"CREATE INDEX {name} ON {table} ({column})")


def _story_heads() -> None:
    counts = ("reports", "independent", "untraced", "agreed", "contested", "single")
    op.create_table(
        "story_heads",
        sa.Column("story", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("attention", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_heads_order", "story_heads", ["attention", "last_day", "story"])


def _inbox() -> None:
    must = ("job", "source_path", "format", "text", "by", "received", "state")
    may = ("url", "outlet", "title", "published", "report", "problem")
    op.create_table(
        "inbox",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in must),
        *(sa.Column(name, sa.Text(), nullable=True) for name in may),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_inbox_job", "inbox", ["job"])
    op.create_index("ix_inbox_state", "inbox", ["state"])
