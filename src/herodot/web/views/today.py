"""Today: stories, the most contested and thinnest-sourced first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from herodot.store.pages import Cut, Filters, days, heads
from herodot.web.words import count, origins


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in the list: its head, a line of counts in words, and the commonest types of its events."""

    head: heads.StoryHead
    counts: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which one steps: ISO days that have reports, "" where there is none that way.

    `first` and `last` are those that are shown, both "" for all days.
    """

    earlier: str
    first: str
    last: str
    later: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """A page of stories; `next` is the `after` of the next one."""

    filters: Filters
    days: Days
    stories: tuple[StoryLine, ...]
    next: str | None
    empty: bool
    """True where the desk has no story at all, whatever the filters."""


_MOST_TYPES = 3


def today(connection: Connection, filters: Filters, cut: Cut) -> TodayView:
    """The stories that pass the filters."""
    page = heads.stories(connection, filters, cut)
    types = heads.types_of(connection, [head.id for head in page.items])
    lines = tuple(StoryLine(head, counts(head), types.get(head.id, ())[:_MOST_TYPES]) for head in page.items)
    return TodayView(filters, steps(connection, filters), lines, page.next, not lines and not heads.exist(connection))


def steps(connection: Connection, filters: Filters) -> Days:
    """From the days that the filters ask for to the nearest ones with reports; from all days to the last one."""
    first, last = filters.since or filters.until, filters.until or filters.since
    return Days(days.before(connection, first), first, last, days.after(connection, last) if last else "")


def counts(head: heads.StoryHead) -> tuple[str, ...]:
    """What the analyst sees before the conclusion: reports, origins, untraced, contested."""
    untraced = (f"{head.untraced} untraced",) if head.untraced else ()
    contested = f"{count(head.contested, 'claim')} contested" if head.contested else "nothing contested"
    return (count(head.reports, "report"), origins(head.independent), *untraced, contested)
