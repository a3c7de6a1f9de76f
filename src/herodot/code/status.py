"""Did it happen? From negation, modality, tense, conditionals, what governs the event, and whose words it is in.

The walk goes from the trigger up the tree as long as the tokens above speak about the event (complements and objects,
not other clauses), and collects what each says. Denial beats all; two that say "it was kept from happening" cancel out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herodot.code.ontology import Ontology
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed
from herodot.records import Attribution, Status
from herodot.spans import encloses

_PASSED = frozenset(
    ("xcomp", "ccomp", "acl", "pcomp", "prep", "pobj", "dobj", "nsubjpass", "conj", "attr", "oprd", "acomp", "agent")
)
_ORDER: tuple[Status, ...] = ("denied", "did_not_happen", "conditional", "demanded", "possible", "planned")


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the ids of the attributions it rests on."""

    status: Status
    according_to: tuple[str, ...]


def standing(
    p: Parsed, hit: Hit, tables: Ontology, governors: dict[int, Status], attributions: tuple[Attribution, ...]
) -> Standing:
    """The status of a hit. `governors` are the tokens of triggers, with the status of what they govern."""
    enclosing = _enclosing(p, hit, attributions)
    holders = _resting(enclosing)
    if _turned_down(p, hit, tables, governors):
        return Standing("happened", _resting([a for a in enclosing if not _under_cue(p, hit.token, a)]))
    status = _settle(list(_said(p, hit, tables, governors)))
    if status in ("happened", "possible"):
        status = _commitment(p, hit, enclosing, tables) or status
    return Standing(status, holders)


def _turned_down(p: Parsed, hit: Hit, tables: Ontology, governors: dict[int, Status]) -> bool:
    """A request, offer or charge that is rejected or denied has been made all the same."""
    head = p.heads[hit.token]
    if hit.trigger.pos != "noun" or p.deps[hit.token] not in ("dobj", "nsubjpass"):
        return False
    if tables.types[hit.trigger.type].complement is None and hit.trigger.type != "ACCUSE":
        return False
    return (governors.get(head) or _lexical(p, head, tables)) in ("did_not_happen", "denied")


def _settle(said: list[Status]) -> Status:
    if "denied" in said:
        return "denied"
    kept = said.count("did_not_happen") % 2 == 1
    rest = [s for s in _ORDER[2:] if s in said]
    if kept:
        return "did_not_happen"
    return rest[0] if rest else "happened"


def _said(p: Parsed, hit: Hit, tables: Ontology, governors: dict[int, Status]) -> Iterator[Status]:
    """What the trigger's own clause and each word that governs it say about the event, nearest first."""
    token = hit.token
    if hit.hub is not None and p.lemmas[hit.hub] in tables.status.presupposing and hit.hub_role != "occurs":
        return
    yield from _modifiers(p, token, tables)
    while p.heads[token] != token and p.deps[token] in _PASSED:
        dep, head = p.deps[token], p.heads[token]
        if dep == "acl" and _is_reduced(p, token):
            return
        if dep == "conj":
            if not _shares(p, token, head):
                return
            if p.tags[token].startswith("VB"):
                yield from _shared_modifiers(p, token, head, tables)
            token = head
            continue
        if _presupposes(p, token, head, tables):
            return
        given = governors.get(head) if head != hit.hub else None
        given = given or _lexical(p, head, tables)
        if dep == "prep" and _is_adjunct(p, token, head, given, hit):
            return
        if given is not None:
            yield given
            if given in ("demanded", "conditional"):  # what becomes of the demand is no matter of the act's
                return
            yield from (s for s in _modifiers(p, head, tables) if s == "did_not_happen")
        elif p.lowers[head] in tables.status.negators:  # "without firing"
            yield "did_not_happen"
        elif head == hit.hub or dep in ("xcomp", "dobj", "nsubjpass", "attr", "acomp", "oprd"):
            yield from _modifiers(p, head, tables)
        elif dep == "ccomp":
            return
        token = head
    yield from _mark_above(p, token, tables)


def _is_reduced(p: Parsed, v: int) -> bool:
    """ "Weapons seized last year", "those fleeing": it goes on or is over, whatever is to become of the noun."""
    bare = all(p.deps[c] not in ("mark", "nsubj", "nsubjpass", "aux") for c in p.children[v])
    return p.tags[v] in ("VBN", "VBG") and bare


def _presupposes(p: Parsed, token: int, head: int, tables: Ontology) -> bool:
    """ "To end the war" takes the war for granted, whatever comes of the end; so does "after the attack"."""
    if p.deps[token] == "pobj":
        return p.lowers[head] in tables.status.presupposing
    return p.lemmas[head] in tables.status.presupposing and p.deps[token] in ("dobj", "nsubjpass", "prep", "pcomp")


