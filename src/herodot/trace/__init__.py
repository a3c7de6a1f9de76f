"""Attributions and credits -> Hops: the steps from this report back toward an origin, each with its words."""

from __future__ import annotations

from collections.abc import Iterable

from herodot.parse.parsed import Parsed
from herodot.records import THIS_REPORT, Actor, Attribution, Hop, Span
from herodot.resolve.cast import Cast
from herodot.spans import content_id, overlaps
from herodot.trace.credits import credit_steps
from herodot.trace.notes import note_steps
from herodot.trace.statements import statement_steps
from herodot.trace.step import Step, is_outlet

__all__ = ["trace"]


def trace(parsed: Parsed, cast: Cast, attributions: tuple[Attribution, ...]) -> tuple[Hop, ...]:
    """The hops of a report in the order of their evidence; one for each upstream, the most telling words kept.

    `from_name` is the report's outlet, "(this report)" where that is unknown, or the outlet that relays.
    """
    steps = [*note_steps(parsed, cast), *credit_steps(parsed, cast), *statement_steps(parsed, cast, attributions)]
    kept = _once(cast, sorted(steps, key=lambda s: (s.first, s.stop)))
    return tuple(_hop(parsed, cast, step) for step in kept)


_RANK = {"interview": 0, "republishes": 1, "copies": 1, "cites": 2, "statement": 3, "quotes": 3}


def _once(cast: Cast, steps: Iterable[Step]) -> list[Step]:
    """One step an upstream: relays before plain statements, named tellers before the report itself, then text order."""
    best: dict[str, Step] = {}
    for step in steps:
        key = _party(cast, step.upstream) if step.upstream else step.name
        rival = best.get(key)
        if rival is None or _rank(step) < _rank(rival):
            best[key] = step
    return sorted(best.values(), key=lambda s: (s.first, s.stop, s.upstream or s.name))


def _rank(step: Step) -> tuple[int, bool]:
    return _RANK[step.kind], step.source is None


def _party(cast: Cast, actor_id: str) -> str:
    """The government of a country is one party, whether a capital, a ministry or the country's name stands for it."""
    actor = cast.actor(actor_id)
    if actor.country and actor.kind in ("country", "organisation") and "GOV" in actor.sectors:
        return f"{actor.country} GOV"
    return actor_id


def _hop(parsed: Parsed, cast: Cast, step: Step) -> Hop:
    here = parsed.report.outlet or THIS_REPORT
    upstream = cast.actor(step.upstream) if step.upstream else None
    evidence = parsed.span(step.first, step.stop)
    named = (_words_for(parsed, cast, upstream, evidence) or upstream.name) if upstream else step.name
    key = step.upstream or step.name
    return Hop(
        id=content_id("hop", parsed.report.id, step.kind, key, evidence.start, evidence.end),
        kind=step.kind,
        from_name=cast.actor(step.source).name if step.source and is_outlet(cast, step.source) else here,
        upstream_name=named,
        upstream=step.upstream,
        evidence=evidence,
        confidence=step.confidence,
        why=step.why,
    )


def _words_for(parsed: Parsed, cast: Cast, actor: Actor, evidence: Span) -> str | None:
    """How the report itself calls a group without a name ("senior officials"), without its article."""
    if actor.kind != "group":
        return None
    for mention in cast.mentions:
        if mention.actor == actor.id and overlaps(mention.start, mention.end, evidence.start, evidence.end):
            first, last = parsed.token_at(mention.start), parsed.token_at(mention.end - 1)
            if first is not None and last is not None and not parsed.tags[last].startswith("PRP"):
                return parsed.exact(first + (parsed.tags[first] == "DT"), last + 1)
    return None
