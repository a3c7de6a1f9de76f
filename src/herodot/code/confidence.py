"""How sure we are that a record is an event that its sentence tells of: a log-linear model of what is known of it.

The weights in ontology/plover/confidence.yaml were fitted by training/event_confidence.py. They know nothing of the 16
types, so that no type is believed more than another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from herodot.code.roles import Parties
from herodot.code.triggers import Hit
from herodot.ontology.load import load_table
from herodot.parse.parsed import Parsed
from herodot.records import Status

type Features = tuple[tuple[str, float], ...]
"""Names of what was seen, with its values; what was not seen is left out."""

_SURE = 0.999
_MOST = 2
"""Clauses of one kind above a trigger, from which more make no difference."""
_ABOVE = frozenset(("ccomp", "xcomp", "conj", "acl", "relcl", "advcl", "pcomp", "prep", "pobj", "dobj"))


class ConfidenceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """confidence.yaml: the score of a record of which nothing else is known, what each feature adds, and the
    confidence below which a record is left out, in a report that names a country or place and in one that does not."""

    bias: float
    floor: float
    unplaced_floor: float
    weights: dict[str, float]


@cache
def _table() -> ConfidenceTable:
    return load_table("plover/confidence.yaml", ConfidenceTable)


def confidence(features: Features) -> float:
    """The chance, 0..1 in thousandths, that a record with these features is right."""
    table = _table()
    score = table.bias + math.fsum(table.weights.get(name, 0.0) * value for name, value in features)
    return round(1 / (1 + math.exp(-score)), 3)


def floor(placed: bool) -> float:
    """The least confidence of a record that is kept, in a report that is `placed` or not."""
    return _table().floor if placed else _table().unplaced_floor


def features(p: Parsed, hit: Hit, parties: Parties, folded: Sequence[Hit], status: Status) -> Features:
    """What the confidence in a record rests on: its row and what the learned heads say of its word, who is known, the
    word's form, the status, and how its clause hangs on those above it."""
    hits = (hit, *folded)
    seen = {"row": _logit(max(h.trigger.weight for h in hits)), "heads": _logit(max(h.chance for h in hits))}
    seen |= dict.fromkeys(_said(p, hit, parties, folded), 1.0)
    seen |= dict.fromkeys([f"status {status}"] if status != "happened" else [], 1.0)
    for above in _above(p, hit):
        seen[above] = min(seen.get(above, 0.0) + 1, _MOST)
    return tuple(sorted(seen.items()))


def _logit(chance: float) -> float:
    inside = min(max(chance, 1 - _SURE), _SURE)
    return math.log(inside / (1 - inside))


def _said(p: Parsed, hit: Hit, parties: Parties, folded: Sequence[Hit]) -> Iterator[str]:
    verb = hit.hub if hit.hub is not None else hit.token
    passive = any(p.deps[c] == "auxpass" for c in p.children[verb])
    facts = {
        "read": hit.read,
        "actor": bool(parties.actors),
        "recipient": bool(parties.recipients),
        "known actor": any(role.actor for role in parties.actors),
        "known recipient": any(role.actor for role in parties.recipients),
        "no recipient asked": not hit.trigger.recipient,
        "bare noun": hit.trigger.pos == "noun" and hit.hub is None and not folded,
        "attributive": p.deps[hit.token] == "amod",
        "passive": passive,
        "passive without agent": passive and not parties.actors,
        hit.trigger.pos: hit.trigger.pos != "verb",
    }
    return (name for name, true in facts.items() if true)


def _above(p: Parsed, hit: Hit) -> Iterator[str]:
    """The dependencies on the way from the trigger to the sentence's root."""
    below = hit.hub if hit.hub is not None else hit.token
    for above in p.ancestors(below):
        yield f"under {p.deps[below]}" if p.deps[below] in _ABOVE else "under another"
        below = above
