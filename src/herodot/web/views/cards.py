"""Records as cards: what is shown of one in the list beside the text, and the stretches that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from herodot.correct import Change
from herodot.records import Analysis, Attribution, Event, EventDate, EventPlace, Hop, Mention, Span
from herodot.web.rates import measured
from herodot.web.text import Part
from herodot.web.words import CERTAINTY, HOP, STATUS, count, holder_names, role_names

LAYERS = ("claims", "hops", "events", "actors")


@dataclass(frozen=True, slots=True)
class Field:
    """A name and a value; `target` is the id of a record or actor that the value names, if it does."""

    label: str
    value: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Beneath:
    """A value that a correction set, and the machine's beneath it ("" where the machine had none)."""

    wrong: str
    now: str
    machine: str
    correction: str


@dataclass(frozen=True, slots=True)
class Card:
    """A record as it is shown. `sign` is its certainty or status in words, `parent` the record that it stands in.

    `confidence` is ours; None where there is none to tell.
    """

    id: str
    kind: str
    sign: str
    who: str
    says: str
    fields: tuple[Field, ...]
    confidence: float | None
    why: str
    measured: str
    parent: str | None
    parts: tuple[Part, ...]
    beneath: tuple[Beneath, ...] = ()
    """What corrections have changed, with the machine's value beneath."""

    @property
    def start(self) -> int:
        """Where its first words are."""
        return min(part.start for part in self.parts)


def cards(analysis: Analysis, layer: str, changes: Sequence[Change] = ()) -> tuple[Card, ...]:
    """The cards of a layer in the order of their first words; none for a layer that is not one of LAYERS."""
    make = _MAKERS.get(layer)
    if make is None:
        return ()
    found = sorted(make(analysis), key=lambda card: (card.start, card.id))
    return tuple(replace(card, beneath=_beneath(card.id, changes)) for card in found) if changes else tuple(found)


def _beneath(record: str, changes: Sequence[Change]) -> tuple[Beneath, ...]:
    return tuple(Beneath(c.wrong, c.now, c.machine, c.correction) for c in changes if c.record == record)


def _claims(analysis: Analysis) -> Iterator[Card]:
    names = {actor.id: actor.name for actor in analysis.actors}
    depths = {a.id: a for a in analysis.attributions}
    for one in analysis.attributions:
        yield Card(
            id=one.id,
            kind="claim",
            sign=CERTAINTY[one.commitment],
            who=holder_names(one, names),
            says=_joined(one.content),
            fields=tuple(_claim_fields(one, depths, names)),
            confidence=one.confidence,
            why=one.why,
            measured=measured("claims"),
            parent=one.parent,
            parts=tuple(_claim_parts(one)),
        )


def _claim_fields(one: Attribution, all_of: Mapping[str, Attribution], names: Mapping[str, str]) -> Iterator[Field]:
    for holder in one.holders:
        yield Field("who", names.get(holder, holder), holder)
    if not one.holders:
        yield Field("who", one.source.exact if one.source else "nobody named")
    if one.source:
        yield Field("named as", one.source.exact)
    yield Field("cue", one.cue.exact if one.cue else "none: quotation marks alone")
    yield Field("how sure", f"{CERTAINTY[one.commitment]} ({one.commitment}, the source's own)")
    yield Field("speech", one.quote)
    if one.parent is not None and one.parent in all_of:
        yield Field("within what is said by", holder_names(all_of[one.parent], names), one.parent)


def _claim_parts(one: Attribution) -> Iterator[Part]:
    yield from (Part(span.start, span.end, one.id, "content") for span in one.content)
    if one.source:
        yield Part(one.source.start, one.source.end, one.id, "source")
    if one.cue:
        yield Part(one.cue.start, one.cue.end, one.id, "cue")


def _hops(analysis: Analysis) -> Iterator[Card]:
    for hop in analysis.hops:
        yield Card(
            id=hop.id,
            kind="hop",
            sign=hop.kind,
            who=hop.from_name,
            says=f"{HOP[hop.kind]} {hop.upstream_name}",
            fields=_hop_fields(hop),
            confidence=hop.confidence,
            why=hop.why,
            measured=measured("hops"),
            parent=None,
            parts=(Part(hop.evidence.start, hop.evidence.end, hop.id, "evidence"),),
        )


