"""Which clause a word belongs to, so that dates, places and numbers go to the event they stand with."""

from __future__ import annotations

from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed

_HEADS = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj"))


def clause_of(p: Parsed, i: int) -> int:
    """The verb (or root) that heads the clause of token `i`; a complement in the infinitive counts with its verb."""
    while p.heads[i] != i:
        if p.tags[i].startswith("VB") and p.deps[i] in _HEADS:
            return i
        i = p.heads[i]
    return i


def attaches(p: Parsed, i: int, hit: Hit, triggers: frozenset[int]) -> bool:
    """True when the phrase of token `i` belongs to the hit and to no other trigger nearer to it.

    The nearest trigger above the phrase has it; where there is none, the verb of its clause, and with it the event noun
    that the verb carries.
    """
    own = {hit.token, hit.hub}
    for above in p.ancestors(i):
        if above in own:
            return True
        if above in triggers:
            return False
    return clause_of(p, i) == clause_of(p, hit.hub if hit.hub is not None else hit.token)
