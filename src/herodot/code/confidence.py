"""How sure we are of an event and how much of the sentence is about it, as one number for ranking."""

from __future__ import annotations

from collections.abc import Sequence

from herodot.code.roles import Parties
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed
from herodot.records import Status

_NO_ACTOR = 0.7
_NO_RECIPIENT = 0.85
_BARE_NOUN = 0.8
_DOUBTED = 0.5  # a record of less than this
_UNSEEN = 0.1  # whose trigger the learned heads hold for no such trigger, with less than this
_BOTH = 0.5  # weighs half
_ATTRIBUTIVE = 0.75  # "the detained senator"
_STANDING: dict[Status, float] = {
    "happened": 1.0,
    "denied": 0.85,
    "did_not_happen": 0.85,
    "planned": 0.9,
    "possible": 0.85,
    "demanded": 0.8,
    "conditional": 0.8,
}
# What a clause of another verb tells is background the more, the looser it hangs on that verb.
_STEP = {
    "aux": 1.0,
    "acomp": 1.0,
    "ccomp": 0.97,
    "conj": 0.95,
    "xcomp": 0.95,
    "acl": 0.78,
    "relcl": 0.75,
    "advcl": 0.85,
    "pcomp": 0.68,
}
_OTHER_STEP = 0.93


def confidence(p: Parsed, hit: Hit, parties: Parties, folded: Sequence[Hit], status: Status) -> float:
    """The best row's weight, lowered for missing roles, a noun on its own, depth in the sentence and acts not done;
    halved where that is little and the learned heads see nothing, either."""
    value = max(h.trigger.weight for h in (hit, *folded))
    value *= 1.0 if parties.actors else _NO_ACTOR
    value *= 1.0 if parties.recipients or not hit.trigger.recipient else _NO_RECIPIENT
    value *= _BARE_NOUN if hit.trigger.pos == "noun" and hit.hub is None and not folded else 1.0
    value *= _ATTRIBUTIVE if p.deps[hit.token] == "amod" else 1.0
    value *= _prominence(p, hit) * _STANDING[status]
    value *= _BOTH if value < _DOUBTED and max(h.chance for h in (hit, *folded)) < _UNSEEN else 1.0
    return round(value, 3)


def _prominence(p: Parsed, hit: Hit) -> float:
    """1 in the main clause, less for each verb above, by how its clause hangs on it."""
    value, step = 1.0, 1.0
    below = hit.hub if hit.hub is not None else hit.token
    for above in p.ancestors(below):
        step = min(step, _STEP.get(p.deps[below], 1.0))
        if p.tags[above].startswith("VB"):
            value *= step if p.deps[below] in _STEP or step < 1.0 else _OTHER_STEP
            step = 1.0
        below = above
    return value
