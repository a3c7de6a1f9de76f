"""The head of a story: what a list of stories shows and is ordered by, counted once when the story is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from herodot.records import Story
from herodot.store import schema
from herodot.store.pages.cursor import Cut, Page, page_of
from herodot.store.pages.filters import Filters, stories_that

_BATCH = 500


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin and the outlets of the reports that go back to it, in the order of the story."""

    name: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story in a list.

    `attention` is its contested claims plus the reports that add no origin: what puts it before others. The days are
    those of its first and last dated report, empty where none has a date.
    """

    id: str
    title: str
    reports: int
    independent: int
    untraced: int
    agreed: int
    contested: int
    single: int
    first_day: str
    last_day: str
    attention: int
    origins: tuple[OriginLine, ...]


_FIELDS = StoryHead.__slots__[2:]
_encoder = msgspec.json.Encoder()
_origins = msgspec.json.Decoder(tuple[OriginLine, ...])


def write(connection: Connection, stories: Sequence[Story]) -> None:
    """Counts the heads of these stories, which are saved and have none yet."""
    for i in range(0, len(stories), _BATCH):
        connection.execute(insert(schema.story_heads), list(_rows(connection, stories[i : i + _BATCH])))


def _rows(connection: Connection, stories: Sequence[Story]) -> Iterator[dict[str, Any]]:
    report = schema.reports.c
    members = [member.id for story in stories for member in story.reports]
    days: dict[str, str] = {}
    for i in range(0, len(members), _BATCH):
        query = select(report.id, func.substr(report.published, 1, 10)).where(report.id.in_(members[i : i + _BATCH]))
        days.update((own_id, day) for own_id, day in connection.execute(query) if day)
    for story in stories:
        yield _row(story, sorted(days[member.id] for member in story.reports if member.id in days))


def _row(story: Story, days: Sequence[str]) -> dict[str, Any]:
    states = Counter(claim.state for claim in story.claims)
    echoes = max(0, len(story.reports) - max(1, story.independent))
    return {
        "story": story.id,
        "reports": len(story.reports),
        "independent": story.independent,
        "untraced": len(story.untraced),
        "agreed": states["agreed"],
        "contested": states["contested"],
        "single": states["single"],
        "first_day": days[0] if days else "",
        "last_day": days[-1] if days else "",
        "attention": states["contested"] + echoes,
        "origins": _encoder.encode(list(_lines(story))).decode(),
    }


def _lines(story: Story) -> Iterator[OriginLine]:
    outlets = {report.id: report.outlet or report.source_path.rpartition("/")[2] for report in story.reports}
    for origin in story.origins:
        yield OriginLine(origin.name, tuple(dict.fromkeys(outlets[own] for own in origin.reports if own in outlets)))


def _head(*cells: Any) -> StoryHead:
    values = dict(zip(StoryHead.__slots__, cells, strict=True))
    return StoryHead(**values | {"origins": _origins.decode(values["origins"])})


def stories(connection: Connection, filters: Filters, cut: Cut) -> Page[StoryHead]:
    """Stories that pass the filters: the most attention first, then the newest."""
    head = schema.story_heads.c
    # Ids alone at first: the index of the order has them, and most rows are not on the page.
    query = select(head.story).select_from(schema.story_heads).where(*stories_that(filters, head.story))
    page = page_of(connection, query, (head.attention, head.last_day, head.story), cut, str, descending=True)
    found = {one.id: one for one in _heads(connection, page.items)}
    return Page(tuple(found[own_id] for own_id in page.items), page.next)


def one(connection: Connection, story_id: str) -> StoryHead | None:
    """The head of this story; None where there is no such story."""
    return next(_heads(connection, (story_id,)), None)


def _heads(connection: Connection, story_ids: Sequence[str]) -> Iterator[StoryHead]:
    head, story = schema.story_heads.c, schema.stories
    query = select(story.c.id, story.c.title, *(head[name] for name in _FIELDS))
    query = query.join_from(schema.story_heads, story, story.c.id == head.story).where(head.story.in_(story_ids))
    return (_head(*row) for row in connection.execute(query))


def types_of(connection: Connection, story_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """By story: the types of its events, the commonest first."""
    member, event = schema.story_reports.c, schema.events.c
    query = (
        select(member.story, event.type, func.count().label("times"))
        .join_from(schema.story_reports, schema.events, event.report == member.report)
        .where(member.story.in_(story_ids))
        .group_by(member.story, event.type)
        .order_by(member.story, func.count().desc(), event.type)
    )
    found: dict[str, tuple[str, ...]] = {}
    for story, kind, _ in connection.execute(query):
        found[story] = (*found.get(story, ()), kind)
    return found


def exist(connection: Connection) -> bool:
    """True where there is a story."""
    return connection.execute(select(schema.story_heads.c.story).limit(1)).first() is not None
