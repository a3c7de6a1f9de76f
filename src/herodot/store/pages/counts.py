"""What a timeline, a map and a network are drawn from: events a day, events a place, hops between two names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from herodot.records import THIS_REPORT
from herodot.store import schema
from herodot.store.pages.filters import Filters, events_that, reports_that


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many events began on a day, by quad class: verbal and material cooperation, verbal and material conflict."""

    day: str
    quads: tuple[int, int, int, int]

    @property
    def events(self) -> int:
        """How many in all."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many events are in a place, and how precisely the place is known: city, region or country."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str
    events: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many reports pass on, by one kind of hop, what one name has from another; `example` is one of the hops.

    A report without an outlet goes by its path.
    """

    from_name: str
    kind: str
    upstream_name: str
    reports: int
    example: str


def days(connection: Connection, filters: Filters, most: int = 400) -> tuple[DayCount, ...]:
    """The last `most` days that have events, the earliest first."""
    event = schema.events.c
    quads = [func.count().filter(event.quad == quad) for quad in (1, 2, 3, 4)]
    query = select(event.date_start, *quads).where(event.date_start.is_not(None), *events_that(filters))
    # Days alone: a year or a month is no place on a line of days.
    query = query.where(event.date_precision == "day").group_by(event.date_start)
    rows = connection.execute(query.order_by(event.date_start.desc()).limit(most)).all()
    return tuple(DayCount(day, (one, two, three, four)) for day, one, two, three, four in reversed(rows))


def places(connection: Connection, filters: Filters, most: int = 500) -> tuple[PlaceCount, ...]:
    """The `most` places with the most events, of those whose coordinates are known."""
    event = schema.events.c
    key = (event.place_name, event.place_country, event.place_lat, event.place_lon, event.place_precision)
    number = func.count().label("events")
    query = select(*key, number).where(event.place_lat.is_not(None), *events_that(filters)).group_by(*key)
    rows = connection.execute(query.order_by(number.desc(), *key).limit(most)).all()
    return tuple(PlaceCount(*row) for row in rows)


def steps(connection: Connection, filters: Filters, most: int = 60) -> tuple[StepCount, ...]:
    """The `most` steps between names that the most reports take."""
    hop, report = schema.hops.c, schema.reports.c
    # Reports without an outlet are not one and the same.
    own = case((hop.from_name == THIS_REPORT, report.source_path), else_=hop.from_name)
    key = (own, hop.kind, hop.upstream_name)
    number = func.count(hop.report.distinct()).label("reports")
    query = select(*key, number, func.min(hop.id)).join_from(schema.hops, schema.reports, report.number == hop.report)
    query = query.where(*reports_that(filters)).group_by(*key)
    rows = connection.execute(query.order_by(number.desc(), *key).limit(most)).all()
    return tuple(StepCount(*row) for row in rows)
