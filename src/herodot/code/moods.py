"""What words and the form of a clause say about its act: governors, mood, negative parties, conditions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from herodot.code import grammar
from herodot.code.ontology import StatusWords
from herodot.ontology.load import load_table
from herodot.parse.parsed import Parsed
from herodot.records import Status

_SUBJECTS = ("nsubj", "nsubjpass")


class StandingTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of standing.yaml, which says what each list is for."""

    verbs: dict[Status, str]
    nouns: dict[Status, str]
    presupposing: str
    presupposing_prepositions: str
    until: str
    instead: str
    conditions: str
    unless: str
    inverted: str
    counterfactual: str
    said: str
    spoken: str
    hedges: str
    wanting: str


@cache
def _table() -> StandingTable:
    return load_table("standing.yaml", StandingTable)


@cache
def words(use: str) -> frozenset[str]:
    """The words of one list, such as "conditions"."""
    return frozenset(getattr(_table(), use).split())


@cache
def by_word(use: str) -> dict[str, Status]:
    """The status that a word of `verbs` or `nouns` gives to the act it governs."""
    return {word: status for status, listed in getattr(_table(), use).items() for word in listed.split()}


def is_indicative(p: Parsed, v: int) -> bool:
    """True for a clause that tells what is or was: a past or present form, or "have", "be" in one; no modal."""
    if any(p.tags[c] == "MD" or p.tags[c] == "TO" for c in p.children[v] if p.deps[c] in ("aux", "auxpass")):
        return False
    finite = (c for c in p.children[v] if p.deps[c] in ("aux", "auxpass") and p.tags[c] in ("VBD", "VBZ", "VBP"))
    return p.tags[v] in ("VBD", "VBZ") or next(finite, None) is not None


def is_negative(p: Parsed, noun: int, negators: frozenset[str]) -> bool:
    """True for "nobody", "no ship", "not a single ship", "neither army", "none of the ships"."""
    if p.lowers[noun] in negators:
        return True
    before = (c for c in p.children[noun] if c < noun and p.deps[c] in ("det", "neg", "preconj", "cc", "advmod"))
    return any(p.lowers[c] in negators for c in before)


def has_negative_party(p: Parsed, v: int, negators: frozenset[str], *, objects: bool) -> bool:
    """True where nobody does it or, with `objects`, it is done to nobody."""
    deps = (*_SUBJECTS, "dobj") if objects else _SUBJECTS
    return any(p.deps[c] in deps and is_negative(p, c, negators) for c in p.children[v])


def inverted(p: Parsed, v: int) -> Status | None:
    """What an auxiliary before the subject makes of the clause: "should they attack", "had they attacked"."""
    subject = next((c for c in p.children[v] if p.deps[c] in _SUBJECTS), None)
    first = next((c for c in p.children[v] if p.deps[c] in ("aux", "auxpass")), v)
    if subject is None or first > subject or not _opens_clause(p, first):
        return None
    if p.lowers[first] in words("inverted"):
        return "conditional"
    return "did_not_happen" if p.lowers[first] in words("counterfactual") else None


def _opens_clause(p: Parsed, i: int) -> bool:
    """True at the beginning of a sentence that is no question, or after a comma."""
    first, stop = p.sentences[p.sentence_of[i]]
    if i == first:
        return p.words[stop - 1] != "?"
    return p.words[i - 1] in (",", "“", '"', "—", "–")


def condition_in(p: Parsed, sentence: int, outside: int) -> bool:
    """True when the sentence holds a condition whose clause is not the one of token `outside`."""
    first, stop = p.sentences[sentence]
    for i in range(first, stop):
        marked = p.deps[i] in ("mark", "prep") and p.lowers[i] in words("conditions")
        if (marked or inverted(p, i) == "conditional") and not _within(p, p.heads[i] if marked else i, outside):
            return True
    return False


def _within(p: Parsed, clause: int, i: int) -> bool:
    return p.left[clause] <= i <= p.right[clause]


def is_counterfactual(p: Parsed, v: int) -> bool:
    """True for "would have gone"."""
    aux = {p.lowers[c] for c in p.children[v] if p.deps[c] in ("aux", "auxpass")}
    return bool(aux & {"would", "'d", "’d"}) and "have" in aux


def arranged(p: Parsed, v: int) -> Status | None:
    """What "is to go" says (planned), "was to have gone" (not done), and the headline "X to go"; None for others."""
    if not grammar.is_infinitive(p, v):
        return None
    head, dep = p.heads[v], p.deps[v]
    of_be = dep == "xcomp" and p.lemmas[head] == "be" and p.child(head, "acomp", "attr", "oprd", "prep") is None
    alone = dep == "ROOT" and p.child(v, *_SUBJECTS) is not None
    if not of_be and not alone:
        return None
    perfect = any(p.deps[c] == "aux" and p.lowers[c] == "have" for c in p.children[v])
    return "did_not_happen" if perfect else "planned"


def _particles(p: Parsed, v: int) -> list[str]:
    """The keys under which a verb with its particle or preposition may be listed, the verb alone last."""
    lemma = p.lemmas[v]
    found = [f"{lemma}+{p.lowers[c]}" for c in p.children[v] if p.deps[c] in ("prt", "advmod") and c > v]
    found += [f"{lemma}_{p.lowers[c]}" for c in p.children[v] if p.deps[c] in ("advmod", "acomp") and c > v]
    return [*found, lemma]


def is_condition(p: Parsed, clause: int) -> bool:
    """True for a clause that is a condition of the one above it."""
    marked = any(p.lowers[g] in words("conditions") for g in p.children[clause])
    return marked or inverted(p, clause) == "conditional"


def in_condition(p: Parsed, i: int) -> bool:
    """True for the verb of a condition ("if they do not leave"), which is open either way."""
    marked = any(p.deps[c] == "mark" and p.lowers[c] in words("conditions") for c in p.children[i])
    return marked or inverted(p, i) is not None


def is_until(p: Parsed, i: int) -> bool:
    """True for "did not ask until": it did in the end."""
    below = [g for c in p.children[i] if p.deps[c] in ("prep", "advcl") for g in (c, *p.children[c])]
    return any(p.lowers[g] in words("until") and p.deps[g] in ("prep", "mark") for g in below)


def governing(p: Parsed, below: int, i: int, words: StatusWords) -> Status | None:
    """What a word says of the act under it; `below` is its child on the way to the act."""
    lemma, tag = p.lemmas[i], p.tags[i]
    if p.deps[below] == "prep" and (found := by_word("verbs").get(f"{lemma}_{p.lowers[below]}")):
        return found
    if tag.startswith("VB"):
        return _of_verb(p, i, words.verbs)
    if tag.startswith("NN"):
        return words.nouns.get(lemma) or by_word("nouns").get(lemma)
    return words.adjectives.get(lemma) if tag.startswith("JJ") else None


def _of_verb(p: Parsed, v: int, listed: Mapping[str, Status]) -> Status | None:
    more = by_word("verbs")
    particle = next((p.lowers[c] for c in p.children[v] if p.deps[c] == "prt"), None)
    keys = _particles(p, v)
    for key in keys[:-1]:
        if found := more.get(key) or listed.get(key):
            return found
    return None if particle else listed.get(keys[-1]) or more.get(keys[-1])
