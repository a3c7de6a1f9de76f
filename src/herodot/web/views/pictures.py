"""Timeline, map and network: what is drawn, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from herodot.store.pages import Cut, Filters, counts, lists
from herodot.store.pages.counts import DayCount, PlaceCount, StepCount
from herodot.store.pages.lists import EventRow


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Events a day, and a page of the events."""

    filters: Filters
    days: tuple[DayCount, ...]
    events: tuple[EventRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class MapView:
    """Places with the number of events in each."""

    filters: Filters
    places: tuple[PlaceCount, ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """Who has it from whom, over all reports that pass the filters."""

    filters: Filters
    steps: tuple[StepCount, ...]


def timeline(connection: Connection, filters: Filters, cut: Cut) -> TimelineView:
    """The events that pass the filters, by day."""
    page = lists.events(connection, filters, cut, by_day=True)
    return TimelineView(filters, counts.days(connection, filters), page.items, page.next)


def places(connection: Connection, filters: Filters) -> MapView:
    """The places of the events that pass the filters."""
    return MapView(filters, counts.places(connection, filters))


def network(connection: Connection, filters: Filters) -> NetworkView:
    """The commonest steps from a name to the one that it has it from."""
    return NetworkView(filters, counts.steps(connection, filters))
