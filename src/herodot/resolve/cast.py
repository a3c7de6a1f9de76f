"""`Cast`: who is who in one report, asked by every later stage through the token that heads a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.records import Actor, Mention, Place


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a report, their mentions, and the places named in it.

    `who` has one item a token of the `Parsed`: the id of the actor that a noun phrase headed by that token refers to,
    or None. For a name of several tokens all of its tokens carry the id. Ids are those of `actors`.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    who: tuple[str | None, ...]

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id; KeyError for an id that is not of this report."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)
