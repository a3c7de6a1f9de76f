"""The actors that a desk has added to those of the tables; reading into the desk knows them."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import Connection, delete, func, insert, select

from herodot.records import OwnActor
from herodot.store.schema import own_actors

_FIELDS = tuple(field.name for field in fields(OwnActor))


def add(connection: Connection, actors: tuple[OwnActor, ...]) -> None:
    """Stores the actors, each in the place of one with its id or else last."""
    last = connection.execute(select(func.max(own_actors.c.position))).scalar() or 0
    places = {row.id: row.position for row in connection.execute(select(own_actors.c.id, own_actors.c.position))}
    for actor in actors:
        if actor.id not in places:
            last += 1
            places[actor.id] = last
        remove(connection, actor.id)
        values = {name: getattr(actor, name) for name in _FIELDS}
        connection.execute(insert(own_actors).values(position=places[actor.id], **values))


def remove(connection: Connection, actor_id: str) -> bool:
    """Takes an actor out; False where none has this id."""
    return connection.execute(delete(own_actors).where(own_actors.c.id == actor_id)).rowcount > 0


def load(connection: Connection) -> tuple[OwnActor, ...]:
    """The actors in the order in which they came."""
    columns = [own_actors.c[name] for name in _FIELDS]
    return tuple(OwnActor(*row) for row in connection.execute(select(*columns).order_by(own_actors.c.position)))
