"""A record that the machine missed, made from what a reader marked and wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from herodot.correct import fields
from herodot.correct.content import pieces, quote_of, require_kept, with_parents
from herodot.correct.edits import put, roles, typed
from herodot.correct.names import with_actors, words_for
from herodot.correct.quote import locate
from herodot.errors import CorrectionError
from herodot.records import (
    THIS_REPORT,
    Analysis,
    Attribution,
    Correction,
    Draft,
    DraftKind,
    Event,
    Hop,
    Selector,
    Source,
    Span,
)
from herodot.spans import content_id, cut, encloses

CERTAIN = 1.0
"""Our confidence in what an editor accepted."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")


def drafted(machine: Analysis, analysis: Analysis, correction: Correction) -> tuple[Analysis, str]:
    """The analysis with the missing record in it, and its id, which is the one that the machine would give it.

    Where the record is there by now, it gets what the draft says and keeps the rest. A new event has the sentence that
    the machine sees. Raises CorrectionError for a draft that does not fit.
    """
    draft = correction.draft or Draft("attribution")
    analysis, record = _MAKERS[draft.kind](analysis, correction, draft)
    require_kept(analysis, fields.key_words(analysis, record))
    there = fields.record_of(analysis, record.id)
    if there is not None:
        return put(analysis, _filled(there, record)), record.id
    if isinstance(record, Event):
        record = replace(record, evidence=(_sentence(machine, record.trigger),))
    analysis = put(analysis, record)
    return (with_parents(analysis, record.id) if isinstance(record, Attribution) else analysis), record.id


def _filled(there: fields.Record, drafted: fields.Record) -> fields.Record:
    """The record that is there with what was drafted for it."""
    match there, drafted:
        case Attribution(), Attribution():
            source = drafted.source or there.source
            return replace(there, source=source, holders=drafted.holders, commitment=drafted.commitment)
        case Event(), Event():
            return replace(
                typed(there, there.type, drafted.mode or there.mode),
                actors=drafted.actors or there.actors,
                recipients=drafted.recipients or there.recipients,
                date=drafted.date or there.date,
                place=drafted.place or there.place,
            )
    return there


def _attribution(analysis: Analysis, correction: Correction, draft: Draft) -> tuple[Analysis, Attribution]:
    text = analysis.report.text
    content = pieces(text, correction.selection, draft.words)
    cue = _marked(text, draft.cue)
    analysis, actors = with_actors(analysis, draft.who)
    key = fields.span_around(text, content)
    source = _marked(text, draft.source) or (words_for(analysis, actors[0], key) if actors else None)
    holders = tuple(dict.fromkeys(actor.id for actor in actors))
    first = holders[0] if holders else None
    return analysis, Attribution(
        id=content_id("attr", analysis.report.id, cue and cue.start, *((s.start, s.end) for s in content)),
        source=None if source is None else Source(source.start, source.end, source.exact, first),
        holders=holders,
        cue=cue,
        content=content,
        quote=quote_of(text, content),
        commitment=fields.read_certainty(draft.certainty),
        parent=None,
        confidence=CERTAIN,
        why=_why(correction),
    )


def _event(analysis: Analysis, correction: Correction, draft: Draft) -> tuple[Analysis, Event]:
    type_, mode = fields.read_type(draft.type or "")
    mode = fields.read_mode(type_, draft.mode) if draft.mode else mode
    status = fields.read_status(draft.status)
    trigger = pieces(analysis.report.text, correction.selection, draft.words)[0]
    words = _marked(analysis.report.text, draft.source)
    analysis, actors = roles(analysis, draft.who, trigger, words)
    analysis, recipients = roles(analysis, draft.whom, trigger, None)
    event = Event(
        id=content_id("event", analysis.report.id, type_, trigger.start, status),
        type=type_,
        mode=mode,
        contexts=(),
        status=status,
        actors=actors,
        recipients=recipients,
        trigger=trigger,
        other_triggers=(),
        evidence=(trigger,),
        date=fields.read_date(draft.date),
        place=fields.read_place(analysis, draft.place),
        quantities=(),
        according_to=according_to(analysis, trigger),
        quad=0,
        intensity=0.0,
        confidence=CERTAIN,
        why=_why(correction),
    )
    return analysis, typed(event, type_, mode)


def _hop(analysis: Analysis, correction: Correction, draft: Draft) -> tuple[Analysis, Hop]:
    if len(draft.who) != 1:
        raise CorrectionError("a hop leads to one name", remedy="give exactly one")
    evidence = pieces(analysis.report.text, correction.selection, draft.words)[0]
    kind = fields.read_hop(draft.hop)
    analysis, (upstream,) = with_actors(analysis, draft.who)
    return analysis, Hop(
        id=content_id("hop", analysis.report.id, kind, upstream.id, evidence.start, evidence.end),
        kind=kind,
        from_name=draft.from_name or analysis.report.outlet or THIS_REPORT,
        upstream_name=upstream.name,
        upstream=upstream.id,
        evidence=evidence,
        confidence=CERTAIN,
        why=_why(correction),
    )


def _marked(text: str, words: Selector | None) -> Span | None:
    return None if words is None else locate(text, words)


def according_to(analysis: Analysis, trigger: Span) -> tuple[str, ...]:
    """The attributions whose content the trigger is in."""
    return tuple(a.id for a in analysis.attributions if encloses(a.content, trigger.start, trigger.end))


def _sentence(analysis: Analysis, trigger: Span) -> Span:
    """The sentence that the trigger is in: one that proves another event, else what stands between full stops."""
    known = [span for event in analysis.events for span in event.evidence]
    around = [span for span in known if encloses((span,), trigger.start, trigger.end)]
    if around:
        return min(around, key=lambda span: span.end - span.start)
    text = analysis.report.text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= trigger.start), default=0)
    stop = min((end for end in ends if end >= trigger.end), default=len(text))
    return cut(text, start, stop)


def _why(correction: Correction) -> str:
    return f"proposed by {correction.by} ({correction.id})"


type _Maker = Callable[[Analysis, Correction, Draft], tuple[Analysis, fields.Record]]

_MAKERS: dict[DraftKind, _Maker] = {"attribution": _attribution, "event": _event, "hop": _hop}
