"""`Step`: a hop before it has names: two actor ids and the tokens that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.parse.parsed import Parsed
from herodot.records import HopKind
from herodot.resolve.cast import Cast


@dataclass(frozen=True, slots=True)
class Step:
    """One step from `source` (an actor id; None for the report itself) up to `upstream`, proved by first..stop."""

    kind: HopKind
    source: str | None
    upstream: str
    first: int
    stop: int
    confidence: float
    why: str


def is_outlet(cast: Cast, actor: str | None) -> bool:
    """True for the id of a newspaper, broadcaster or agency."""
    return actor is not None and cast.actor(actor).kind == "outlet"


def outlets_below(parsed: Parsed, cast: Cast, head: int | None) -> list[tuple[int, str]]:
    """The outlets that a noun phrase names, with the tokens that head them."""
    if head is None:
        return []
    found = [(token, cast.who[token]) for token in parsed.conjuncts(head)]
    return [(token, who) for token, who in found if who is not None and is_outlet(cast, who)]
