"""Logical subjects, objects and prepositional complements of a token, read off the dependency parse (CLEAR labels).

Passives, participles, relative clauses, control and raising, and shared arguments of coordinated verbs are undone here,
so that callers ask for "who does it" and "to whom" alone. All answers are heads of noun phrases, coordination included.
"""

from __future__ import annotations

from herodot.code.tables import function_words
from herodot.parse.parsed import Parsed

_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "WP", "VBG", "PRP$", "JJS"))
_RELATIVE = frozenset(("WDT", "WP"))
_PREPOSITIONS = ("prep", "agent", "dative")
_DEPTH = 8  # clauses that a subject is looked for upward; deeper chains are parser errors


def is_verb(p: Parsed, i: int) -> bool:
    """True when token `i` is tagged as a verb form."""
    return p.tags[i].startswith("VB")


def reporter(p: Parsed, v: int) -> int | None:
    """The verb of whose clausal complement `v` is the main verb, or coordinated with it; None outside a complement."""
    while p.deps[v] == "conj" and is_verb(p, p.heads[v]):
        v = p.heads[v]
    return p.heads[v] if p.deps[v] == "ccomp" and p.heads[v] != v else None


def is_passive(p: Parsed, v: int) -> bool:
    """True when the surface subject of the verb is its logical object."""
    if any(p.deps[c] in ("nsubjpass", "auxpass", "csubjpass") for c in p.children[v]):
        return True
    if p.tags[v] != "VBN" or any(p.deps[c] in ("aux", "nsubj", "dobj") for c in p.children[v]):
        return False
    if p.deps[v] == "conj" and is_verb(p, p.heads[v]):
        return is_passive(p, p.heads[v])
    return p.deps[v] in ("acl", "advcl", "amod", "ROOT", "ccomp")


def with_conjuncts(p: Parsed, head: int | None) -> tuple[int, ...]:
    """A noun phrase's head and the heads coordinated with it; empty for None."""
    if head is None:
        return ()
    return tuple(i for i in p.conjuncts(head) if i == head or p.tags[i] in _NOMINAL)


def subjects(p: Parsed, v: int) -> tuple[int, ...]:
    """Who does what the verb says: the agent of a passive, else the subject, its own or an understood one."""
    return agents(p, v) if is_passive(p, v) else with_conjuncts(p, surface_subject(p, v))


def objects(p: Parsed, v: int) -> tuple[int, ...]:
    """To whom or what the verb does it: the subject of a passive, else the direct object, its own or a shared one."""
    if is_passive(p, v):
        found = with_conjuncts(p, surface_subject(p, v))
        return found or with_conjuncts(p, p.child(v, "dobj"))
    return with_conjuncts(p, _surface_object(p, v))


def agents(p: Parsed, v: int) -> tuple[int, ...]:
    """The "by" phrase of a passive; a second verb in coordination shares the last one's."""
    for c in p.children[v]:
        if p.lowers[c] == "by" and p.deps[c] in ("agent", "prep"):
            return with_conjuncts(p, p.child(c, "pobj"))
    for c in p.children[v]:
        if p.deps[c] == "conj" and is_verb(p, c) and is_passive(p, c):
            return agents(p, c)
    return ()


def complements(p: Parsed, i: int, preposition: str) -> tuple[int, ...]:
    """The objects of `preposition` below token `i`, and below its prepositions ("from A to B")."""
    found: list[int] = []
    for c in p.children[i]:
        if p.deps[c] not in _PREPOSITIONS:
            continue
        if p.lowers[c] == preposition:
            found.extend(with_conjuncts(p, p.child(c, "pobj")))
        for inner in p.children[c]:
            if p.deps[inner] == "prep" and p.lowers[inner] == preposition:
                found.extend(with_conjuncts(p, p.child(inner, "pobj")))
    return tuple(found)


def surface_subject(p: Parsed, v: int, depth: int = 0) -> int | None:
    """The head of the subject as written, or understood from the clause above; None for an imperative."""
    own = p.child(v, "nsubj", "nsubjpass")
    if own is not None:
        return _antecedent(p, own, v)
    head, dep = p.heads[v], p.deps[v]
    if head == v or depth > _DEPTH:
        return None
    if dep in ("acl", "relcl"):
        return _of_noun(p, v, head, depth)
    if dep in ("xcomp", "ccomp"):
        return _controller(p, v, head, depth)
    if dep == "pcomp":
        return _of_preposition(p, head, depth)
    if dep in ("conj", "advcl", "acomp", "attr", "prep", "oprd", "dep", "aux"):
        return surface_subject(p, head, depth + 1)
    return None


