"""What holds between records once all corrections are applied."""

from __future__ import annotations

from dataclasses import replace

from herodot.correct import fields
from herodot.correct.content import with_parents
from herodot.correct.drafts import according_to
from herodot.records import Analysis, Attribution, Event, Hop


def settled(machine: Analysis, now: Analysis) -> Analysis:
    """The analysis with all corrections in it, made fit, so that the order in which they were applied leaves no trace.

    Statements that are new or have other words, and those that they hold or held, get the parent that encloses them.
    New events rest on the statements around them, new records stand where their words do, and actors to whom nothing
    refers any more are left out.
    """
    before = {a.id: a.content for a in machine.attributions}
    for a in now.attributions:
        if before.get(a.id) != a.content:
            now = with_parents(now, a.id)
    return _tidy(machine, _in_order(machine, _with_sources(machine, now)))


def _with_sources(machine: Analysis, now: Analysis) -> Analysis:
    old = {event.id for event in machine.events}
    events = (e if e.id in old else replace(e, according_to=according_to(now, e.trigger)) for e in now.events)
    return replace(now, events=tuple(events))


def _in_order(machine: Analysis, now: Analysis) -> Analysis:
    return replace(
        now,
        attributions=_ordered(machine, now.attributions),
        events=_ordered(machine, now.events),
        hops=_ordered(machine, now.hops),
    )


def _ordered[R: Attribution | Event | Hop](machine: Analysis, listed: tuple[R, ...]) -> tuple[R, ...]:
    """The machine's records in its order, each new one before the first of them that stands behind it in the text."""
    starts = {record.id: fields.key_words(machine, record).start for record in fields.records(machine)}
    own = [record for record in listed if record.id in starts]
    new = [(fields.key_words(machine, record).start, record) for record in listed if record.id not in starts]
    found: list[R] = []
    for start, record in sorted(new, key=lambda one: (one[0], one[1].id)):
        while own and starts[own[0].id] <= start:
            found.append(own.pop(0))
        found.append(record)
    return (*found, *own)


def _tidy(machine: Analysis, now: Analysis) -> Analysis:
    """The actors that something refers to, or that the machine has for itself; the machine's first, then by id."""
    here, there = _referred(now), _referred(machine)
    own = {actor.id for actor in machine.actors}
    kept = [a for a in now.actors if a.id in here or (a.id in own and a.id not in there)]
    new = sorted((a for a in kept if a.id not in own), key=lambda actor: actor.id)
    return replace(now, actors=(*(a for a in kept if a.id in own), *new))


def _referred(analysis: Analysis) -> frozenset[str | None]:
    """The ids of the actors that something refers to."""
    found: list[str | None] = [m.actor for m in analysis.mentions]
    for a in analysis.attributions:
        found += [*a.holders, a.source.actor if a.source else None]
    found += [role.actor for e in analysis.events for role in (*e.actors, *e.recipients)]
    return frozenset((*found, *(h.upstream for h in analysis.hops)))
