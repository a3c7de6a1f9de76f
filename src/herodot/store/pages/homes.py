"""Where a report or record belongs: the stories and claims that it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, bindparam, select

from herodot.store import schema

_BATCH = 500


@dataclass(frozen=True, slots=True)
class ReportName:
    """What a report is called: its outlet, else its file's name; its title and date where it has them."""

    outlet: str
    title: str | None
    published: str | None


def _stories_of() -> Select[str, str]:
    member, story, own = schema.story_reports.c, schema.stories.c, schema.reports.c
    return (
        select(story.id, story.title)
        .join_from(schema.reports, schema.story_reports, member.report == own.number)
        .join(schema.stories, story.id == member.story)
        .where(own.id == bindparam("report"))
        .order_by(story.id)
    )


_STORIES_OF = _stories_of()


def stories_of(connection: Connection, report: str) -> tuple[tuple[str, str], ...]:
    """The id and title of each story that a report is in."""
    return tuple((row[0], row[1]) for row in connection.execute(_STORIES_OF, {"report": report}))


def names(connection: Connection, reports: Sequence[str]) -> dict[str, ReportName]:
    """By report: how it is named in a list."""
    own = schema.reports.c
    found: dict[str, ReportName] = {}
    for i in range(0, len(reports), _BATCH):
        query = select(own.id, own.outlet, own.source_path, own.title, own.published)
        for row in connection.execute(query.where(own.id.in_(reports[i : i + _BATCH]))):
            found[row[0]] = ReportName(row[1] or row[2].rpartition("/")[2], row[3], row[4])
    return found
