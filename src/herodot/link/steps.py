"""The steps that one report proves: from itself or a party it names to the party upstream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from herodot.link.names import Names
from herodot.link.points import Path, Point
from herodot.link.sketch import Account
from herodot.records import THIS_REPORT, EdgeKind, Hop, Proof

RELAYS = ("cites", "interview", "republishes", "copies")
WHOLE = ("republishes", "copies")
"""Kinds of credit that are for a report as a whole."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step from `start` (the key of a party; None for the report itself) to `end` (None for an unnamed source)."""

    start: str | None
    end: str | None
    name: str
    kind: EdgeKind
    proof: Proof


def hop_steps(account: Account, names: Names, own: frozenset[str]) -> tuple[Step, ...]:
    """The steps of a report's hops; `own` are the keys of the outlets that published it and its copies.

    Nobody knows on whom an unnamed source goes back. Where a report credits an outlet, what people say in it came with
    that credit: they are no origins beside it. A credit to the outlet of a copy says only whose text it is. A report's
    credit to its own outlet is a step where there is no other: the outlet says that it is the source itself.
    """
    here = names.key(account.outlet) if account.outlet else None
    steps = [_step(account, hop, names, here) for hop in account.hops]
    told = [step for step in steps if step is not None]
    itself = [step for step in told if step.start is None and step.end is not None and step.end == here]
    others = [
        step for step in told if step.end is None or step.end not in (own if step.start is None else {step.start})
    ]
    relayed = any(step.start is None and step.kind in RELAYS for step in others)
    kept = [s for s in others if not relayed or s.start is not None or s.kind in RELAYS]
    return tuple(kept if any(step.end is not None for step in kept) else (*itself, *kept))


def _step(account: Account, hop: Hop, names: Names, here: str | None) -> Step | None:
    """The step of a hop; what the report's own outlet (`here`) does, it does itself. None for an unnamed start."""
    start = None if hop.from_name in (THIS_REPORT, account.outlet) else names.key(hop.from_name)
    if start is None and hop.from_name not in (THIS_REPORT, account.outlet):
        return None
    evidence = hop.evidence
    proof = Proof(account.id, hop.id, evidence.start, evidence.end, evidence.exact)
    end = names.upstream(hop)
    return Step(None if start == here else start, end, hop.upstream_name, hop.kind, proof)


def relay_steps(account: Account, names: Names, own: frozenset[str]) -> Iterator[Step]:
    """The steps to outlets, and those that an outlet took itself: what stands behind all that a report says."""
    steps = hop_steps(account, names, own)
    yield from (step for step in steps if step.start is not None or step.kind in RELAYS)


def point_steps(account: Account, point: Point, names: Names, own: frozenset[str]) -> Iterator[Step]:
    """The steps of one event or statement: along the tellers that it names.

    What a report says in its own voice stands on its credit line, or on the one outlet that its lead credits; where the
    lead credits several, nobody knows on which, and what is credited further down is a credit for that place.
    """
    relays = tuple(relay_steps(account, names, own))
    along = [step for path in point.paths for step in _along(path, account, point, names, own)]
    yield from (step for step in relays if step.start is not None)
    yield from along or _behind_all([step for step in relays if step.start is None], account.lead)


def _behind_all(credits: Sequence[Step], lead: int) -> Sequence[Step]:
    lines = [step for step in credits if step.kind in WHOLE]
    leading = [step for step in credits if step.proof.start < lead]
    return lines or (leading if len({step.end for step in leading}) == 1 else ())


def _along(path: Path, account: Account, point: Point, names: Names, own: frozenset[str]) -> Iterator[Step]:
    proof = Proof(account.id, point.id, point.span.start, point.span.end, point.span.exact)
    tellers: list[str | None] = [None]
    for holders in path:
        known = [key for holder in holders if (key := names.holder(holder)) is not None]
        ends = [key for key in dict.fromkeys(known) if key not in tellers and not (key in own and tellers == [None])]
        yield from (Step(start, end, names.show(end), "statement", proof) for start in tellers for end in ends)
        tellers = list(ends) or tellers
    if all(names.holder(holder) is None for holder in path[-1]):
        described = {actor.id: actor.name for actor in account.actors}
        name = ", ".join(described.get(holder, "") for holder in path[-1])
        yield from (Step(start, None, name, "statement", proof) for start in tellers)


def outlet_keys(accounts: Iterable[Account], names: Names) -> frozenset[str]:
    """The keys of the outlets that published these reports."""
    keys = (names.key(account.outlet) for account in accounts if account.outlet)
    return frozenset(key for key in keys if key is not None)


def credits(steps: Iterable[Step]) -> bool:
    """True for steps of a report that says which agency or outlet it has its account from."""
    return any(step.start is None and step.kind in RELAYS for step in steps)
