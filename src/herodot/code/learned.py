"""What the learned heads read beside the tables: acts that no row has, and parties that no slot of a row finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from herodot.code import grammar, unnamed
from herodot.code.ontology import Ontology, Pos, Trigger
from herodot.code.roles import Parties, distinct, role, roles
from herodot.code.triggers import Hit
from herodot.encode.events import EventReading, EventReadings
from herodot.parse.parsed import Parsed
from herodot.records import Role
from herodot.resolve.cast import Cast

type Act = tuple[Hit, Parties]

_WEIGHT = 0.7
"""What a learned reading weighs beside a plain row of the tables (0.8)."""


def further(
    p: Parsed, cast: Cast, told: Sequence[Act], hits: Sequence[Hit], read: EventReadings, tables: Ontology
) -> list[Act]:
    """The acts with how likely the heads hold them, those that name nobody with the parties that were read; after them
    the readings of words that are no part of a hit, as hits of their own."""
    readings = {reading.token: reading for reading in read.readings}
    taken = {t for hit in hits for t in (hit.token, hit.hub, *hit.theme) if t is not None}
    types = {hit.token: hit.trigger.type for hit in hits}
    found = [
        (
            replace(hit, chance=read.chance(hit.token, hit.trigger.type)),
            _lent(p, cast, hit, parties, readings.get(hit.token), tables),
        )
        for hit, parties in told
    ]
    for reading in read.readings:
        i = reading.token
        near = {p.heads[i], *p.children[i]}
        if i in taken or near & taken or reading.type in (types.get(a) for a in p.ancestors(i)):
            continue
        parties = _parties(p, cast, reading, tables)
        if parties.actors or parties.recipients:
            found.append((Hit(i, _trigger(p, reading, tables), chance=reading.probability, read=True), parties))
    return found


def _lent(p: Parsed, cast: Cast, hit: Hit, parties: Parties, reading: EventReading | None, tables: Ontology) -> Parties:
    if parties.actors or parties.recipients or reading is None or reading.type != hit.trigger.type:
        return parties
    return _parties(p, cast, reading, tables)


def _trigger(p: Parsed, reading: EventReading, tables: Ontology) -> Trigger:
    table = tables.types[reading.type]
    pos: Pos = "verb" if grammar.is_verb(p, reading.token) else "noun"
    nothing: frozenset[str] = frozenset()
    return Trigger(
        type=reading.type,
        pos=pos,
        lemma=p.lemmas[reading.token],
        particle="",
        before="",
        mode=None,
        actor=(),
        recipient=(),
        object=nothing,
        subject=nothing,
        needs=(),
        without=nothing,
        under=nothing,
        light=False,
        outcome=False,
        bound=False,
        void=False,
        symmetric=table.symmetric,
        joint=False,
        weight=round(_WEIGHT * reading.probability, 3),
    )


def _parties(p: Parsed, cast: Cast, reading: EventReading, tables: Ontology) -> Parties:
    actors = _roles(p, cast, reading.who)
    taken = {r.actor for r in actors if r.actor}
    recipients = tuple(r for r in _roles(p, cast, reading.whom) if r.actor not in taken)
    if tables.types[reading.type].symmetric:
        every = distinct((*actors, *recipients))
        return Parties(every, every)
    return Parties(actors, recipients)


def _roles(p: Parsed, cast: Cast, tokens: tuple[int, ...]) -> tuple[Role, ...]:
    """The parties of the phrases that these tokens make up."""
    inside = set(tokens)
    heads = [t for t in tokens if p.heads[t] not in inside or p.heads[t] == t or p.deps[t] == "conj"]
    found = [r for head in heads for r in roles(p, cast, (head,)) or _unnamed(p, cast, head)]
    return distinct(found)


def _unnamed(p: Parsed, cast: Cast, head: int) -> tuple[Role, ...]:
    return (role(p, cast, head),) if unnamed.is_party(p, head) else ()
