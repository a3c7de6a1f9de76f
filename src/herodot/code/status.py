"""Did it happen? From negation, modality, tense, conditionals, what governs the event, and whose words it is in.

The walk goes from the trigger up the tree as long as the tokens above speak about the event (complements and objects,
not other clauses), and collects what each says. Denial beats all; two that say "it was kept from happening" cancel out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herodot.code import moods
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
    elif status in ("planned", "possible", "demanded"):
        status = _conditioned(p, hit, status)
    elif status == "did_not_happen" and _is_contested(p, hit, enclosing, tables):
        status = "denied"
    return Standing(status, holders)


def _conditioned(p: Parsed, hit: Hit, status: Status) -> Status:
    """What somebody "will" or "may" do in a sentence with a condition is conditional."""
    verb = hit.hub if hit.hub is not None else hit.token
    modal = any(p.deps[c] == "aux" and p.tags[c] == "MD" for c in p.children[verb])
    return "conditional" if modal and moods.condition_in(p, p.sentence_of[verb], hit.token) else status


def _is_contested(p: Parsed, hit: Hit, enclosing: list[Attribution], tables: Ontology) -> bool:
    """True for what someone says did not happen, as against what is not to happen or was prevented."""
    verb = hit.hub if hit.hub is not None else hit.token
    ahead = any(p.deps[c] == "aux" and p.tags[c] in ("MD", "TO") for c in p.children[verb])
    if ahead or not any(a.holders and a.cue is not None for a in enclosing):
        return False
    beside = {verb, hit.token, p.heads[hit.token]}
    return any("did_not_happen" in _modifiers(p, i, tables, own=True) for i in sorted(beside))


def _turned_down(p: Parsed, hit: Hit, tables: Ontology, governors: dict[int, Status]) -> bool:
    """A request, offer or charge that is rejected or denied has been made all the same."""
    head = p.heads[hit.token]
    if hit.trigger.pos != "noun" or p.deps[hit.token] not in ("dobj", "nsubjpass"):
        return False
    if tables.types[hit.trigger.type].complement is None and hit.trigger.type != "ACCUSE":
        return False
    return (governors.get(head) or moods.governing(p, hit.token, head, tables.status)) in ("did_not_happen", "denied")


def _settle(said: list[Status]) -> Status:
    if "denied" in said:
        return "denied"
    if "conditional" in said:
        return "conditional"
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
    yield from _modifiers(p, token, tables, own=True)
    if _stands_once_said(p, hit):
        return
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
        given = given or moods.governing(p, token, head, tables.status)
        if given in ("demanded", "planned") and dep == "ccomp" and moods.is_indicative(p, token):
            return
        if given == "planned" and dep == "ccomp" and _wants_of_another(p, token, head):
            given = "demanded"
        if dep == "prep" and _is_adjunct(p, token, head, given, hit):
            return
        if given is not None:
            yield given
            if given in ("demanded", "conditional"):  # what becomes of the demand is no matter of the act's
                return
            yield from (s for s in _modifiers(p, head, tables) if s in ("did_not_happen", "conditional"))
        elif p.lowers[head] in tables.status.negators:  # "without firing"
            yield "did_not_happen"
        elif head == hit.hub or dep in ("xcomp", "dobj", "nsubjpass", "attr", "acomp", "oprd"):
            yield from _modifiers(p, head, tables)
        elif dep == "ccomp":
            return
        token = head
    yield from _mark_above(p, token, hit, governors, tables)


def _is_reduced(p: Parsed, v: int) -> bool:
    """ "Weapons seized last year", "those fleeing": it goes on or is over, whatever is to become of the noun."""
    bare = all(p.deps[c] not in ("mark", "nsubj", "nsubjpass", "aux") for c in p.children[v])
    return p.tags[v] in ("VBN", "VBG") and bare


def _presupposes(p: Parsed, token: int, head: int, tables: Ontology) -> bool:
    """ "To end the war" takes the war for granted, whatever comes of the end; so does "after the attack"."""
    if p.deps[token] == "pobj":
        return p.lowers[head] in tables.status.presupposing or p.lowers[head] in moods.words(
            "presupposing_prepositions"
        )
    if p.lemmas[head] in moods.words("presupposing") and p.deps[token] in ("dobj", "nsubjpass", "xcomp"):
        return p.deps[token] != "xcomp" or p.tags[token] == "VBG"
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


def _modifiers(p: Parsed, i: int, tables: Ontology, *, own: bool = False) -> Iterator[Status]:
    """Negation, modals, subordinators, adverbs and adjectives directly on a word; `own` for the trigger's."""
    words = tables.status
    told = p.tags[i].startswith("VB") and moods.is_indicative(p, i)
    yield from _by_form(p, i, words.negators, own=own)
    for c in p.children[i]:
        dep, lower = p.deps[c], p.lowers[c]
        if dep == "neg" or (dep not in ("prep", "nsubj", "nsubjpass", "dobj") and lower in words.negators):
            if not moods.is_until(p, i) and not moods.in_condition(p, i):
                yield "did_not_happen"
        elif dep == "aux" and lower in words.modals and moods.inverted(p, i) is None:
            yield words.modals[lower]
        elif dep in ("mark", "advmod", "prep") and lower in words.marks:
            if dep == "mark" or not told:
                yield _of_mark(p, i, words.marks[lower], lower)
        elif dep in ("mark", "advmod", "prep", "cc") and lower in moods.words("instead"):
            yield "did_not_happen"
        elif dep in ("advmod", "npadvmod") and lower in words.adverbs:
            yield words.adverbs[lower]
        elif dep == "advmod" and lower in moods.words("hedges"):
            yield "possible"
        elif dep == "amod" and lower in words.adjectives:
            yield words.adjectives[lower]
        elif dep == "advcl" and moods.is_condition(p, c) and not told:
            yield "conditional"
    if any(p.lowers[c] == "going" for c in p.children[i]):
        yield "planned"