def _antecedent(p: Parsed, subject: int, v: int) -> int:
    """What a relative pronoun stands for; any other subject stands for itself."""
    if p.tags[subject] in _RELATIVE:
        clause = v
        while p.deps[clause] in ("conj", "xcomp", "ccomp") and p.heads[clause] != clause:
            clause = p.heads[clause]
        if p.deps[clause] == "relcl":
            return p.heads[clause]
    return subject


def _controller(p: Parsed, v: int, head: int, depth: int) -> int | None:
    """Who the subject of a complement clause is: "urged X to go" has X, "promised to go" the subject."""
    if p.deps[v] == "ccomp" and not is_infinitive(p, v):
        return None
    patient = p.child(head, "dobj", "dative")
    if patient is not None and is_verb(p, head) and patient < v and not is_passive(p, head):
        if p.deps[patient] == "dative" and p.child(patient, "pobj") is not None:
            return p.child(patient, "pobj")
        return patient
    for c in p.children[head]:
        if p.deps[c] == "prep" and head < c < v and f"{p.lemmas[head]}_{p.lowers[c]}" in function_words("controls"):
            return p.child(c, "pobj")
    return surface_subject(p, head, depth + 1)


def is_infinitive(p: Parsed, v: int) -> bool:
    """True for "to attack"."""
    return any(p.tags[c] == "TO" for c in p.children[v])


def _of_noun(p: Parsed, v: int, noun: int, depth: int) -> int | None:
    """The subject of a clause that hangs on a noun: the noun, or for "a promise to go" whoever has made it."""
    if p.deps[v] == "relcl" and p.child(v, "nsubj", "nsubjpass") is None and not is_infinitive(p, v):
        return noun
    if not is_infinitive(p, v):
        return noun
    return owner(p, noun, depth) or noun


def owner(p: Parsed, noun: int, depth: int = 0) -> int | None:
    """Whose a promise or plan is: its possessor or "by" phrase, else the subject of the verb it is the object of."""
    for c in p.children[noun]:
        if p.deps[c] == "poss":
            return c
        if p.deps[c] in ("prep", "agent") and p.lowers[c] in ("by", "from"):
            return p.child(c, "pobj")
    head = p.heads[noun]
    if p.deps[noun] in ("dobj", "attr") and is_verb(p, head):
        return surface_subject(p, head, depth + 1)
    if p.deps[noun] == "nsubjpass" and is_verb(p, head):
        return next(iter(agents(p, head)), None)
    if p.deps[noun] == "conj":
        return owner(p, head, depth + 1) if depth < _DEPTH else None
    return None


def _of_preposition(p: Parsed, prep: int, depth: int) -> int | None:
    """The subject of a gerund after a preposition: whom one accuses "of", else who does the main act."""
    head = p.heads[prep]
    if not is_verb(p, head):
        return owner(p, head, depth) if p.tags[head].startswith("NN") else surface_subject(p, head, depth + 1)
    if p.lowers[prep] == "by":  # "blamed X for causing harm by doing it": X does
        for c in p.children[head]:
            if c < prep and p.deps[c] == "prep" and p.lowers[c] in ("of", "for") and p.child(c, "pcomp") is not None:
                return _of_preposition(p, c, depth)
    if p.lowers[prep] in ("of", "for", "from"):
        patient = p.child(head, "nsubjpass") or p.child(head, "dobj")
        if patient is not None:
            return patient
    return surface_subject(p, head, depth + 1)


def _surface_object(p: Parsed, v: int) -> int | None:
    own = p.child(v, "dobj")
    if own is not None:
        return _relative_object(p, own, v)
    if p.deps[v] == "relcl" and _gap(p, v):
        return p.heads[v]
    for c in p.children[v]:  # "condemns and rejects the plan": the second verb holds the object
        if p.deps[c] == "conj" and is_verb(p, c) and p.child(c, "nsubj", "nsubjpass") is None and c - v <= 3:
            return p.child(c, "dobj")
    head = p.heads[v]
    if p.deps[v] == "conj" and is_verb(p, head) and v == p.right[v]:
        return p.child(head, "dobj")
    return None


def _relative_object(p: Parsed, own: int, v: int) -> int:
    return p.heads[v] if p.tags[own] in _RELATIVE and p.deps[v] == "relcl" else own


def _gap(p: Parsed, v: int) -> bool:
    """True for "the town (that) they took": a subject of its own that is no relative pronoun, and no object."""
    subject = p.child(v, "nsubj")
    return subject is not None and p.tags[subject] not in _RELATIVE and p.child(v, "ccomp", "xcomp") is None