def _hop_fields(hop: Hop) -> tuple[Field, ...]:
    return (
        Field("from", hop.from_name),
        Field("kind", hop.kind),
        Field("goes back to", hop.upstream_name, hop.upstream or ""),
        Field("words", hop.evidence.exact),
    )


def _events(analysis: Analysis) -> Iterator[Card]:
    names = {actor.id: actor.name for actor in analysis.actors}
    said_by = {a.id: holder_names(a, names) for a in analysis.attributions}
    for event in analysis.events:
        whom = role_names(event.recipients, names)
        yield Card(
            id=event.id,
            kind="event",
            sign=STATUS[event.status],
            who=role_names(event.actors, names) or "nobody named",
            says=f"{_type(event)}{f' → {whom}' if whom else ''}",
            fields=tuple(_event_fields(event, names, said_by)),
            confidence=event.confidence,
            why=event.why,
            measured=measured("events"),
            parent=None,
            parts=tuple(_event_parts(event)),
        )


def _type(event: Event) -> str:
    return f"{event.type} ({event.mode})" if event.mode else event.type


def _event_fields(event: Event, names: Mapping[str, str], said_by: Mapping[str, str]) -> Iterator[Field]:
    yield Field("what", _type(event))
    if event.contexts:
        yield Field("contexts", ", ".join(event.contexts))
    yield Field("status", STATUS[event.status])
    for label, roles in (("who", event.actors), ("to whom", event.recipients)):
        yield from (Field(label, names.get(role.actor or "", role.exact), role.actor or "") for role in roles)
    yield Field("when", _when(event.date))
    yield Field("where", _where(event.place))
    yield from (Field(q.kind, q.exact) for q in event.quantities)
    for said in event.according_to:
        yield Field("according to", said_by.get(said, said), said)
    if not event.according_to:
        yield Field("according to", "the report")
    yield Field("scale", f"quad {event.quad}, intensity {event.intensity:+.1f}")


def _when(date: EventDate | None) -> str:
    if date is None:
        return "the report does not say"
    days = date.start if date.start == date.end else f"{date.start} to {date.end}"
    return f"{days} ({date.precision})"


def _where(place: EventPlace | None) -> str:
    if place is None:
        return "the report does not say"
    return f"{place.name}{f', {place.country}' if place.country else ''} ({place.precision})"


def _event_parts(event: Event) -> Iterator[Part]:
    yield Part(event.trigger.start, event.trigger.end, event.id, "trigger")
    yield from (Part(span.start, span.end, event.id, "trigger") for span in event.other_triggers)
    yield from (Part(role.start, role.end, event.id, "actor") for role in event.actors)
    yield from (Part(role.start, role.end, event.id, "recipient") for role in event.recipients)
    yield from (Part(q.start, q.end, event.id, "quantity") for q in event.quantities)


def _actors(analysis: Analysis) -> Iterator[Card]:
    mentions: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        mentions.setdefault(mention.actor, []).append(mention)
    for actor in analysis.actors:
        named = mentions.get(actor.id, [])
        if not named:
            continue
        yield Card(
            id=actor.id,
            kind="actor",
            sign=actor.kind,
            who=actor.name,
            says=count(len(named), "mention"),
            fields=(
                Field("name", actor.name, actor.id),
                Field("also", "; ".join(actor.aliases) or "–"),
                Field("country", actor.country or "–"),
                Field("sectors", " ".join(actor.sectors) or "–"),
            ),
            confidence=min(mention.confidence for mention in named),
            why="the lowest confidence of its mentions",
            measured=measured("actors"),
            parent=None,
            parts=tuple(Part(m.start, m.end, actor.id, "mention") for m in named),
        )


def _joined(spans: Sequence[Span]) -> str:
    return " … ".join(span.exact for span in spans)


_MAKERS: Mapping[str, Callable[[Analysis], Iterator[Card]]] = {
    "claims": _claims,
    "hops": _hops,
    "events": _events,
    "actors": _actors,
}
