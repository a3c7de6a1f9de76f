"""What a report says on the points that claims are made of: `points_of(analysis)`, one an event or a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from herodot.link.propositions import is_proposition, proposition
from herodot.records import Actor, Analysis, Attribution, Event, EventDate, Quantity, Role, Span

SUMMARY = 200
"""Longest summary, in code points."""
ARMS = frozenset({"GOV", "MIL", "COP", "SPY"})
"""PLOVER sectors whose bodies act for their country."""
STATE = ARMS | {"JUD", "LEG"}
"""Those who do towards another country, each of their people as well."""
DENIED = frozenset({"denied", "did_not_happen"})
DOUBTED = frozenset({"CT-", "PR-"})

type Parties = tuple[str, ...]
type Path = tuple[Parties, ...]
"""On whose word, from the outermost teller to the innermost: the actor ids of the joint holders of each step."""


@dataclass(frozen=True, slots=True)
class Point:
    """One record's word on a proposition.

    `id` is that of the event or attribution, `span` its sentence or content. `paths` are on whose word: none where the
    report says it in its own voice.
    `failed` is true for what did not happen by the report's own account, and is not denied by anybody.
    `type`, `mode`, `by`, `to`, `date` and `quantities` are an event's, `content` is a statement's.
    """

    id: str
    about: Literal["event", "statement"]
    denies: bool
    summary: str
    span: Span
    paths: tuple[Path, ...]
    type: str = ""
    mode: str | None = None
    by: Parties = ()
    to: Parties = ()
    material: bool = False
    failed: bool = False
    date: EventDate | None = None
    quantities: tuple[Quantity, ...] = ()
    content: str = ""

    def actors(self) -> Iterator[str]:
        """The ids of those on whose word it is."""
        yield from (holder for path in self.paths for step in path for holder in step)


def points_of(analysis: Analysis) -> tuple[Point, ...]:
    """The points of a report: its events between known parties that happened or are denied, then its statements.

    What is planned, possible, demanded, conditional or foiled is no point of fact, nor is what its source leaves open,
    asks or refuses to do.
    """
    by_id = {a.id: a for a in analysis.attributions}
    actors = {a.id: a for a in analysis.actors}
    events = (_event(event, actors, by_id) for event in analysis.events if _is_fact(event))
    stated = (_statement(a, by_id) for a in analysis.attributions if _is_statement(a))
    return (*(point for point in events if point.by or point.to), *stated)


def _is_fact(event: Event) -> bool:
    if event.status == "did_not_happen":
        # "The attack was foiled" denies no attack; "they have not attacked" does.
        return bool(proposition(event.evidence[0].exact).negated)
    return event.status in ("happened", "denied")


def _is_statement(a: Attribution) -> bool:
    return a.commitment != "U" and is_proposition(_content(a), denied=a.commitment in DOUBTED)


def _content(a: Attribution) -> str:
    return " ".join(span.exact for span in a.content)


def _event(event: Event, actors: Mapping[str, Actor], by_id: Mapping[str, Attribution]) -> Point:
    told = [by_id[i] for i in event.according_to if i in by_id]
    inner = [a for a in told if not any(other.parent == a.id for other in told)]
    return Point(
        id=event.id,
        about="event",
        denies=event.status in DENIED,
        summary=_summary(event, actors),
        span=event.evidence[0],
        paths=tuple(_path(a, by_id) for a in inner),
        type=event.type,
        mode=event.mode,
        by=_parties(event.actors, event.recipients, actors),
        to=_parties(event.recipients, event.actors, actors),
        material=event.quad in (2, 4),
        failed=event.status == "did_not_happen",
        date=event.date,
        quantities=event.quantities,
    )


def _statement(a: Attribution, by_id: Mapping[str, Attribution]) -> Point:
    content, denies = _content(a), a.commitment in DOUBTED
    longest = max(a.content, key=lambda span: span.end - span.start)
    return Point(a.id, "statement", denies, content[:SUMMARY], longest, (_path(a, by_id),), content=content)


def _path(a: Attribution, by_id: Mapping[str, Attribution]) -> Path:
    steps: list[Parties] = []
    seen: set[str] = set()
    at: Attribution | None = a
    while at is not None and at.id not in seen:
        seen.add(at.id)
        steps.insert(0, at.holders)
        at = by_id.get(at.parent) if at.parent else None
    return tuple(steps)


def _parties(roles: Sequence[Role], others: Sequence[Role], actors: Mapping[str, Actor]) -> Parties:
    """Who they are: a country for its government and forces, and towards another country (that of `others`) for all who
    act for it; the actor itself for all others."""
    abroad = {actor.country for actor in _known(others, actors)} - {None}
    known = [actor for actor in _known(roles, actors) if _can_be_told_apart(actor)]
    return tuple(sorted({_party(actor, foreign=bool(abroad - {actor.country})) for actor in known}))


def _known(roles: Iterable[Role], actors: Mapping[str, Actor]) -> list[Actor]:
    return [actors[role.actor] for role in roles if role.actor is not None and role.actor in actors]


def _can_be_told_apart(actor: Actor) -> bool:
    """False for "soldiers" or "officials" of nowhere in particular: those of two reports need not be the same."""
    return actor.kind != "group" or actor.country is not None


def _party(actor: Actor, *, foreign: bool) -> str:
    of_arms = actor.kind != "person" and bool(ARMS.intersection(actor.sectors))
    of_state = actor.kind == "country" or of_arms or (foreign and bool(STATE.intersection(actor.sectors)))
    return f"country:{actor.country}" if of_state and actor.country else actor.id


def _summary(event: Event, actors: Mapping[str, Actor]) -> str:
    by, to = (", ".join(_name(r, actors) for r in roles) for roles in (event.actors, event.recipients))
    to = "" if to == by else to
    what = f"{event.type} ({event.mode})" if event.mode else event.type
    return " ".join(part for part in (by, what, f"→ {to}" if to else "") if part)[:SUMMARY]


def _name(role: Role, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(role.actor or "")
    return actor.name if actor else role.exact
