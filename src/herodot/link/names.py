"""Who is meant by the names in the hops of several reports: `Names`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from herodot.link.sketch import Account
from herodot.records import Actor, Hop


@dataclass(frozen=True, slots=True)
class Names:
    """The parties of a story. A party is known by a key: an actor's id, or the folded name where no actor is known.

    `keys` leads from a folded name or an actor id to the key; `shown` from a key to the name to print. A party without
    a name of its own ("a senior official") has no key: one such source cannot be told from another.
    """

    keys: Mapping[str, str | None]
    shown: Mapping[str, str]

    def key(self, name: str) -> str | None:
        """The key of the party with this name; None for an unnamed one."""
        folded = fold(name)
        if folded in self.keys:
            return self.keys[folded]
        return folded if _is_name(name) else None

    def upstream(self, hop: Hop) -> str | None:
        """The key of the party that a hop leads to; None for an unnamed one."""
        if hop.upstream is not None and hop.upstream in self.keys:
            return self.keys[hop.upstream]
        return self.key(hop.upstream_name)

    def holder(self, actor: str) -> str | None:
        """The key of the actor with this id; None for an unnamed one, or one that no report describes."""
        return self.keys.get(actor)

    def show(self, key: str) -> str:
        """The name of the party to print."""
        return self.shown.get(key, key)


def names_in(accounts: Iterable[Account]) -> Names:
    """The parties that the actors, hops and outlets of these reports name, whatever their order."""
    actors: dict[str, Actor] = {}
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        for actor in account.actors:
            known = actors.setdefault(actor.id, actor)
            actors[actor.id] = max(known, actor, key=lambda a: (len(a.name), a.name))
        for name in _plain_names(account):
            spelled[fold(name)][name] += 1
    keys: dict[str, str | None] = {fold(n): i for n, i in _by_name(actors.values()).items()}
    keys |= {actor.id: _key(actor, keys) for actor in actors.values()}
    shown = {folded: min(c, key=lambda n: (-c[n], n)) for folded, c in spelled.items()}
    return Names(keys, shown | {actor.id: actor.name for actor in actors.values()})


def fold(name: str) -> str:
    """A name without what spellings differ in: case, the article, spaces."""
    return " ".join(name.casefold().removeprefix("the ").split())


def _plain_names(account: Account) -> Iterable[str]:
    outlet = (account.outlet,) if account.outlet else ()
    return (*outlet, *(hop.from_name for hop in account.hops), *(hop.upstream_name for hop in account.hops))


def _by_name(actors: Iterable[Actor]) -> dict[str, str | None]:
    """The id for each name; None for the names of groups. A name or alias that several actors have is left out."""
    bearers: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in actors:
        for name in (actor.name, *actor.aliases, *_surname(actor)):
            bearers[fold(name)][actor.id] = actor
    found = {name: _without_short_forms(list(who.values())) for name, who in bearers.items()}
    return {name: _id(who[0]) for name, who in found.items() if len(who) == 1}


def _surname(actor: Actor) -> tuple[str, ...]:
    return (actor.name.split()[-1],) if actor.kind == "person" and actor.name else ()


def _without_short_forms(bearers: list[Actor]) -> list[Actor]:
    """A person known in one report by the surname alone is the one whose full name another report has."""
    full = [a for a in bearers if a.kind != "person" or " " in a.name]
    return full or bearers


def _id(actor: Actor) -> str | None:
    return None if actor.kind == "group" else actor.id


def _key(actor: Actor, keys: Mapping[str, str | None]) -> str | None:
    return None if actor.kind == "group" else keys.get(fold(actor.name)) or actor.id


def _is_name(name: str) -> bool:
    """Names begin with a capital or a digit, and so does their last word; descriptions ("a US official") do not."""
    words = name.removeprefix("the ").split()
    return bool(words) and not words[0][0].islower() and not words[-1][0].islower()
