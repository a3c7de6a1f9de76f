"""Stories in their own tables; they are derived from the reports, so they are replaced as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, union

from herodot.errors import StoreError
from herodot.records import Claim, Origin, Story, StoryReport
from herodot.store import schema
from herodot.store.pages import heads

type Key = tuple[Any, ...]
type Numbers = dict[str, int]
type Rows = list[dict[str, Any]]


def replace(connection: Connection, stories: Sequence[Story], where: str) -> None:
    """Writes `stories` in the place of all there were; StoreError where one names a report unknown here."""
    numbers = _numbers(connection, stories, where)
    connection.execute(delete(schema.stories))
    own = [{"id": s.id, "position": i, "title": s.title, "independent": s.independent} for i, s in enumerate(stories)]
    rows: defaultdict[Table, Rows] = defaultdict(list, {schema.stories: own})
    for story in stories:
        _add_reports(rows, story, numbers)
        _add_claims(rows, story)
    for table in schema.OF_STORY:
        if rows[table]:
            connection.execute(insert(table), rows[table])
    heads.write(connection, stories)


def _numbers(connection: Connection, stories: Sequence[Story], where: str) -> Numbers:
    table = schema.reports
    rows = connection.execute(select(table.c.number, table.c.id))
    numbers: Numbers = {row.id: row.number for row in rows}
    unknown = [r for s in stories for r in _named(s) if r not in numbers]
    if unknown:
        remedy = "link the reports of this desk again"
        raise StoreError(f"a story has a report that is not here: {unknown[0]}", where=where, remedy=remedy)
    return numbers


def _named(story: Story) -> list[str]:
    """Every report that a story names."""
    found = [r.id for r in story.reports] + [*story.untraced]
    found += [r for pair in story.copies for r in pair]
    return found + [r for origin in story.origins for r in origin.reports]


def _add_reports(rows: defaultdict[Table, Rows], story: Story, numbers: Numbers) -> None:
    key = {"story": story.id}

    def members(reports: Sequence[str], **owner: object) -> Rows:
        return [{**owner, "position": i, "report": numbers[r]} for i, r in enumerate(reports)]

    rows[schema.story_reports] += members([r.id for r in story.reports], **key)
    rows[schema.story_untraced] += members(story.untraced, **key)
    rows[schema.story_copies] += [
        {**key, "position": i, "report": numbers[one], "copy": numbers[other]}
        for i, (one, other) in enumerate(story.copies)
    ]
    rows[schema.story_origins] += _listed("name", [origin.name for origin in story.origins], **key)
    for i, origin in enumerate(story.origins):
        rows[schema.story_origin_reports] += members(origin.reports, **key, origin=i)


def _add_claims(rows: defaultdict[Table, Rows], story: Story) -> None:
    for i, c in enumerate(story.claims):
        key = {"story": story.id}
        rows[schema.claims].append({**key, "id": c.id, "position": i, "summary": c.summary, "state": c.state})
        rows[schema.claim_records] += _listed("record", c.supports, **key, claim=c.id, stance="support")
        rows[schema.claim_records] += _listed("record", c.denials, **key, claim=c.id, stance="denial")


def _listed(column: str, items: Sequence[str], **owner: object) -> Rows:
    return [{**owner, "position": i, column: item} for i, item in enumerate(items)]


def remove_with(connection: Connection, number: int) -> None:
    """Deletes the stories that the report with this number is in: their counts hold no longer."""
    tables = (schema.story_reports, schema.story_untraced, schema.story_origin_reports)
    having = union(*(select(t.c.story).where(t.c.report == number) for t in tables))
    connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(having)))


def load(connection: Connection) -> tuple[Story, ...]:
    """All stories, in the order in which they were saved."""
    members = _members(connection)
    pairs = _copies(connection)
    origins = _origins(connection)
    claims = _claims(connection)
    table = schema.stories
    heads = connection.execute(select(table.c.id, table.c.title, table.c.independent).order_by(table.c.position))
    untraced = _by_key(connection, schema.story_untraced, "story")
    return tuple(
        Story(
            id=own_id,
            title=title,
            reports=tuple(members[own_id]),
            origins=tuple(origins[own_id]),
            independent=independent,
            untraced=tuple(untraced[own_id,]),
            copies=tuple(pairs[own_id]),
            claims=tuple(claims[own_id]),
        )
        for own_id, title, independent in heads
    )


def _members(connection: Connection) -> defaultdict[str, list[StoryReport]]:
    table, reports = schema.story_reports, schema.reports
    query = select(table.c.story, reports.c.id, reports.c.source_path, reports.c.outlet)
    query = query.join(reports, reports.c.number == table.c.report).order_by(table.c.story, table.c.position)
    found: defaultdict[str, list[StoryReport]] = defaultdict(list)
    for story, *fields in connection.execute(query):
        found[story].append(StoryReport(*fields))
    return found


def _copies(connection: Connection) -> defaultdict[str, list[tuple[str, str]]]:
    table, one, other = schema.story_copies, schema.reports.alias(), schema.reports.alias()
    query = (
        select(table.c.story, one.c.id, other.c.id)
        .join(one, one.c.number == table.c.report)
        .join(other, other.c.number == table.c.copy)
    )
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for story, report, copy in connection.execute(query.order_by(table.c.story, table.c.position)):
        found[story].append((report, copy))
    return found


def _by_key(connection: Connection, table: Table, *keys: str) -> defaultdict[Key, list[str]]:
    """The ids of the reports in `table`, by its keys."""
    columns = [table.c[key] for key in keys]
    query = select(schema.reports.c.id, *columns).join(table, schema.reports.c.number == table.c.report)
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for report, *key in connection.execute(query.order_by(*columns, table.c.position)):
        found[tuple(key)].append(report)
    return found


def _origins(connection: Connection) -> defaultdict[str, list[Origin]]:
    reports = _by_key(connection, schema.story_origin_reports, "story", "origin")
    table = schema.story_origins
    query = select(table.c.story, table.c.position, table.c.name).order_by(table.c.story, table.c.position)
    found: defaultdict[str, list[Origin]] = defaultdict(list)
    for story, position, name in connection.execute(query):
        found[story].append(Origin(name, tuple(reports[story, position])))
    return found


def _claims(connection: Connection) -> defaultdict[str, list[Claim]]:
    table = schema.claim_records
    query = select(table.c.story, table.c.claim, table.c.stance, table.c.record)
    records: defaultdict[Key, list[str]] = defaultdict(list)
    for *key, record in connection.execute(query.order_by(table.c.story, table.c.claim, table.c.position)):
        records[tuple(key)].append(record)
    c = schema.claims.c
    heads = connection.execute(select(c.story, c.id, c.summary, c.state).order_by(c.story, c.position))
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for story, own_id, summary, state in heads:
        sides = (tuple(records[story, own_id, stance]) for stance in ("support", "denial"))
        found[story].append(Claim(own_id, summary, state, *sides))
    return found
