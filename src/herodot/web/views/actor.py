"""An actor: what it says, what it does, and which reports name it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from herodot.records import Actor
from herodot.store.pages import Cut, Filters, lists
from herodot.store.pages.homes import names
from herodot.store.pages.lists import ActorRow, EventRow, SaidRow

_EVENTS = 25


@dataclass(frozen=True, slots=True)
class Naming:
    """A report that names an actor."""

    id: str
    outlet: str
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor as all reports together know it, a page of what it says, and its first events and reports."""

    actor: Actor
    reports: int
    named_in: tuple[Naming, ...]
    said: tuple[SaidRow, ...]
    next: str | None
    events: tuple[EventRow, ...]
    more_events: bool


@dataclass(frozen=True, slots=True)
class ActorsView:
    """A page of actors whose name begins as asked."""

    name: str
    filters: Filters
    actors: tuple[ActorRow, ...]
    next: str | None


def actor_view(connection: Connection, actor: Actor, reports: tuple[str, ...], cut: Cut) -> ActorView:
    """The view of an actor; `reports` are the ids of those that name it."""
    shown = reports[-_EVENTS:][::-1]
    known = names(connection, shown)
    said = lists.said_by(connection, actor.id, cut)
    events = lists.events(connection, Filters(actor=actor.id), Cut(_EVENTS))
    naming = tuple(Naming(own, known[own].outlet, known[own].title, known[own].published) for own in shown)
    return ActorView(actor, len(reports), naming, said.items, said.next, events.items, events.next is not None)


def actors_view(connection: Connection, name: str, filters: Filters, cut: Cut) -> ActorsView:
    """Actors of reports that pass the filters."""
    page = lists.actors(connection, filters, cut, name)
    return ActorsView(name, filters, page.items, page.next)
