"""What the learned heads read beside the tables: acts that no row has, and parties that no slot of a row finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from herodot.code import grammar, unnamed
from herodot.code.ontology import Ontology, Pos, Trigger
from herodot.code.roles import Parties, distinct, role, roles
from herodot.code.triggers import Hit
from herodot.encode.events import EventReading, EventReadings, Tokens
from herodot.parse.parsed import Parsed
from herodot.records import Role
from herodot.resolve.cast import Cast

type Act = tuple[Hit, Parties]
type PartyReader = Callable[[Collection[int]], Mapping[int, tuple[Tokens, Tokens]]]
"""Gives for each trigger the tokens that name who acts and who is acted on."""

_WEIGHT = 0.7
"""What a learned reading weighs beside a plain row of the tables (0.8)."""


def further(
    p: Parsed,
    cast: Cast,
    told: Sequence[Act],
    hits: Sequence[Hit],
    read: EventReadings,
    parties_of: PartyReader,
    tables: Ontology,
) -> list[Act]:
    """The acts with how likely the heads hold them, those that name nobody with the parties that were read; after them
    the readings of words that are no part of a hit, as hits of their own. `parties_of` is asked once, for all."""
    types = {reading.token: reading.type for reading in read.readings}
    poor = {hit.token for hit, parties in told if _is_poor(hit, parties, types)}
    new = _untold(p, hits, read)
    said = {
        token: _parties(p, cast, types[token], *tokens, tables)
        for token, tokens in parties_of(poor | {reading.token for reading in new}).items()
    }
    found = [
        (
            replace(hit, chance=read.chance(hit.token, hit.trigger.type)),
            said.get(hit.token, parties) if hit.token in poor else parties,
        )
        for hit, parties in told
    ]
    for reading in new:
        parties = said.get(reading.token)
        if parties and (parties.actors or parties.recipients):
            hit = Hit(reading.token, _trigger(p, reading, tables), chance=reading.probability, read=True)
            found.append((hit, parties))
    return found


def _is_poor(hit: Hit, parties: Parties, types: Mapping[int, str]) -> bool:
    """True where the rows found nobody, and the heads agree that there is such an act."""
    return not (parties.actors or parties.recipients) and types.get(hit.token) == hit.trigger.type


def _untold(p: Parsed, hits: Sequence[Hit], read: EventReadings) -> list[EventReading]:
    """The readings of words that no hit has taken, next to none, and under none of their own type."""
    taken = {t for hit in hits for t in (hit.token, hit.hub, *hit.theme) if t is not None}
    types = {hit.token: hit.trigger.type for hit in hits}
    return [
        r
        for r in read.readings
        if r.token not in taken
        and not taken.intersection((p.heads[r.token], *p.children[r.token]))
        and all(types.get(above) != r.type for above in p.ancestors(r.token))
    ]


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


def _parties(
    p: Parsed, cast: Cast, type_: str, who: tuple[int, ...], whom: tuple[int, ...], tables: Ontology
) -> Parties:
    actors = _roles(p, cast, who)
    taken = {r.actor for r in actors if r.actor}
    recipients = tuple(r for r in _roles(p, cast, whom) if r.actor not in taken)
    if tables.types[type_].symmetric:
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
