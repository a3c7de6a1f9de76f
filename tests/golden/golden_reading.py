"""The bundled examples as the pipeline reads them, and whether an expected thing is among what it found."""

from __future__ import annotations

from functools import cache

from golden_expectations import Entry, Gone, Happens, Says, Step, name

from herodot.acquire import documents
from herodot.clean import Defaults, clean
from herodot.examples import examples
from herodot.pipeline import analyse
from herodot.records import Analysis, Attribution, Event, Hop, RawDoc, Role

THIS_REPORT = "(this report)"


@cache
def analysis(report: str) -> Analysis:
    """The analysis of the example with this path."""
    example = next(e for e in examples() if name(e) == report)
    (raw,) = documents([str(example.path)])
    assert isinstance(raw, RawDoc), raw
    return analyse(clean(raw, Defaults(published=example.published, outlet=example.outlet)))


def is_found(read: Analysis, entry: Entry) -> bool:
    """True where the analysis holds what is expected."""
    match entry:
        case Says():
            return any(_says(read, a, entry) for a in read.attributions)
        case Step():
            return any(_takes(read, hop, entry) for hop in read.hops)
        case Happens():
            return any(_happens(read, event, entry) for event in read.events)
        case Gone():
            return entry.line not in kept_text(read)


def near_misses(read: Analysis, entry: Entry) -> object:
    """What a failed test shows: the records of the kind that come near."""
    match entry:
        case Says():
            near = [a for a in read.attributions if any(entry.about in s.exact for s in a.content)]
            return [(a.source and a.source.exact, a.cue and a.cue.exact, a.content, a.commitment) for a in near]
        case Step():
            return [(hop.from_name, hop.upstream_name) for hop in read.hops]
        case Happens():
            near_events = [e for e in read.events if e.type == entry.type]
            return [(e.status, _parties(read, e.actors), _parties(read, e.recipients)) for e in near_events]
        case Gone():
            return "kept"


def kept_text(read: Analysis) -> str:
    """The text without what was dropped."""
    text, at, kept = read.report.text, 0, []
    for gone in sorted(read.report.dropped, key=lambda d: d.start):
        kept.append(text[at : gone.start])
        at = max(at, gone.end)
    return "".join([*kept, text[at:]])


def _says(read: Analysis, a: Attribution, says: Says) -> bool:
    committed = (says.commitment,) if isinstance(says.commitment, str) else says.commitment
    return (
        any(_alike(says.who, n) for n in _speakers(read, a))
        and _alike(says.cue, a.cue.exact if a.cue else "")
        and any(says.about in span.exact for span in a.content)
        and a.commitment in committed
        and (says.inside is None or says.inside in _content(read, a.parent))
    )


def _takes(read: Analysis, hop: Hop, step: Step) -> bool:
    outlets = {THIS_REPORT, read.report.outlet or THIS_REPORT}
    starts = hop.from_name in outlets if step.who == THIS_REPORT else _same_party(read, step.who, hop.from_name)
    names = (hop.upstream_name, *_names(read, hop.upstream))
    return starts and any(_alike(step.got_it_from, n) for n in names)


def _happens(read: Analysis, event: Event, happens: Happens) -> bool:
    return (
        (event.type, event.status) == (happens.type, happens.status)
        and set(happens.by) <= _parties(read, event.actors)
        and set(happens.to) <= _parties(read, event.recipients)
    )


def _speakers(read: Analysis, a: Attribution) -> tuple[str, ...]:
    own = (a.source.exact,) if a.source else ()
    return own + tuple(n for holder in a.holders for n in _names(read, holder))


def _names(read: Analysis, actor_id: str | None) -> tuple[str, ...]:
    return next(((a.name, *a.aliases) for a in read.actors if a.id == actor_id), ())


def _same_party(read: Analysis, wanted: str, found: str) -> bool:
    """True for two names of one actor ("AFP", "Agence France-Presse")."""
    aliases = [(a.name, *a.aliases) for a in read.actors if found in (a.name, *a.aliases)]
    return any(_alike(wanted, n) for n in (found, *(n for names in aliases for n in names)))


def _parties(read: Analysis, given: tuple[Role, ...]) -> set[str]:
    """The countries and names of the actors in these roles."""
    known = {a.id: a for a in read.actors}
    actors = [known[role.actor] for role in given if role.actor and role.actor in known]
    return {n for actor in actors for n in (actor.country, actor.name, *actor.aliases) if n}


def _content(read: Analysis, attribution_id: str | None) -> str:
    return " ".join(s.exact for a in read.attributions if a.id == attribution_id for s in a.content)


def _alike(wanted: str, found: str) -> bool:
    """True where the names or cues are the same but for case, or one is a part of the other."""
    a, b = wanted.casefold(), found.casefold()
    return bool(b) and (a in b or (len(b) > 3 and b in a))
