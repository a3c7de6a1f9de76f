"""A corrected report in the form of hand-made gold, as the scorers read it, with the pairs that made it so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from herodot.correct.corrected import Corrected
from herodot.records import Actor, Analysis, Attribution, Event, EventDate, Hop, Role, Span, Wrong

_LIKE_A_CODE = re.compile(r"[A-Z]{3}(?:\s+[A-Z]{2,4})*|.*:.*")


class GoldStatement(msgspec.Struct, frozen=True):
    """An attribution. `parent` is the place of the enclosing one in the list, `via` who holds the enclosing ones."""

    source: str | None
    source_start: int | None
    cue: str
    cue_start: int | None
    content: tuple[str, ...]
    content_starts: tuple[int, ...]
    quote: str
    holder: str | None
    commitment: str
    parent: int | None
    via: tuple[str, ...]


class GoldTrigger(msgspec.Struct, frozen=True):
    """A word that tells of an event, and its first code point."""

    trigger: str
    trigger_start: int


class GoldEvent(msgspec.Struct, frozen=True):
    """An event; actors are codes ("PRK GOV") or names, `date` a day, month, year or "first/last"."""

    type: str
    mode: str | None
    trigger: str
    trigger_start: int
    source: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str | None
    place: str | None
    status: str
    according_to: tuple[str, ...]
    other_triggers: tuple[GoldTrigger, ...]


class GoldHop(msgspec.Struct, frozen=True, rename={"from_name": "from"}):
    """One step back toward an origin."""

    from_name: str
    to: str
    kind: str
    evidence: str
    evidence_start: int


class GoldPair(msgspec.Struct, frozen=True):
    """What the machine had and what an editor accepted in its place."""

    correction: str
    record: str
    wrong: Wrong
    machine: str
    should_be: str


class GoldReport(msgspec.Struct, frozen=True):
    """A whole report; `id` is the stem of the file that it was read from. `pairs` are the corrections in it."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    text: str
    boilerplate: tuple[str, ...]
    statements: tuple[GoldStatement, ...]
    events: tuple[GoldEvent, ...]
    hops: tuple[GoldHop, ...]
    pairs: tuple[GoldPair, ...]


def gold(corrected: Corrected) -> GoldReport:
    """The corrected report as gold. What nobody corrected is in it as the machine has it, and counts as right."""
    analysis, report = corrected.analysis, corrected.analysis.report
    actors = {actor.id: actor for actor in analysis.actors}
    changes = corrected.changes
    return GoldReport(
        id=PurePath(report.source_path or report.id).stem,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        text=report.text,
        boilerplate=tuple(dict.fromkeys(d.exact for d in report.dropped)),
        statements=tuple(_statement(analysis, actors, a) for a in analysis.attributions),
        events=tuple(_event(analysis, actors, e) for e in analysis.events),
        hops=tuple(_hop(actors, h) for h in analysis.hops),
        pairs=tuple(GoldPair(c.correction, c.record, c.wrong, c.machine, c.now) for c in changes),
    )


type _Actors = dict[str, Actor]


def _statement(analysis: Analysis, actors: _Actors, a: Attribution) -> GoldStatement:
    numbers = {other.id: i for i, other in enumerate(analysis.attributions)}
    around, parent = list[str](), a.parent
    while parent is not None:
        enclosing = analysis.attributions[numbers[parent]]
        around = [*_codes(actors, enclosing.holders), *around]
        parent = enclosing.parent
    return GoldStatement(
        source=a.source.exact if a.source else None,
        source_start=a.source.start if a.source else None,
        cue=a.cue.exact if a.cue else "",
        cue_start=a.cue.start if a.cue else None,
        content=tuple(span.exact for span in a.content),
        content_starts=tuple(span.start for span in a.content),
        quote=a.quote,
        holder="+".join(_codes(actors, a.holders)) or None,
        commitment=a.commitment,
        parent=None if a.parent is None else numbers[a.parent],
        via=tuple(dict.fromkeys(around)),
    )


def _event(analysis: Analysis, actors: _Actors, e: Event) -> GoldEvent:
    said = [a for a in analysis.attributions if a.id in e.according_to]
    return GoldEvent(
        type=e.type,
        mode=e.mode,
        trigger=e.trigger.exact,
        trigger_start=e.trigger.start,
        source=_parties(actors, e.actors),
        recipient=_parties(actors, e.recipients),
        date=None if e.date is None else _date(e.date),
        place=None if e.place is None else e.place.name,
        status=e.status,
        according_to=tuple(dict.fromkeys(code for a in said for code in _codes(actors, a.holders))),
        other_triggers=tuple(_trigger(span) for span in e.other_triggers),
    )


def _trigger(span: Span) -> GoldTrigger:
    return GoldTrigger(span.exact, span.start)


def _hop(actors: _Actors, h: Hop) -> GoldHop:
    to = h.upstream_name if h.upstream is None else _code(actors[h.upstream])
    return GoldHop(h.from_name, to, h.kind, h.evidence.exact, h.evidence.start)


def _parties(actors: _Actors, roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(_named(role.exact, "role") if role.actor is None else _code(actors[role.actor]) for role in roles)


def _codes(actors: _Actors, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(_code(actors[own_id]) for own_id in ids)


def _code(actor: Actor) -> str:
    """A country's government by code and sector, all others by name."""
    if actor.kind == "country" and actor.country:
        return f"{actor.country} GOV" if "GOV" in actor.sectors[:1] else actor.country
    return _named(actor.name, actor.kind)


def _named(name: str, kind: str) -> str:
    """A name; with its kind before it where it would be read as a code."""
    name = name.replace("+", " ")
    return f"{kind}:{name}" if _LIKE_A_CODE.fullmatch(name) else name


def _date(date: EventDate) -> str:
    length = {"day": 10, "month": 7, "year": 4}.get(date.precision)
    return f"{date.start}/{date.end}" if length is None else date.start[:length]