def _of_mark(p: Parsed, i: int, given: Status, mark: str) -> Status:
    """ "Unless they leave", "if they do not leave": what is asked for."""
    negated = any(p.deps[c] == "neg" for c in p.children[i])
    asked = mark in moods.words("unless") or (mark in moods.words("conditions") and negated)
    return "demanded" if asked else given


def _by_form(p: Parsed, i: int, negators: frozenset[str], *, own: bool) -> Iterator[Status]:
    """What negative parties, an inverted auxiliary, "would have" and "is to" say."""
    if not p.tags[i].startswith("VB"):
        return
    if moods.has_negative_party(p, i, negators, objects=own):
        yield "did_not_happen"
    form = moods.inverted(p, i) or ("did_not_happen" if moods.is_counterfactual(p, i) else moods.arranged(p, i))
    if form is not None:
        yield form


def _stands_once_said(p: Parsed, hit: Hit) -> bool:
    """ "The plea was not heard", "bowed to a request": words that were said, whatever became of them."""
    if hit.trigger.pos != "noun" or hit.hub is not None or hit.trigger.type not in moods.words("said"):
        return False
    dep, head = p.deps[hit.token], p.heads[hit.token]
    if dep == "pobj" and p.lowers[head] == "to" and p.tags[p.heads[head]].startswith("VB"):
        return True
    definite = p.child(hit.token, "poss") is not None
    return definite and dep in ("nsubj", "nsubjpass", "dobj", "pobj")


def _mark_above(p: Parsed, token: int, hit: Hit, governors: dict[int, Status], tables: Ontology) -> Iterator[Status]:
    """What an infinitive of purpose, or one that a demand is for, says of the act ("met to sign", "pleaded to go")."""
    head = p.heads[token]
    if p.deps[token] != "advcl" or p.tags[token] == "VBG" or not any(p.tags[c] == "TO" for c in p.children[token]):
        return
    given = governors.get(head) or moods.governing(p, token, head, tables.status)
    done = hit.trigger.type in moods.words("spoken") and p.tags[head] == "VBD"
    if given == "demanded" and p.deps[head] != "amod":
        yield "demanded"
    elif not done:
        yield "planned"


def _wants_of_another(p: Parsed, token: int, head: int) -> bool:
    """True for "wants them to go" and "wants it closed", not for "wants to go"."""
    return p.lemmas[head] in moods.words("wanting") and p.child(token, "nsubj", "nsubjpass") is not None


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
        if p.deps[below] in ("relcl", "advcl") or (p.deps[below] == "acl" and _is_reduced(p, below)):
            return False
        below = above
    return False


def _resting(enclosing: list[Attribution]) -> tuple[str, ...]:
    """The innermost attribution with a known holder, or the innermost at all."""
    named = next((a for a in enclosing if a.holders), None) or next(iter(enclosing), None)
    return (named.id,) if named else ()
