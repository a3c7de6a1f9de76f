"""Who is meant by a name that a person wrote, and where the report names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from herodot.records import Actor, ActorKind, Analysis, Role, Span
from herodot.resolve.gazetteer import countries, country_entry, fold, gazetteer, slug
from herodot.spans import overlaps

SEPARATOR = ";"
_KINDS: tuple[ActorKind, ...] = get_args(ActorKind.__value__)
_PREFIXES: dict[str, ActorKind] = {**{kind: kind for kind in _KINDS}, "org": "organisation"}


def split(names: str) -> tuple[str, ...]:
    """The names in "A; B"."""
    return tuple(name.strip() for name in names.split(SEPARATOR) if name.strip())


def joined(analysis: Analysis, parties: tuple[str | Role, ...]) -> str:
    """The names of actors, by their ids or roles, as `split` reads them; of a role without an actor its words."""
    names = {actor.id: actor.name for actor in analysis.actors}
    ids = [(p.actor, p.exact) if isinstance(p, Role) else (p, p) for p in parties]
    return f"{SEPARATOR} ".join(words if own_id is None else names[own_id] for own_id, words in ids)


def actor_named(analysis: Analysis, name: str) -> Actor:
    """The report's actor with this id, name or alias; else the one that the tables know; else a new one.

    A new actor is a person, or a group where the name begins with a small letter; `org:`, `group:`, `outlet:` or
    `person:` before the name says otherwise. Its id is the one that the name would have in any report.
    """
    for same in (_exactly, _folded):
        found = next((actor for actor in analysis.actors if same(actor, name)), None)
        if found is not None:
            return found
    return _known(name) or _new(name)


def with_actor(analysis: Analysis, actor: Actor) -> Analysis:
    """The analysis with one more actor, unless it has it."""
    if any(own.id == actor.id for own in analysis.actors):
        return analysis
    return replace(analysis, actors=(*analysis.actors, actor))


def words_for(analysis: Analysis, actor: Actor, near: Span) -> Span | None:
    """The words that name the actor nearest to `near` and outside of it; None where the report never does."""
    found = [span for span in _named(analysis, actor) if not overlaps(span.start, span.end, near.start, near.end)]
    return min(found, key=lambda span: (_distance(span, near), span.start), default=None)


def _named(analysis: Analysis, actor: Actor) -> Iterator[Span]:
    mentions = [Span(m.start, m.end, m.exact) for m in analysis.mentions if m.actor == actor.id]
    yield from mentions
    if mentions:
        return
    text = analysis.report.text
    for name in (actor.name, *actor.aliases):
        at = text.find(name)
        while at >= 0:
            yield Span(at, at + len(name), name)
            at = text.find(name, at + len(name))


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end)


def _exactly(actor: Actor, name: str) -> bool:
    return name in (actor.id, actor.name)


def _folded(actor: Actor, name: str) -> bool:
    return any(_plain(own) == _plain(name) for own in (actor.name, *actor.aliases))


def _plain(name: str) -> str:
    return fold(name).casefold().removeprefix("the ")


def _known(name: str) -> Actor | None:
    prefix, _, code = name.partition(":")
    if prefix == "country" and code in countries():
        entry = country_entry(countries()[code])
        return Actor(entry.id, entry.name, (), entry.kind, entry.country, entry.sectors)
    for sense in gazetteer().senses(fold(name).removeprefix("the ").removeprefix("The ")):
        if sense.id and sense.sense in ("country", "organisation", "outlet", "person"):
            return Actor(sense.id, sense.name, (), sense.kind, sense.country, sense.sectors)
    return None


def _new(name: str) -> Actor:
    prefix, separator, rest = name.partition(":")
    kind = _PREFIXES.get(prefix) if separator and rest.strip() else None
    if kind is None:
        kind, rest = "group" if name[0].islower() else "person", name
    short = "org" if kind == "organisation" else kind
    return Actor(f"{short}:{slug(rest)}", rest.strip(), (), kind, None, ())
