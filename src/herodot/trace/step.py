"""`Step`: a hop before it has names: two parties and the tokens that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.parse.parsed import Parsed
from herodot.records import HopKind
from herodot.resolve.cast import Cast


@dataclass(frozen=True, slots=True)
class Step:
    """One step from `source` (an actor id; None for the report itself) up to `upstream`, proved by first..stop.

    `upstream` is an actor's id, or None for a party that is no actor of the report: `name` says what it is called.
    """

    kind: HopKind
    source: str | None
    upstream: str | None
    first: int
    stop: int
    confidence: float
    why: str
    name: str = ""


def is_outlet(cast: Cast, actor: str | None) -> bool:
    """True for the id of a newspaper, broadcaster or agency."""
    return actor is not None and cast.actor(actor).kind == "outlet"


def outlets_below(parsed: Parsed, cast: Cast, head: int | None) -> list[tuple[int, str]]:
    """The outlets that a noun phrase names, with the tokens that head them ("the BBC's Today programme": the BBC)."""
    if head is None:
        return []
    found = [(token, outlet_of(parsed, cast, token)) for token in parsed.conjuncts(head)]
    return [(token, who) for token, who in found if who is not None]


def outlet_of(parsed: Parsed, cast: Cast, token: int) -> str | None:
    """The outlet that the token stands for, or the one that what it stands for belongs to ("an AFP journalist")."""
    if is_outlet(cast, cast.who[token]):
        return cast.who[token]
    if cast.who[token] is not None and cast.actor(cast.who[token] or "").kind != "group":
        own = (c for c in parsed.children[token] if parsed.deps[c] == "poss")
    else:
        own = (c for c in parsed.children[token] if parsed.deps[c] in ("poss", "compound", "nmod", "amod", "appos"))
    return next((cast.who[c] for c in own if is_outlet(cast, cast.who[c])), None)
