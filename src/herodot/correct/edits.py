"""One field of one record set to another value: the record as it then is, and the analysis with what that needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from herodot.correct import fields
from herodot.correct.content import pieces, quote_of, require_kept
from herodot.correct.names import split, with_actors, words_for
from herodot.correct.quote import locate
from herodot.errors import CorrectionError
from herodot.ontology.plover import plover_types
from herodot.records import Analysis, Attribution, Correction, Event, Hop, Role, Source, Span
from herodot.spans import overlaps

type Edit = Callable[[Analysis, Any, Correction], tuple[Analysis, Any]]


def edited(analysis: Analysis, record: fields.Record, correction: Correction) -> Analysis:
    """The analysis with the correction's value in the record's field. Raises CorrectionError where it does not fit."""
    fields.require(record, correction.wrong)
    if correction.wrong == "not_a_record":
        return without(analysis, record.id)
    analysis, record = _EDITS[correction.wrong](analysis, record, correction)
    return put(analysis, record)


def put(analysis: Analysis, record: fields.Record) -> Analysis:
    """The analysis with the record in the place of the one with its id; a new one comes last."""
    if isinstance(record, Attribution):
        return replace(analysis, attributions=_with(analysis.attributions, record))
    if isinstance(record, Event):
        return replace(analysis, events=_with(analysis.events, record))
    return replace(analysis, hops=_with(analysis.hops, record))


def _with[R: Attribution | Event | Hop](listed: tuple[R, ...], record: R) -> tuple[R, ...]:
    if any(own.id == record.id for own in listed):
        return tuple(record if own.id == record.id else own for own in listed)
    return (*listed, record)


def without(analysis: Analysis, own_id: str) -> Analysis:
    """The analysis without a record; what was inside an attribution is then inside of what that was inside of."""
    parents = {a.id: a.parent for a in analysis.attributions}
    above = parents.get(own_id)
    return replace(
        analysis,
        attributions=tuple(
            replace(a, parent=above) if a.parent == own_id else a for a in analysis.attributions if a.id != own_id
        ),
        events=tuple(
            replace(e, according_to=tuple(a for a in e.according_to if a != own_id)) if own_id in e.according_to else e
            for e in analysis.events
            if e.id != own_id
        ),
        hops=tuple(h for h in analysis.hops if h.id != own_id),
    )


def marked_beside(analysis: Analysis, correction: Correction, words: tuple[Span, ...]) -> Span | None:
    """What the reader marked, where that is not inside of `words` or around them: then it names who is meant."""
    if correction.selection is None:
        return None
    found = locate(analysis.report.text, correction.selection)
    if found is None or any(overlaps(found.start, found.end, span.start, span.end) for span in words):
        return None
    return found


def _speaker(analysis: Analysis, record: Any, correction: Correction) -> tuple[Analysis, Any]:
    analysis, actors = with_actors(analysis, split(correction.should_be))
    if isinstance(record, Hop):
        if len(actors) != 1:
            raise CorrectionError("a hop leads to one name", remedy="give exactly one")
        return analysis, replace(record, upstream=actors[0].id, upstream_name=actors[0].name)
    ids = tuple(dict.fromkeys(actor.id for actor in actors))
    stands_on = (*record.content, *((record.cue,) if record.cue else ()))
    words = marked_beside(analysis, correction, stands_on) or record.source
    first = ids[0] if ids else None
    source = None if words is None else Source(words.start, words.end, words.exact, first)
    return analysis, replace(record, holders=ids, source=source)


def _wording(analysis: Analysis, a: Attribution, correction: Correction) -> tuple[Analysis, Attribution]:
    content = pieces(analysis.report.text, correction.selection, correction.should_be)
    require_kept(analysis, fields.span_around(analysis.report.text, content))
    return analysis, replace(a, content=content, quote=quote_of(analysis.report.text, content))


def _certainty(analysis: Analysis, a: Attribution, correction: Correction) -> tuple[Analysis, Attribution]:
    return analysis, replace(a, commitment=fields.read_certainty(correction.should_be))


def typed(event: Event, type_: str, mode: str | None) -> Event:
    """The event with this type and mode, and the quad class and intensity that they have."""
    row = plover_types()[type_]
    return replace(event, type=type_, mode=mode, quad=row.quad, intensity=row.intensity_of(mode))


def _type(analysis: Analysis, event: Event, correction: Correction) -> tuple[Analysis, Event]:
    return analysis, typed(event, *fields.read_type(correction.should_be))


def _mode(analysis: Analysis, event: Event, correction: Correction) -> tuple[Analysis, Event]:
    return analysis, typed(event, event.type, fields.read_mode(event.type, correction.should_be))


def _status(analysis: Analysis, event: Event, correction: Correction) -> tuple[Analysis, Event]:
    return analysis, replace(event, status=fields.read_status(correction.should_be))


def roles(analysis: Analysis, names: tuple[str, ...], trigger: Span, words: Span | None) -> tuple[Analysis, Any]:
    """The roles that these names fill, in the words given (of a single name) or those nearest to the trigger."""
    analysis, actors = with_actors(analysis, names)
    given = words if len(actors) == 1 else None
    found = [(actor, given or words_for(analysis, actor, trigger) or trigger) for actor in actors]
    return analysis, tuple(Role(actor.id, span.start, span.end, span.exact) for actor, span in found)


def _parties(name: str) -> Edit:
    def edit(analysis: Analysis, event: Event, correction: Correction) -> tuple[Analysis, Event]:
        words = marked_beside(analysis, correction, (event.trigger,))
        analysis, found = roles(analysis, split(correction.should_be), event.trigger, words)
        return analysis, replace(event, **{name: found})

    return edit


def _date(analysis: Analysis, event: Event, correction: Correction) -> tuple[Analysis, Event]:
    return analysis, replace(event, date=fields.read_date(correction.should_be))


def _place(analysis: Analysis, event: Event, correction: Correction) -> tuple[Analysis, Event]:
    return analysis, replace(event, place=fields.read_place(analysis, correction.should_be))


_EDITS: dict[str, Edit] = {
    "speaker": _speaker,
    "wording": _wording,
    "certainty": _certainty,
    "type": _type,
    "mode": _mode,
    "status": _status,
    "actor": _parties("actors"),
    "recipient": _parties("recipients"),
    "date": _date,
    "place": _place,
}
