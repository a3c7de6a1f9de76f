"""Parties without an actor: nouns for people and bodies that no table knows ("guests", "a Frankfurt court")."""

from __future__ import annotations

from functools import cache

import msgspec

from herodot.ontology.load import load_table
from herodot.parse.parsed import Parsed


class PartyTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of parties.yaml: nouns of people and of bodies, the endings of plural nouns of people, the prepositions
    after a noun whose phrase tells which one it is, and the event types that are done to things, too."""

    people: str
    bodies: str
    endings: str
    identifying: str
    material: str


@cache
def identifying() -> frozenset[str]:
    """The prepositions of "students at the university", "police in Lagos"."""
    return frozenset(load_table("parties.yaml", PartyTable).identifying.split())


@cache
def material() -> frozenset[str]:
    """The event types whose recipient may be a thing: a house, a ship."""
    return frozenset(load_table("parties.yaml", PartyTable).material.split())


@cache
def _nouns() -> frozenset[str]:
    table = load_table("parties.yaml", PartyTable)
    return frozenset((*table.people.split(), *table.bodies.split()))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load_table("parties.yaml", PartyTable).endings.split())


def is_party(p: Parsed, noun: int) -> bool:
    """True for a noun that can act or be acted on as somebody."""
    tag = p.tags[noun]
    if tag.startswith("NNP"):
        return not any(e.first <= noun < e.stop and e.label in ("DATE", "TIME") for e in p.entities)
    if not tag.startswith("NN"):
        return False
    return p.lemmas[noun] in _nouns() or (tag == "NNS" and p.lowers[noun].endswith(_endings()))
