"""Small analyses for the tests of the link stage."""

from __future__ import annotations

from collections.abc import Sequence

from herodot.link.origins import Lineage, lineage
from herodot.link.sketch import account_of
from herodot.records import (
    Actor,
    ActorKind,
    Analysis,
    Attribution,
    Commitment,
    Event,
    Hop,
    Report,
    Role,
    Source,
    Span,
    Status,
)

INDIA = Actor("country:IND", "India", (), "country", "IND", ())
CHINA = Actor("country:CHN", "China", (), "country", "CHN", ())
REBELS = Actor("group:rebels", "rebels", (), "group", "CHN", ("REB",))


def person(name: str) -> Actor:
    return actor(f"person:{name.lower().replace(' ', '-')}", name, "person")


def actor(key: str, name: str, kind: ActorKind, *aliases: str) -> Actor:
    return Actor(key, name, aliases, kind, None, ())


def report(key: str, text: str, published: str | None = None, outlet: str | None = None) -> Report:
    return Report(key, key, None, outlet, None, (), None, published, "en", text, "")


def lines(analyses: Sequence[Analysis], copies: Sequence[tuple[str, str]] = ()) -> Lineage:
    """The texts of these reports, of which the pairs in `copies` are copies."""
    return lineage([account_of(a) for a in analyses], copies)


def analysis(
    key: str,
    text: str = "Nothing much.",
    *,
    published: str | None = None,
    outlet: str | None = None,
    hops: Sequence[tuple[str, str]] = (),
    events: Sequence[Event] = (),
    attributions: Sequence[Attribution] = (),
    actors: Sequence[Actor] = (),
) -> Analysis:
    """An analysis whose hops are (from name, upstream name) pairs."""
    made = tuple(hop(a, b, actors) for a, b in hops)
    about = report(key, text, published, outlet)
    return Analysis(about, (), (), tuple(actors), (), tuple(attributions), made, tuple(events))


def hop(start: str, upstream: str, actors: Sequence[Actor] = ()) -> Hop:
    known = next((a.id for a in actors if a.name == upstream), None)
    return Hop(f"{start}>{upstream}", "cites", start, upstream, known, Span(0, 1, "N"), 1.0, "test")


def event(
    key: str,
    type_: str,
    by: str,
    to: str | None = None,
    status: Status = "happened",
    *,
    told: str = "Nothing",
    mode: str | None = None,
    quad: int = 4,
) -> Event:
    span = Span(0, len(told), told)
    return Event(
        id=key,
        type=type_,
        mode=mode,
        contexts=(),
        status=status,
        actors=(Role(by, 0, 1, "N"),),
        recipients=(Role(to, 0, 1, "N"),) if to else (),
        trigger=span,
        other_triggers=(),
        evidence=(span,),
        date=None,
        place=None,
        quantities=(),
        according_to=(),
        quad=quad,
        intensity=0.0,
        confidence=1.0,
        why="test",
    )


def statement(key: str, content: str, commitment: Commitment = "CT+") -> Attribution:
    said = Span(0, len(content), content)
    return Attribution(key, Source(0, 1, "N", None), (), None, (said,), "indirect", commitment, None, 1.0, "test")
