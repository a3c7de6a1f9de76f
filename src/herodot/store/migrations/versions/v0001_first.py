"""The first version: every table of a desk, its full-text indexes and the view of its actors.

A version stays as it was released: to change a table, add a version.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from herodot.store.sqlite import SEARCH_0001

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From an empty database to version 0001."""
    for create in _TABLES:
        create()
    op.execute(_DESK_ACTORS)
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH_0001:
            op.get_bind().exec_driver_sql(statement)


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source_path", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("previous_version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["previous_version"], ["reports.number"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_reports_previous_version", "reports", ["previous_version"])
    op.create_index("ix_reports_url", "reports", ["url"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actors_id", "actors", ["id"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claims_id", "claims", ["id"])


def _dropped() -> None:
    op.create_table(
        "dropped",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position"),
        sqlite_with_rowid=False,
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("trigger_exact", sa.Text(), nullable=False),
        sa.Column("date_start", sa.Text(), nullable=True),
        sa.Column("date_end", sa.Text(), nullable=True),
        sa.Column("date_precision", sa.Text(), nullable=True),
        sa.Column("date_timex", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_country", sa.Text(), nullable=True),
        sa.Column("place_lat", sa.Float(), nullable=True),
        sa.Column("place_lon", sa.Float(), nullable=True),
        sa.Column("place_precision", sa.Text(), nullable=True),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("intensity", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_events_id", "events", ["id"])


def _places() -> None:
    op.create_table(
        "places",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position"),
        sqlite_with_rowid=False,
    )


def _report_bylines() -> None:
    op.create_table(
        "report_bylines",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position"),
        sqlite_with_rowid=False,
    )


def _story_copies() -> None:
    op.create_table(
        "story_copies",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["copy"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_copies_copy", "story_copies", ["copy"])
    op.create_index("ix_story_copies_report", "story_copies", ["report"])


def _story_origins() -> None:
    op.create_table(
        "story_origins",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "position"),
        sqlite_with_rowid=False,
    )


def _story_reports() -> None:
    op.create_table(
        "story_reports",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_reports_report", "story_reports", ["report"])


def _story_untraced() -> None:
    op.create_table(
        "story_untraced",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_untraced_report", "story_untraced", ["report"])


def _timexes() -> None:
    op.create_table(
        "timexes",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position"),
        sqlite_with_rowid=False,
    )


def _actor_aliases() -> None:
    op.create_table(
        "actor_aliases",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "actor"], ["actors.report", "actors.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "actor", "position"),
        sqlite_with_rowid=False,
    )


def _actor_sectors() -> None:
    op.create_table(
        "actor_sectors",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "actor"], ["actors.report", "actors.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "actor", "position"),
        sqlite_with_rowid=False,
    )


def _attributions() -> None:
    op.create_table(
        "attributions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source_exact", sa.Text(), nullable=True),
        sa.Column("source_actor", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("cue_exact", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "parent"],
            ["attributions.report", "attributions.id"],
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report", "source_actor"],
            ["actors.report", "actors.id"],
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("report", "id"),
    )
    op.create_index("ix_attributions_id", "attributions", ["id"])


def _claim_records() -> None:
    op.create_table(
        "claim_records",
        sa.Column("story", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("stance", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story", "claim"], ["claims.story", "claims.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "claim", "stance", "position"),
        sqlite_with_rowid=False,
    )


def _event_contexts() -> None:
    op.create_table(
        "event_contexts",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "event"], ["events.report", "events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "event", "position"),
        sqlite_with_rowid=False,
    )


def _event_quantities() -> None:
    op.create_table(
        "event_quantities",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "event"], ["events.report", "events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "event", "position"),
        sqlite_with_rowid=False,
    )


def _event_roles() -> None:
    op.create_table(
        "event_roles",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "actor"],
            ["actors.report", "actors.id"],
        ),
        sa.ForeignKeyConstraint(["report", "event"], ["events.report", "events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "event", "role", "position"),
        sqlite_with_rowid=False,
    )


def _event_spans() -> None:
    op.create_table(
        "event_spans",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "event"], ["events.report", "events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "event", "kind", "position"),
        sqlite_with_rowid=False,
    )


def _hops() -> None:
    op.create_table(
        "hops",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("upstream_name", sa.Text(), nullable=False),
        sa.Column("upstream", sa.Text(), nullable=True),
        sa.Column("evidence_start", sa.Integer(), nullable=False),
        sa.Column("evidence_end", sa.Integer(), nullable=False),
        sa.Column("evidence_exact", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "upstream"],
            ["actors.report", "actors.id"],
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_hops_id", "hops", ["id"])


def _mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "actor"],
            ["actors.report", "actors.id"],
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position"),
        sqlite_with_rowid=False,
    )


def _story_origin_reports() -> None:
    op.create_table(
        "story_origin_reports",
        sa.Column("story", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("origin", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["story", "origin"], ["story_origins.story", "story_origins.position"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story", "origin", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_story_origin_reports_report", "story_origin_reports", ["report"])


def _attribution_contents() -> None:
    op.create_table(
        "attribution_contents",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attribution", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "attribution"], ["attributions.report", "attributions.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report", "attribution", "position"),
        sqlite_with_rowid=False,
    )


def _attribution_holders() -> None:
    op.create_table(
        "attribution_holders",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attribution", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "actor"],
            ["actors.report", "actors.id"],
        ),
        sa.ForeignKeyConstraint(
            ["report", "attribution"], ["attributions.report", "attributions.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report", "attribution", "position"),
        sqlite_with_rowid=False,
    )


def _event_according_to() -> None:
    op.create_table(
        "event_according_to",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "attribution"],
            ["attributions.report", "attributions.id"],
        ),
        sa.ForeignKeyConstraint(["report", "event"], ["events.report", "events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "event", "position"),
        sqlite_with_rowid=False,
    )


_TABLES = (
    _reports,
    _stories,
    _actors,
    _claims,
    _dropped,
    _events,
    _places,
    _report_bylines,
    _story_copies,
    _story_origins,
    _story_reports,
    _story_untraced,
    _timexes,
    _actor_aliases,
    _actor_sectors,
    _attributions,
    _claim_records,
    _event_contexts,
    _event_quantities,
    _event_roles,
    _event_spans,
    _hops,
    _mentions,
    _story_origin_reports,
    _attribution_contents,
    _attribution_holders,
    _event_according_to,
)

_DESK_ACTORS = """
CREATE VIEW desk_actors AS
SELECT a.id, a.name, a.kind, a.country, n.reports, n.mentions
FROM actors AS a
JOIN (
    SELECT b.id, min(b.report) AS first, count(*) AS reports, sum(
        (SELECT count(*) FROM mentions AS m WHERE m.report = b.report AND m.actor = b.id)
    ) AS mentions
    FROM actors AS b GROUP BY b.id
) AS n ON n.id = a.id AND n.first = a.report
"""
