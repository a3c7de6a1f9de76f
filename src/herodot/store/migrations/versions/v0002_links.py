"""Stories are brought up to date as reports come and go: sketches, links, what became of stories.

Stories are derived from reports, so the old ones are dropped; they are linked anew when they are next asked for.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OLD = (
    "claim_records",
    "claims",
    "story_origin_reports",
    "story_origins",
    "story_copies",
    "story_untraced",
    "story_reports",
    "stories",
)


def upgrade() -> None:
    """From version 0001 to 0002."""
    for table in _OLD:
        op.drop_table(table)
    for create in (_stories, _story_reports, _claims, _claim_records, _story_changes, _loose, _sketches, _links):
        create()
    op.execute("INSERT INTO loose (report) SELECT number FROM reports")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _stories() -> None:
    op.create_table(
        "stories",
        _text("id"),
        _text("day", nullable=True),
        _text("title"),
        _whole("reports"),
        _whole("independent"),
        _whole("untraced"),
        _whole("contested"),
        _text("body"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stories_day", "stories", ["day"])


def _story_reports() -> None:
    op.create_table(
        "story_reports",
        _whole("report"),
        _text("story"),
        _whole("position"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_reports_story", "story_reports", ["story"])


def _claims() -> None:
    op.create_table(
        "claims",
        _text("id"),
        _text("story"),
        _whole("position"),
        _text("about"),
        _text("summary"),
        _text("state"),
        _whole("independent"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claims_story", "claims", ["story"])
    op.create_index("ix_claims_state", "claims", ["state"])


def _claim_records() -> None:
    op.create_table(
        "claim_records",
        _text("claim"),
        _text("stance"),
        _text("record"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "stance", "record"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_records_record", "claim_records", ["record"])


def _story_changes() -> None:
    op.create_table(
        "story_changes",
        sa.Column("sequence", sa.Integer(), nullable=False),
        _text("kind"),
        _text("old"),
        _text("new"),
        sa.PrimaryKeyConstraint("sequence"),
    )
    op.create_index("ix_story_changes_old", "story_changes", ["old"])


def _loose() -> None:
    op.create_table(
        "loose",
        _whole("report"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
        sqlite_with_rowid=False,
    )


def _sketches() -> None:
    op.create_table(
        "sketches",
        _whole("report"),
        _whole("edition"),
        _whole("day"),
        sa.Column("wording", sa.LargeBinary(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprints", sa.LargeBinary(), nullable=False),
        sa.Column("topics", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sketch_keys",
        _whole("key"),
        _whole("day"),
        _whole("report"),
        sa.PrimaryKeyConstraint("key", "day", "report"),
        sqlite_with_rowid=False,
    )


def _links() -> None:
    op.create_table(
        "links",
        _whole("a"),
        _whole("b"),
        sa.Column("like", sa.Float(), nullable=False),
        sa.Column("of_a", sa.Float(), nullable=False),
        sa.Column("of_b", sa.Float(), nullable=False),
        _text("passages", nullable=True),
        sa.ForeignKeyConstraint(["a"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_b", "links", ["b"])
