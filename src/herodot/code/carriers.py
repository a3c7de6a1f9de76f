"""Light verbs: which verb carries an event noun, and what its subject is to the event."""

from __future__ import annotations

from herodot.code import grammar
from herodot.code.ontology import Light
from herodot.parse.parsed import Parsed


def carrier(p: Parsed, noun: int, light: Light) -> tuple[int | None, str]:
    """The verb that carries an event noun, and what the verb's subject is to the event: does, undergoes or occurs.

    Looks through coordination and series ("a wave of strikes"). (None, "") where the noun stands on its own.
    """
    for c in p.children[noun]:  # "the attack carried out by X", "talks that were held"
        if p.deps[c] in ("acl", "relcl") and p.lemmas[c] in light.does and grammar.is_passive(p, c):
            return c, "does"
    top = _top(p, noun, light)
    verb, dep = p.heads[top], p.deps[top]
    if verb == top:
        return None, ""
    lemma = p.lemmas[verb]
    if dep in ("dobj", "nsubjpass") and grammar.is_verb(p, verb):
        role = "does" if lemma in light.does else "undergoes" if lemma in light.undergoes else ""
        return (verb, role) if role else (None, "")
    if dep == "nsubj" and lemma in light.occurs:
        return verb, "occurs"
    if dep == "pobj":
        return _under_preposition(p, verb, light)
    return None, ""


def _under_preposition(p: Parsed, prep: int, light: Light) -> tuple[int | None, str]:
    verb = p.heads[prep]
    pair = f"{p.lemmas[verb]}_{p.lowers[prep]}"
    if pair in light.does_in:
        return _verb_of(p, verb), "does"
    if pair in light.undergoes_under:
        return verb, "undergoes"
    return None, ""


def _verb_of(p: Parsed, i: int) -> int:
    """The verb itself, or for "part in" the verb that "part" is the object of."""
    return i if grammar.is_verb(p, i) else p.heads[i]


def _top(p: Parsed, noun: int, light: Light) -> int:
    while True:
        head = p.heads[noun]
        shared = p.deps[noun] == "conj" and p.tags[head].startswith("NN")
        if shared or (p.deps[noun] in ("compound", "nmod") and p.lemmas[head] in light.bearers):
            noun = head
        elif p.deps[noun] == "pobj" and p.lowers[head] == "of" and p.lemmas[p.heads[head]] in light.series:
            noun = p.heads[head]
        else:
            return noun
