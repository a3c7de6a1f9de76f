"""The filters that every view of a desk shares. They choose reports; where a view lists events, events as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from herodot.store import schema


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty field asks for nothing.

    `since` and `until` are ISO days, both inclusive, of publication; of events, the days they happened. `place` is a
    name or a country's code, `actor` an id or a name, `type` a PLOVER type, `outlet` a name. Case does not matter.
    `contested` asks for stories with a contested claim, `thin` for stories with one origin or none.
    """

    since: str = ""
    until: str = ""
    place: str = ""
    actor: str = ""
    type: str = ""
    status: str = ""
    outlet: str = ""
    contested: bool = False
    thin: bool = False

    @property
    def of_events(self) -> bool:
        """True where something is asked that only an event can answer."""
        return bool(self.place or self.type or self.status)

    @property
    def rare(self) -> bool:
        """True where few rows pass, so that they are found by their index rather than by looking at each row."""
        return bool(self.place or self.actor)

    @property
    def of_reports(self) -> bool:
        """True where something is asked of reports or of what is in them."""
        return bool(self.since or self.until or self.outlet or self.actor or self.of_events)


def reports_that(filters: Filters) -> list[ColumnElement[bool]]:
    """What must hold of a row of `reports`."""
    table = schema.reports
    found = _between(func.substr(table.c.published, 1, 10), filters)
    if filters.outlet:
        found.append(table.c.outlet.collate("NOCASE") == filters.outlet)
    if filters.actor:
        found.append(table.c.number.in_(select(schema.actors.c.report).where(_is_actor(filters.actor))))
    if filters.of_events:
        found.append(_has_event(filters))
    return found


def events_that(filters: Filters) -> list[ColumnElement[bool]]:
    """What must hold of a row of `events`."""
    table = schema.events
    found = [*_event_is(filters), *_between(table.c.date_start, filters)]
    if filters.actor:
        roles, of = schema.event_roles, schema.actors
        named = select(roles.c.event).join(of, and_(of.c.report == roles.c.report, of.c.id == roles.c.actor))
        mine = (roles.c.report == table.c.report) & (roles.c.event == table.c.id)
        found.append(named.where(mine, _is_actor(filters.actor)).correlate(table).exists())
    if filters.outlet:
        report = schema.reports
        own = (report.c.number == table.c.report) & (report.c.outlet.collate("NOCASE") == filters.outlet)
        found.append(exists().where(own).correlate(table))
    return found


def stories_that(filters: Filters, story: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """What must hold of a row with the column `story`, a story's id, which must be joined to `story_heads`."""
    found: list[ColumnElement[bool]] = []
    heads = schema.story_heads
    if filters.contested:
        found.append(heads.c.contested > 0)
    if filters.thin:
        found.append(heads.c.independent < 2)
    if filters.of_reports:
        member, report = schema.story_reports, schema.reports
        among = select(member.c.story).join(report, report.c.number == member.c.report).where(*reports_that(filters))
        own = among.where(member.c.story == story).correlate(heads, schema.claims)
        found.append(story.in_(among) if filters.rare else own.exists())
    return found


def _between(day: ColumnElement[Any], filters: Filters) -> list[ColumnElement[bool]]:
    after = [day >= filters.since] if filters.since else []
    return [*after, day <= filters.until] if filters.until else after


def _event_is(filters: Filters) -> list[ColumnElement[bool]]:
    events = schema.events.c
    found: list[ColumnElement[bool]] = []
    if filters.type:
        found.append(events.type == filters.type.upper())
    if filters.status:
        found.append(events.status == filters.status)
    if filters.place:
        name = events.place_name.collate("NOCASE") == filters.place
        found.append(or_(name, events.place_country == filters.place.upper()))
    return found


def _has_event(filters: Filters) -> ColumnElement[bool]:
    events, reports = schema.events.c, schema.reports
    if filters.rare:
        return reports.c.number.in_(select(events.report).where(*_event_is(filters)))
    return exists().where(events.report == reports.c.number, *_event_is(filters)).correlate(reports)


def _is_actor(wanted: str) -> ColumnElement[bool]:
    of = schema.actors
    return or_(of.c.id == wanted, of.c.name.collate("NOCASE") == wanted)
