"""The tables of a desk, as they are now; `migrations/` holds the way from every earlier version to here.

    reports ─┬─ report_bylines, dropped, timexes, places
             ├─ actors ─── actor_aliases, actor_sectors, mentions
             ├─ attributions ─── attribution_contents, attribution_holders
             ├─ hops
             └─ events ─── event_contexts, event_roles, event_spans, event_quantities, event_according_to
    stories ─┬─ story_reports, story_heads
             └─ claims ─── claim_records
    own_actors
    inbox
    loose, sketches, sketch_keys, links, story_changes

`report` is always `reports.number`, which also is the order of insertion; `position` is the place in the
record's tuple. Ids of records are unique in a report only, so every key begins with `report`. An actor has a
row in each report that names it, as that report knows it; the view `desk_actors` has one row an actor. What
people put in has its tables in `schema_people`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.sql.schema import SchemaItem

VERSION = "0007"
"""The newest migration. Versions are numbers of four digits, so that they can be compared as text."""

VERSION_TABLE = "herodot_version"
"""Where the version is kept; a database without this table is no desk."""

metadata = MetaData()

type Kind = type[Text | Integer | Float[float]]


def _key(name: str, kind: Kind = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def _must(name: str, kind: Kind = Text, *, index: bool = False) -> Column[Any]:
    return Column(name, kind, nullable=False, index=index)


def _may(name: str, kind: Kind = Text) -> Column[Any]:
    return Column(name, kind)


def _span(prefix: str = "", *, nullable: bool = False) -> tuple[Column[Any], ...]:
    kinds = (("start", Integer), ("end", Integer), ("exact", Text))
    return tuple(Column(prefix + name, kind, nullable=nullable) for name, kind in kinds)


def _of_report() -> Column[Any]:
    report = ForeignKey("reports.number", ondelete="CASCADE")
    return Column("report", Integer, report, primary_key=True, autoincrement=False)


def _of(owner: str, *, through: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["report", through], [f"{owner}.report", f"{owner}.id"], ondelete="CASCADE")


def _refers(owner: str, through: str, *, later: bool = False) -> ForeignKeyConstraint:
    """A reference inside a report. `later` where the row that is meant can come after this one."""
    return ForeignKeyConstraint(
        ["report", through],
        [f"{owner}.report", f"{owner}.id"],
        deferrable=True if later else None,
        initially="DEFERRED" if later else None,
    )


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, *items, sqlite_with_rowid=False)


reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _must("source_path"),
    Column("url", Text, index=True),
    _may("outlet"),
    _may("title"),
    _may("dateline"),
    _may("published"),
    _must("language"),
    _must("text"),
    _must("sha256"),
    Column("previous_version", Integer, ForeignKey("reports.number", ondelete="SET NULL"), index=True),
)
report_bylines = _table("report_bylines", _of_report(), _key("position", Integer), _must("name"))
dropped = _table("dropped", _of_report(), _key("position", Integer), *_span(), _must("reason"))
timexes = _table("timexes", _of_report(), _key("position", Integer), *_span(), _must("type"), _may("value"))
places = _table(
    "places",
    _of_report(),
    _key("position", Integer),
    *_span(),
    _must("name"),
    _may("country"),
    _may("lat", Float),
    _may("lon", Float),
    _must("confidence", Float),
)

actors = _table(
    "actors",
    _of_report(),
    Column("id", Text, primary_key=True, index=True),
    _must("position", Integer),
    _must("name"),
    _must("kind"),
    _may("country"),
)
actor_aliases = _table(
    "actor_aliases",
    _key("report", Integer),
    _key("actor"),
    _key("position", Integer),
    _must("alias"),
    _of("actors", through="actor"),
)
actor_sectors = _table(
    "actor_sectors",
    _key("report", Integer),
    _key("actor"),
    _key("position", Integer),
    _must("sector"),
    _of("actors", through="actor"),
)
mentions = _table(
    "mentions",
    _of_report(),
    _key("position", Integer),
    *_span(),
    _must("actor"),
    _must("confidence", Float),
    _refers("actors", "actor"),
)

# `number` is there because a full-text index needs an integer key; `content` is the words of
# attribution_contents again, for that index and for people who read the table.
attributions = Table(
    "attributions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), nullable=False),
    _must("id", index=True),
    _must("position", Integer),
    *_span("source_", nullable=True),
    _may("source_actor"),
    *_span("cue_", nullable=True),
    _must("content"),
    _must("quote"),
    _must("commitment"),
    _may("parent"),
    _must("confidence", Float),
    _must("why"),
    Unique("report", "id"),
    _refers("actors", "source_actor"),
    _refers("attributions", "parent", later=True),
)
attribution_contents = _table(
    "attribution_contents",
    _key("report", Integer),
    _key("attribution"),
    _key("position", Integer),
    *_span(),
    _of("attributions", through="attribution"),
)
attribution_holders = _table(
    "attribution_holders",
    _key("report", Integer),
    _key("attribution"),
    _key("position", Integer),
    _must("actor"),
    _of("attributions", through="attribution"),
    _refers("actors", "actor"),
)

hops = _table(
    "hops",
    _of_report(),
    Column("id", Text, primary_key=True, index=True),
    _must("position", Integer),
    _must("kind"),
    _must("from_name"),
    _must("upstream_name"),
    _may("upstream"),
    *_span("evidence_"),
    _must("confidence", Float),
    _must("why"),
    _refers("actors", "upstream"),
)

events = _table(
    "events",
    _of_report(),
    Column("id", Text, primary_key=True, index=True),
    _must("position", Integer),
    _must("type"),
    _may("mode"),
    _must("status"),
    *_span("trigger_"),
    _may("date_start"),
    _may("date_end"),
    _may("date_precision"),
    _may("date_timex"),
    _may("place_name"),
    _may("place_country"),
    _may("place_lat", Float),
    _may("place_lon", Float),
    _may("place_precision"),
    _must("quad", Integer),
    _must("intensity", Float),
    _must("confidence", Float),
    _must("why"),
)
event_contexts = _table(
    "event_contexts",
    _key("report", Integer),
    _key("event"),
    _key("position", Integer),
    _must("context"),
    _of("events", through="event"),
)
event_roles = _table(
    "event_roles",
    _key("report", Integer),
    _key("event"),
    _key("role"),
    _key("position", Integer),
    _may("actor"),
    *_span(),
    _of("events", through="event"),
    _refers("actors", "actor"),
)
event_spans = _table(
    "event_spans",
    _key("report", Integer),
    _key("event"),
    _key("kind"),
    _key("position", Integer),
    *_span(),
    _of("events", through="event"),
)
event_quantities = _table(
    "event_quantities",
    _key("report", Integer),
    _key("event"),
    _key("position", Integer),
    _must("kind"),
    _may("low", Float),
    _may("high", Float),
    _may("unit"),
    *_span(),
    _of("events", through="event"),
)
event_according_to = _table(
    "event_according_to",
    _key("report", Integer),
    _key("event"),
    _key("position", Integer),
    _must("attribution"),
    _of("events", through="event"),
    _refers("attributions", "attribution"),
)

OF_REPORT = tuple(metadata.tables.values())[1:]
"""Every table that holds a part of a report, owners before what they own."""


stories = _table(
    "stories",
    _key("id"),
    Column("day", Text, index=True),
    _must("title"),
    _must("reports", Integer),
    _must("independent", Integer),
    _must("untraced", Integer),
    _must("contested", Integer),
    _must("body"),
)
story_reports = _table(
    "story_reports",
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, index=True),
    _must("position", Integer),
)
claims = _table(
    "claims",
    _key("id"),
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, index=True),
    _must("position", Integer),
    _must("about"),
    _must("summary"),
    _must("state", index=True),
    _must("independent", Integer),
)
claim_records = _table(
    "claim_records",
    Column("claim", Text, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    _key("stance"),
    Column("record", Text, primary_key=True, index=True),
)
"""A story as a whole is the JSON in `stories.body`; the other columns and tables are what is asked for."""

OF_STORY = (stories, story_reports, claims, claim_records)
"""Every table that holds a part of a story, owners before what they own."""

story_changes = Table(
    "story_changes",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _must("kind"),
    _must("old", index=True),
    _must("new"),
)


own_actors = _table(
    "own_actors",
    _key("id"),
    _must("position", Integer),
    *(_must(name) for name in ("name", "kind", "also", "sectors", "said", "sex", "terms")),
    _may("country"),
)

loose = _table("loose", _of_report())
"""The reports that are in no story yet, or in one that holds no longer: what linking has to do."""


def _end(name: str) -> Column[Any]:
    report = ForeignKey("reports.number", ondelete="CASCADE")
    return Column(name, Integer, report, primary_key=True, autoincrement=False, index=name == "b")


sketches = _table(
    "sketches",
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _must("edition", Integer),
    _must("day", Integer),
    Column("words", LargeBinary, nullable=False),
    Column("account", LargeBinary, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("fingerprints", LargeBinary, nullable=False),
    Column("topics", LargeBinary, nullable=False),
)
sketch_keys = _table("sketch_keys", *(_key(name, Integer) for name in ("period", "key", "day", "report")))
"""Keys of reports by period (shelf.py), so that news is written in one place, however large the desk. They have no
reference to their report: `sketches` says which are to be taken away with it."""
links = _table(
    "links",
    _end("a"),
    _end("b"),
    _must("like", Float),
    _must("of_a", Float),
    _must("of_b", Float),
    _may("passages"),
)

# What lists of stories show and are ordered by, counted when a story is saved (pages/heads.py).
story_heads = _table(
    "story_heads",
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    *(_must(name, Integer) for name in ("reports", "independent", "untraced", "agreed", "contested", "single")),
    _must("first_day"),
    _must("last_day"),
    _must("attention", Integer),
    _must("origins"),
)
Index("ix_story_heads_order", story_heads.c.attention, story_heads.c.last_day, story_heads.c.story)

# Documents that were handed in and are not analysed yet, so that none is lost when the program is stopped; the row
# stays and says what became of the document.
inbox = Table(
    "inbox",
    metadata,
    Column("number", Integer, primary_key=True),
    _must("job", index=True),
    _must("source_path"),
    _must("format"),
    _must("text"),
    _may("url"),
    _may("outlet"),
    _may("title"),
    _may("published"),
    _must("by"),
    _must("received"),
    _must("state", index=True),
    _may("report"),
    _may("problem"),
)

# Names are indexed without regard to case (NOCASE), which SQLAlchemy does not read back from a database.
Index("ix_actors_name", actors.c.name)
Index("ix_attribution_holders_actor", attribution_holders.c.actor)
Index("ix_events_date", events.c.date_start)
Index("ix_events_place", events.c.place_name)
Index("ix_events_country", events.c.place_country)
Index("ix_hops_upstream", hops.c.upstream_name)
Index("ix_reports_published", reports.c.published)
