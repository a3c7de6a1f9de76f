"""Which complements a trigger has: the slots that rows name under `needs`."""

from __future__ import annotations

from herodot.code import grammar
from herodot.code.tables import function_words
from herodot.parse.parsed import Parsed

_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "pcomp")


def filled(p: Parsed, i: int, slot: str) -> bool:
    """True when the token has the complement: "obj", "that", "to_inf", "clause", "ing", "subj" or a preposition."""
    if "&" in slot:
        heads = (i, *_verb_objects(p, i))
        return all(any(filled(p, h, part) for h in heads) for part in slot.split("&"))
    if slot == "obj":
        return p.child(i, "dobj", "nsubjpass") is not None or bool(_verb_objects(p, i))
    if slot == "during":
        return p.deps[i] == "pobj" and p.lowers[p.heads[i]] in function_words("during")
    if slot == "said":
        return grammar.reporter(p, i) is not None
    if slot == "dative":
        return p.child(i, "dative", "iobj") is not None
    if slot == "subj_inf":  # "wants them to leave"
        return any(_is_clause(p, c, "to_inf") and p.child(c, "nsubj", "nsubjpass") is not None for c in p.children[i])
    if slot in ("clause", "to_inf", "that", "ing"):
        return any(_is_clause(p, c, slot) for c in _with_prepositions(p, i))
    if slot == "subj":
        return bool(grammar.subjects(p, i))
    return any(p.lowers[c] == slot and _leads(p, c) for c in p.children[i])


def _leads(p: Parsed, c: int) -> bool:
    """True for a preposition or particle of the word, not for one that only dates it ("called on Friday")."""
    if p.deps[c] not in ("prep", "agent", "dative", "prt", "advmod"):
        return False
    inner = p.child(c, "pobj")
    return inner is None or not any(e.first <= inner < e.stop and e.label in ("DATE", "TIME") for e in p.entities)


def _verb_objects(p: Parsed, i: int) -> tuple[int, ...]:
    """The logical objects of a verb; empty for other words."""
    return grammar.objects(p, i) if grammar.is_verb(p, i) else ()


def _with_prepositions(p: Parsed, i: int) -> list[int]:
    return [*p.children[i], *(g for c in p.children[i] if p.deps[c] == "prep" for g in p.children[c])]


def _is_clause(p: Parsed, c: int, slot: str) -> bool:
    if p.deps[c] not in _CLAUSES or p.tags[c].startswith("NN"):
        return False
    infinitive = any(p.tags[g] == "TO" for g in p.children[c])
    if slot == "to_inf":
        return infinitive
    if slot == "that":
        return p.deps[c] in ("ccomp", "acl") and not infinitive
    return slot == "clause" or p.tags[c] == "VBG"
