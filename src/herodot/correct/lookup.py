"""Who is meant by a name that a person wrote. It knows what `resolve` knows, which opening a desk has no need of."""

from __future__ import annotations

from typing import get_args

from herodot.records import Actor, ActorKind, Analysis
from herodot.resolve.gazetteer import Entry, countries, country_entry, fold, gazetteer, slug
from herodot.spans import content_id

_SENSES = ("country", "organisation", "outlet", "person")
_KINDS: tuple[ActorKind, ...] = get_args(ActorKind.__value__)
_PREFIXES: dict[str, ActorKind] = {**{kind: kind for kind in _KINDS}, "org": "organisation"}


def actor_named(analysis: Analysis, name: str) -> Actor:
    """The report's actor with this id, name or alias; else the one that the tables know; else a new one.

    A new actor is a person, or a group where the name begins with a small letter; `org:`, `group:`, `outlet:` or
    `person:` before the name says otherwise. Its id is the one that the name would have in any report.
    """
    exact = (actor for actor in analysis.actors if name in (actor.id, actor.name))
    near = (a for a in analysis.actors if _plain(name) in map(_plain, (a.name, *a.aliases)))
    return next(exact, None) or next(near, None) or _known(name) or _new(name)


def _plain(name: str) -> str:
    """The name as it is compared: without accents, capitals and a leading "the"."""
    return fold(name).casefold().removeprefix("the ")


def _known(name: str) -> Actor | None:
    prefix, _, code = name.partition(":")
    if prefix == "country" and code in countries():
        return _actor(country_entry(countries()[code]))
    written = fold(name).removeprefix("the ").removeprefix("The ")
    entries = (entry for entry in gazetteer().senses(written) if entry.id and entry.sense in _SENSES)
    return next(map(_actor, entries), None)


def _actor(entry: Entry) -> Actor:
    return Actor(entry.id, entry.name, (), entry.kind, entry.country, entry.sectors)


def _new(name: str) -> Actor:
    prefix, separator, rest = name.partition(":")
    kind = _PREFIXES.get(prefix) if separator and rest.strip() else None
    if kind is None:
        kind, rest = "group" if name[0].islower() else "person", name
    short, own, rest = "org" if kind == "organisation" else kind, slug(rest), rest.strip()
    if not fold(rest).isascii():  # a slug drops the letters of other scripts: two names would be one
        own = content_id("name" if own == "unnamed" else own, rest)
    return Actor(f"{short}:{own}", rest, (), kind, None, ())


def country_named(name: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the country with this name; None where there is none."""
    found = _known(name)
    return found.country if found is not None and found.kind == "country" else None
