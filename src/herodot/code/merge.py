"""The same event told twice in a report is one record with more triggers and more evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from herodot.code.confidence import floor
from herodot.code.roles import bare
from herodot.records import Event, EventDate, Role, Span


def merge(events: Iterable[Event], parties: dict[str, str], placed: bool) -> tuple[Event, ...]:
    """The events in text order, later tellings folded into the first that they agree with.

    Two agree when type and status are equal, modes and dates do not contradict each other, and actors and recipients
    overlap; `parties` names the side that an actor id stands for. A bare later mention ("the attack"), without any
    party, joins the last event of its type. Records that stay below the floor of confidence are left out; the floor is
    higher where the report is not `placed`, that is names no country or place, as it is then seldom one of events.
    """
    kept: list[Event] = []
    for event in events:
        at = next((n for n in range(len(kept) - 1, -1, -1) if same(kept[n], event, parties)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = fold(kept[at], event)
    return tuple(e for e in kept if anchored(e) and e.confidence >= floor(placed))


def anchored(event: Event) -> bool:
    """True when somebody or some place in it is known; unnamed victims alone are nobody's event."""
    return event.place is not None or any(r.actor for r in (*event.actors, *event.recipients))


def same(a: Event, b: Event, parties: dict[str, str]) -> bool:
    """True when two records of one report tell one event."""
    if a.type != b.type or a.status != b.status:
        return False
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if not _dates_agree(a.date, b.date):
        return False
    if not (b.actors or b.recipients):
        return b.mode in (None, a.mode)
    actors, recipients = (
        (_sides(a.actors, parties), _sides(b.actors, parties)),
        (
            _sides(a.recipients, parties),
            _sides(b.recipients, parties),
        ),
    )
    shared = (actors[0] | recipients[0]) & (actors[1] | recipients[1])
    together = a.evidence[-1] == b.evidence[0]  # in one sentence a second telling may leave all parties out
    complementary = not (actors[0] and actors[1]) and not (recipients[0] and recipients[1])
    return (bool(shared) or (together and complementary)) and _agree(*actors) and _agree(*recipients)


def _sides(roles: tuple[Role, ...], parties: dict[str, str]) -> set[str]:
    return {parties.get(r.actor, r.actor) if r.actor else bare(r.exact) for r in roles}


def _agree(a: set[str], b: set[str]) -> bool:
    """Roles agree when one side does not tell them or they have someone in common."""
    return not a or not b or bool(a & b)


def _dates_agree(a: EventDate | None, b: EventDate | None) -> bool:
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def fold(first: Event, later: Event) -> Event:
    """`first` with what `later` adds: triggers, evidence, missing roles, date, place, quantities and sources."""
    quantities = {(q.start, q.end): q for q in (*first.quantities, *later.quantities)}
    return replace(
        first,
        mode=first.mode or later.mode,
        contexts=(*first.contexts, *(c for c in later.contexts if c not in first.contexts)),
        actors=_more(first.actors, later.actors) if first.actors == first.recipients else first.actors or later.actors,
        recipients=_more(first.recipients, later.recipients)
        if first.actors == first.recipients
        else first.recipients or later.recipients,
        other_triggers=_spans((*first.other_triggers, later.trigger, *later.other_triggers), first.trigger),
        evidence=_spans((*first.evidence, *later.evidence), None),
        date=first.date or later.date,
        place=first.place or later.place,
        quantities=tuple(quantities.values()),
        according_to=tuple(dict.fromkeys((*first.according_to, *later.according_to)))
        if first.according_to and later.according_to
        else (),
        confidence=max(first.confidence, later.confidence),
    )


def _more(a: tuple[Role, ...], b: tuple[Role, ...]) -> tuple[Role, ...]:
    return tuple({r.actor: r for r in (*b, *a)}[k] for k in dict.fromkeys(r.actor for r in (*a, *b)))


def _spans(spans: tuple[Span, ...], but: Span | None) -> tuple[Span, ...]:
    return tuple(s for s in dict.fromkeys(spans) if s != but)