def _is_adjunct(p: Parsed, token: int, head: int, given: Status | None, hit: Hit) -> bool:
    """True for a circumstance of another act, which says nothing about the event in it."""
    return p.tags[head].startswith("VB") and given is None and head != hit.hub


def _shares(p: Parsed, token: int, head: int) -> bool:
    """A second verb shares what stands over the first only where it has no subject of its own."""
    return p.child(token, "nsubj", "nsubjpass") is None or not p.tags[token].startswith("VB")


def _shared_modifiers(p: Parsed, token: int, head: int, tables: Ontology) -> Iterator[Status]:
    """Modals count for coordinated base forms: "may attack and seize"; a finite second verb stands for itself."""
    if p.tags[token] == "VB":
        yield from (s for s in _modifiers(p, head, tables) if s != "did_not_happen")


def _modifiers(p: Parsed, i: int, tables: Ontology) -> Iterator[Status]:
    """Negation, modals, subordinators, adverbs and adjectives directly on a word."""
    words = tables.status
    for c in p.children[i]:
        dep, lower = p.deps[c], p.lowers[c]
        if dep == "neg" or (dep != "prep" and lower in words.negators):
            yield "did_not_happen"
        elif dep == "aux" and lower in words.modals:
            yield words.modals[lower]
        elif dep in ("mark", "advmod", "prep") and lower in words.marks:
            yield words.marks[lower]
        elif dep in ("advmod", "npadvmod") and lower in words.adverbs:
            yield words.adverbs[lower]
        elif dep in ("amod", "advcl") and lower in words.adjectives:
            yield words.adjectives[lower]
        elif dep == "advcl" and any(p.lowers[g] in ("if", "unless") for g in p.children[c]):
            yield "conditional"
    if any(p.lowers[c] == "going" for c in p.children[i]):
        yield "planned"


def _mark_above(p: Parsed, token: int, tables: Ontology) -> Iterator[Status]:
    """A condition that the whole clause stands in ("if they attack", "should they attack")."""
    if p.deps[token] == "advcl":
        for c in p.children[token]:
            if p.deps[c] in ("mark", "advmod") and tables.status.marks.get(p.lowers[c]) == "conditional":
                return
        if p.tags[token] != "VBG" and any(p.tags[c] == "TO" for c in p.children[token]):
            yield "planned"  # purpose: "met to sign"


def _lexical(p: Parsed, i: int, tables: Ontology) -> Status | None:
    lemma, tag, words = p.lemmas[i], p.tags[i], tables.status
    if tag.startswith("VB"):
        particle = next((p.lowers[c] for c in p.children[i] if p.deps[c] == "prt"), None)
        return words.verbs.get(f"{lemma}+{particle}" if particle else lemma)
    if tag.startswith("NN"):
        return words.nouns.get(lemma)
    return words.adjectives.get(lemma) if tag.startswith("JJ") else None


def _enclosing(p: Parsed, hit: Hit, attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """The attributions whose content holds the trigger and whose cue does not, innermost first."""
    start, end = p.starts[hit.token], p.ends[hit.token]
    found = [
        a
        for a in attributions
        if encloses(a.content, start, end) and not (a.cue and a.cue.start <= start and end <= a.cue.end)
    ]
    return sorted(found, key=lambda a: sum(len(s.exact) for s in a.content))


def _commitment(p: Parsed, hit: Hit, enclosing: list[Attribution], tables: Ontology) -> Status | None:
    """What the holders' commitment says; looked for outward up to the first named holder who is sure."""
    for attribution in enclosing:
        status = tables.status.commitments.get(attribution.commitment)
        if status is not None and _under_cue(p, hit.token, attribution):
            return status
        if attribution.holders:
            return None
    return None


def _under_cue(p: Parsed, token: int, attribution: Attribution) -> bool:
    """True when the cue governs the token as its complement, not as a clause beside it; true without a cue."""
    if attribution.cue is None:
        return True
    below = token
    for above in p.ancestors(token):
        if attribution.cue.start <= p.starts[above] < attribution.cue.end:
            return p.deps[below] not in ("conj", "advcl")
        below = above
    return False


def _resting(enclosing: list[Attribution]) -> tuple[str, ...]:
    """The innermost attribution with a known holder, or the innermost at all."""
    named = next((a for a in enclosing if a.holders), None) or next(iter(enclosing), None)
    return (named.id,) if named else ()
