"""Names on a line, and where a report names an actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from herodot.errors import CorrectionError
from herodot.records import Actor, Analysis, Role, Span
from herodot.spans import overlaps

SEPARATOR = ";"


def split(names: str) -> tuple[str, ...]:
    """The names in "A; B"."""
    return tuple(name.strip() for name in names.split(SEPARATOR) if name.strip())


def joined(analysis: Analysis, parties: tuple[str | Role, ...]) -> str:
    """The names of actors, by their ids or roles, as `split` reads them; of a role without an actor its words."""
    names = {actor.id: actor.name for actor in analysis.actors}
    ids = [(p.actor, p.exact) if isinstance(p, Role) else (p, p) for p in parties]
    return f"{SEPARATOR} ".join(words if own_id is None else names[own_id] for own_id, words in ids)


def with_actors(analysis: Analysis, names: tuple[str, ...]) -> tuple[Analysis, tuple[Actor, ...]]:
    """The actors with these names, and the analysis in which all of them are. Raises CorrectionError for no name."""
    from herodot.correct.lookup import actor_named  # loads more than opening a desk needs

    found: list[Actor] = []
    for name in map(str.strip, names):
        if not name:
            raise CorrectionError("an empty name", remedy="leave it out")
        actor = actor_named(analysis, name)
        found.append(actor)
        if all(own.id != actor.id for own in analysis.actors):
            analysis = replace(analysis, actors=(*analysis.actors, actor))
    return analysis, tuple(found)


def words_for(analysis: Analysis, actor: Actor, near: Span) -> Span | None:
    """The words that name the actor nearest to `near` and outside of it; None where the report never does."""
    found = [span for span in _named(analysis, actor) if not overlaps(span.start, span.end, near.start, near.end)]
    return min(found, key=lambda span: (_distance(span, near), span.start), default=None)


def _named(analysis: Analysis, actor: Actor) -> Iterator[Span]:
    mentions = [Span(m.start, m.end, m.exact) for m in analysis.mentions if m.actor == actor.id]
    yield from mentions
    if mentions:
        return
    text = analysis.report.text
    for name in (actor.name, *actor.aliases):
        at = text.find(name)
        while at >= 0:
            yield Span(at, at + len(name), name)
            at = text.find(name, at + len(name))


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end)
