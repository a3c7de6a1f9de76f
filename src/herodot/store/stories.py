"""Stories in their own tables. Each is one JSON text, as `herodot stories --jsonl` prints it; the tables and columns
beside it are what is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from herodot.records import Claim, ClaimState, Story, StoryChange
from herodot.store import schema
from herodot.store.pages import heads

_encoder = msgspec.json.Encoder()
_stories = msgspec.json.Decoder(Story)

type Rows = list[dict[str, Any]]


def write(connection: Connection, there: Sequence[Story], numbers: Mapping[str, int]) -> None:
    """Adds stories; `numbers` leads from their reports' ids to the rows."""
    entries: Rows = []
    claims: Rows = []
    records: Rows = []
    for story in there:
        key = {"story": story.id}
        entries += [{**key, "position": i, "report": numbers[r.id]} for i, r in enumerate(story.reports)]
        claims += [{**key, "position": i, **_claim(claim)} for i, claim in enumerate(story.claims)]
        records += [record for claim in story.claims for record in _records(claim)]
    own = [_head(story) for story in there]
    parts = zip(schema.OF_STORY, (own, entries, claims, records), strict=True)
    for table, rows in parts:
        if rows:
            connection.execute(insert(table), rows)
    if entries:
        settled = delete(schema.loose).where(schema.loose.c.report == bindparam("settled"))
        connection.execute(settled, [{"settled": member["report"]} for member in entries])
    heads.write(connection, there)


def _head(story: Story) -> dict[str, Any]:
    day = story.reports[0].published
    return {
        "id": story.id,
        "day": day[:10] if day else None,
        "title": story.title,
        "reports": len(story.reports),
        "independent": story.independent,
        "untraced": len(story.untraced),
        "contested": sum(claim.state == "contested" for claim in story.claims),
        "body": _encoder.encode(story).decode(),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    names = ("id", "about", "summary", "state", "independent")
    return {name: getattr(claim, name) for name in names}


def _records(claim: Claim) -> Rows:
    sides = (("support", claim.supports), ("denial", claim.denials))
    return [{"claim": claim.id, "stance": stance, "record": record} for stance, ids in sides for record in ids]


def remove(connection: Connection, ids: Sequence[str]) -> None:
    """Deletes stories; their reports are loose then."""
    of = select(schema.story_reports.c.report).where(schema.story_reports.c.story.in_(ids))
    connection.execute(insert(schema.loose).prefix_with("OR IGNORE").from_select(["report"], of))
    connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(ids)))


def remove_with(connection: Connection, number: int) -> None:
    """Deletes the story that the report with this number is in: its counts hold no longer."""
    having = select(schema.story_reports.c.story).where(schema.story_reports.c.report == number)
    remove(connection, connection.execute(having).scalars().all())


def members(connection: Connection, numbers: Sequence[int]) -> dict[str, frozenset[str]]:
    """The stories that the reports with these numbers are in, by id, with the ids of all their reports."""
    table, reports = schema.story_reports, schema.reports
    found: defaultdict[str, set[str]] = defaultdict(set)
    for i in range(0, len(numbers), 500):
        of = select(table.c.story).where(table.c.report.in_(numbers[i : i + 500]))
        query = select(table.c.story, reports.c.id).join(reports, reports.c.number == table.c.report)
        for story, report in connection.execute(query.where(table.c.story.in_(of))):
            found[story].add(report)
    return {story: frozenset(ids) for story, ids in found.items()}


def load(connection: Connection) -> tuple[Story, ...]:
    """All stories, by the day of their earliest report, undated ones last."""
    table = schema.stories
    return _decoded(connection, select(table.c.body).order_by(table.c.day.is_(None), table.c.day, table.c.id))


def one(connection: Connection, story_id: str) -> Story | None:
    """The story with this id; where it has another by now, the one that has become of it last."""
    c = schema.story_changes.c
    at = 0
    while True:
        found = _decoded(connection, select(schema.stories.c.body).where(schema.stories.c.id == story_id))
        if found:
            return found[0]
        query = select(c.sequence, c.new).where(c.old == story_id, c.sequence > at)
        change = connection.execute(query.order_by(c.sequence.desc()).limit(1)).first()
        if change is None:
            return None
        at, story_id = change


def of_claim(connection: Connection, claim_id: str) -> Story | None:
    """The story that has this claim."""
    table = schema.claims
    query = select(schema.stories.c.body).join(table, table.c.story == schema.stories.c.id)
    found = _decoded(connection, query.where(table.c.id == claim_id))
    return found[0] if found else None


def of_reports(connection: Connection, numbers: Sequence[int]) -> tuple[Story, ...]:
    """The stories that the reports with these numbers are in."""
    table = schema.story_reports
    found: set[str] = set()
    for i in range(0, len(numbers), 500):
        query = select(table.c.story).distinct().where(table.c.report.in_(numbers[i : i + 500]))
        found.update(connection.execute(query).scalars())
    ids = sorted(found)
    bodies = select(schema.stories.c.body)
    parts = (bodies.where(schema.stories.c.id.in_(ids[i : i + 500])) for i in range(0, len(ids), 500))
    return tuple(story for part in parts for story in _decoded(connection, part))


def claims(connection: Connection, state: ClaimState | None, limit: int | None) -> tuple[tuple[str, Claim], ...]:
    """Claims with the ids of their stories, in the order of the stories."""
    table, of = schema.claims, schema.stories
    query = select(of.c.body, table.c.position).join(of, of.c.id == table.c.story)
    if state is not None:
        query = query.where(table.c.state == state)
    query = query.order_by(of.c.day.is_(None), of.c.day, of.c.id, table.c.position).limit(limit)
    found = []
    story: Story | None = None
    before = ""
    for body, position in connection.execute(query):
        if body != before or story is None:
            story, before = _stories.decode(body), body
        found.append((story.id, story.claims[position]))
    return tuple(found)


def changes(connection: Connection) -> tuple[StoryChange, ...]:
    """What became of stories, in this order."""
    c = schema.story_changes.c
    rows = connection.execute(select(c.sequence, c.kind, c.old, c.new).order_by(c.sequence))
    return tuple(StoryChange(*row) for row in rows)


def _decoded(connection: Connection, query: Select[Any]) -> tuple[Story, ...]:
    return tuple(_stories.decode(body) for body in connection.execute(query).scalars())
