"""The coder: hits in, events out. Each step is a module; this one sets their order and makes the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from herodot.code.confidence import Features, confidence, features
from herodot.code.contexts import ordered, sentence_contexts
from herodot.code.dates import date, timexes_by_sentence
from herodot.code.implied import Told, complete
from herodot.code.learned import further
from herodot.code.merge import merge
from herodot.code.modes import mode
from herodot.code.ontology import Ontology, ontology
from herodot.code.outcomes import join_outcomes
from herodot.code.places import Spot, place, places_by_sentence
from herodot.code.quantities import quantities
from herodot.code.roles import Parties, fill
from herodot.code.status import standing
from herodot.code.triggers import Hit, find
from herodot.encode import Encoded
from herodot.encode.events import event_readings, party_readings
from herodot.parse.parsed import Parsed
from herodot.records import Actor, Attribution, Event, Status, Timex
from herodot.resolve.cast import Cast
from herodot.spans import content_id


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every step needs to know about the report; computed once."""

    parsed: Parsed
    cast: Cast
    attributions: tuple[Attribution, ...]
    tables: Ontology
    triggers: frozenset[int]
    governors: dict[int, Status]
    timexes: dict[int, tuple[tuple[int, Timex], ...]]
    places: dict[int, tuple[Spot, ...]]
    contexts: dict[int, frozenset[str]]
    governed: dict[int, tuple[tuple[str, str | None], ...]]


def code(parsed: Parsed, cast: Cast, attributions: tuple[Attribution, ...], encoded: Encoded) -> tuple[Event, ...]:
    """The events of a report in text order, each once, with its triggers, evidence and the attributions it rests on.

    An event needs a known actor or recipient; a violent one may have a place instead.
    """
    events = (event for event, _ in weighed(parsed, cast, attributions, encoded))
    return merge(events, {a.id: _side(a) for a in cast.actors}, _placed(cast))


def weighed(
    parsed: Parsed, cast: Cast, attributions: tuple[Attribution, ...], encoded: Encoded
) -> Iterator[tuple[Event, Features]]:
    """Every telling of an event in text order, likely or not, with what the confidence in it rests on."""
    tables = ontology()
    hits = find(parsed, tables)
    acts = [(hit, fill(parsed, cast, hit)) for hit in hits if not hit.trigger.void]
    filled = complete(parsed, cast, acts, tables)
    read, parties_of = event_readings(parsed, encoded), partial(party_readings, encoded)
    filled = further(parsed, cast, filled, hits, read, parties_of, tables)
    filled.sort(key=lambda act: act[0].token)
    denials = frozenset(hit.token for hit in hits if hit.trigger.void)
    scene = _scene(parsed, cast, attributions, filled, denials, tables)
    for hit, parties, folded in join_outcomes(parsed, filled, tables):
        yield _event(scene, hit, parties, folded)


def _placed(cast: Cast) -> bool:
    return bool(cast.places) or any(a.country for a in cast.actors)


def _side(actor: Actor) -> str:
    """The side that an actor acts for: all of a country's government is one."""
    official = actor.kind == "country" or "GOV" in actor.sectors[:1]
    return f"government of {actor.country}" if actor.country and official else actor.id


def _scene(
    p: Parsed,
    cast: Cast,
    attributions: tuple[Attribution, ...],
    told: list[Told],
    denials: frozenset[int],
    tables: Ontology,
) -> _Scene:
    hits = [hit for hit, _ in told]
    given = {h.token: tables.types[h.trigger.type].complement for h in hits}
    governors: dict[int, Status] = {token: status for token, status in given.items() if status is not None}
    governors.update(dict.fromkeys(sorted(denials), "denied"))
    return _Scene(
        parsed=p,
        cast=cast,
        attributions=attributions,
        tables=tables,
        triggers=frozenset(h.token for h, parties in told if parties.actors or parties.recipients),
        governors=governors,
        timexes=timexes_by_sentence(p),
        places=places_by_sentence(p, cast),
        contexts={s: sentence_contexts(p, s, tables) for s in sorted({p.sentence_of[h.token] for h in hits})},
        governed=_governed(p, hits),
    )


def _governed(p: Parsed, hits: list[Hit]) -> dict[int, tuple[tuple[str, str | None], ...]]:
    """For each trigger the acts whose nearest trigger above it is."""
    tokens = {h.token for h in hits}
    found: dict[int, tuple[tuple[str, str | None], ...]] = {}
    for hit in hits:
        above = next((a for a in p.ancestors(hit.token) if a in tokens), None)
        if above is not None:
            found[above] = (*found.get(above, ()), (hit.trigger.type, hit.trigger.mode))
    return found


def _event(scene: _Scene, hit: Hit, parties: Parties, folded: tuple[Hit, ...]) -> tuple[Event, Features]:
    p, tables, trigger = scene.parsed, scene.tables, hit.trigger
    table, sentence = tables.types[trigger.type], p.sentence_of[hit.token]
    where = place(p, hit, scene.places.get(sentence, ()), scene.triggers, violent=table.violent)
    how = mode(p, hit, scene.governed.get(hit.token, ()), tables)
    stands = standing(p, hit, tables, scene.governors, scene.attributions)
    span = p.span(hit.token, hit.token + 1)
    counted = {(q.start, q.end): q for h in (hit, *folded) for q in quantities(p, h, scene.triggers)}
    mode_row = table.modes.get(how) if how else None
    intensity = mode_row.intensity if mode_row is not None and mode_row.intensity is not None else table.intensity
    known = features(p, hit, parties, folded, stands.status)
    event = Event(
        id=content_id("event", p.report.id, trigger.type, span.start, stands.status),
        type=trigger.type,
        mode=how,
        contexts=ordered(scene.contexts[sentence], trigger.type, how, tables),
        status=stands.status,
        actors=parties.actors,
        recipients=parties.recipients,
        trigger=span,
        other_triggers=tuple(p.span(h.token, h.token + 1) for h in folded),
        evidence=(p.sentence_span(hit.token),),
        date=date(p, hit, scene.timexes.get(sentence, ()), scene.triggers),
        place=where if table.violent or parties.actors or parties.recipients else None,
        quantities=tuple(counted.values()),
        according_to=stands.according_to,
        quad=table.quad,
        intensity=intensity,
        confidence=confidence(known),
        why=_why(p, hit),
    )
    return event, known


def _why(p: Parsed, hit: Hit) -> str:
    trigger = hit.trigger
    if hit.read:
        return f"{trigger.pos} {trigger.lemma}: {trigger.type} (models/events.onnx, {hit.chance:.2f})"
    words = [f"{trigger.pos} {trigger.lemma}"]
    words += [f"+{trigger.particle}"] if trigger.particle else []
    words += [f"+{p.lemmas[t]}" for t in hit.theme[:1]]
    words += [f" carried by {p.lemmas[hit.hub]}"] if hit.hub is not None else []
    return f"{''.join(words)}: {trigger.type} (ontology/plover/{trigger.type}.yaml)"
