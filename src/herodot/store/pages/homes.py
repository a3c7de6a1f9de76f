"""Where a report or record belongs: the stories and claims that it is in."""

from __future__ import annotations

from sqlalchemy import Connection, select

from herodot.store import schema


def stories_of(connection: Connection, report: str) -> tuple[tuple[str, str], ...]:
    """The id and title of each story that a report is in."""
    member, story, own = schema.story_reports.c, schema.stories.c, schema.reports.c
    query = (
        select(story.id, story.title)
        .join_from(schema.reports, schema.story_reports, member.report == own.number)
        .join(schema.stories, story.id == member.story)
        .where(own.id == report)
        .order_by(story.position)
    )
    return tuple((row[0], row[1]) for row in connection.execute(query))
