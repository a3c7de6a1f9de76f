"""Who did it and to whom: fills a hit's role slots with the actors of the report.

A slot is `subj`, `obj`, `dative`, `poss`, `amod` (adjective or name before a noun), `light` (the subject of the verb
that carries a noun), `clause` (the subject of the act spoken of), `speaker` (who says the clause), `spoken` (its
subject), `owner` (whose the noun is that a participle hangs on), or a preposition.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from herodot.code import grammar, unnamed
from herodot.code.tables import function_words
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed
from herodot.records import Role
from herodot.resolve.cast import Cast

_BEFORE = ("det", "predet", "compound", "amod", "nmod", "poss", "nummod", "quantmod")
_DEPTH = 3
_DIRECT = ("subj", "obj", "dative", "by", "on", "upon", "to", "against", "with", "from", "for")
"""Slots that hold a party of the act whoever it is."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The roles of one event, each with the token that heads it."""

    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]


def fill(p: Parsed, cast: Cast, hit: Hit) -> Parties:
    """The actors and recipients of a hit; both lists hold all parties where the event is symmetric."""
    actors = _first(p, cast, hit, _actor_slots(p, hit), frozenset(), "owned")
    taken = frozenset(r.actor for r in actors if r.actor)
    recipients = _first(p, cast, hit, _recipient_slots(hit), taken, "inside")
    if actors or recipients:  # who attacks whom, both unknown, is no news
        actors = actors or _unnamed(p, cast, hit, _actor_slots(p, hit))
        recipients = recipients or _unnamed(p, cast, hit, _recipient_slots(hit), things=_is_material(hit))
    if not hit.trigger.symmetric:
        return Parties(actors, recipients)
    between = roles(p, cast, _slot(p, cast, hit, "between"), "owned")
    every = distinct((*actors, *recipients, *between))
    return Parties(every, every)


def _actor_slots(p: Parsed, hit: Hit) -> tuple[str, ...]:
    if hit.hub_role == "undergoes":
        return tuple(s for s in hit.trigger.actor if s != "light")
    if "subj" in hit.trigger.actor and p.deps[hit.token] in ("acl", "relcl"):  # "issued a statement condemning"
        return (*hit.trigger.actor, "owner")
    return hit.trigger.actor


def _recipient_slots(hit: Hit) -> tuple[str, ...]:
    return ("light", *hit.trigger.recipient) if hit.hub_role == "undergoes" else hit.trigger.recipient


def _first(
    p: Parsed, cast: Cast, hit: Hit, slots: Iterable[str], taken: frozenset[str], inside: str
) -> tuple[Role, ...]:
    """The roles of the first slot that names an actor who is not `taken`."""
    for slot in slots:
        heads = _slot(p, cast, hit, slot)
        if inside == "inside":
            heads = tuple(h for h in heads if p.lemmas[h] not in function_words("things"))
        found = tuple(r for r in roles(p, cast, heads, inside) if r.actor not in taken)
        if found:
            return found
    return ()


def _is_material(hit: Hit) -> bool:
    return hit.trigger.type in unnamed.material()


def _unnamed(p: Parsed, cast: Cast, hit: Hit, slots: Iterable[str], *, things: bool = False) -> tuple[Role, ...]:
    """Parties whom the report does not name: the words of the first slot that holds people, bodies or, where asked,
    `things`; without an actor."""
    for slot in slots:
        if slot not in _DIRECT:
            continue
        heads = (h for h in _slot(p, cast, hit, slot) if cast.who[h] is None and h not in hit.theme)
        kept = (h for h in heads if unnamed.is_party(p, h) or (things and p.tags[h].startswith("NN")))
        roles = distinct(role(p, cast, h) for h in kept)
        if roles:
            return roles
    return ()


def _slot(p: Parsed, cast: Cast, hit: Hit, slot: str) -> tuple[int, ...]:
    i = hit.token
    if slot == "subj":
        return _subjects(p, cast, i)
    if slot == "obj":
        return (grammar.objects(p, i) or _told(p, i)) if grammar.is_verb(p, i) else ()
    if slot == "dative":
        return grammar.with_conjuncts(p, p.child(i, "dative", "iobj"))
    if slot == "light":
        return _carried(p, hit)
    if slot == "owner":
        noun = grammar.surface_subject(p, i)
        return grammar.with_conjuncts(p, grammar.owner(p, noun)) if noun is not None else ()
    if slot == "speaker":
        return _speakers(p, i)
    if slot == "spoken":
        return grammar.with_conjuncts(p, grammar.surface_subject(p, p.heads[i]))
    if slot == "clause":
        return _clause_subjects(p, i)
    if slot == "poss":
        return tuple(c for c in p.children[i] if p.deps[c] == "poss")
    if slot == "amod":
        return tuple(c for c in p.children[i] if p.deps[c] in ("amod", "compound", "nmod"))
    return _prepositional(p, hit, slot)


def _told(p: Parsed, v: int) -> tuple[int, ...]:
    """The subject of an infinitive below the verb, where the parse has put whom it is said to ("urged them to go")."""
    for c in p.children[v]:
        if p.deps[c] == "ccomp" and c > v and grammar.is_infinitive(p, c) and p.child(c, "mark") is None:
            return grammar.with_conjuncts(p, p.child(c, "nsubj", "nsubjpass"))
    return ()


def _carried(p: Parsed, hit: Hit) -> tuple[int, ...]:
    """The subject of the light verb; of "was put under investigation" it is whom that happens to."""
    if hit.hub is None or hit.hub_role == "occurs":
        return ()
    if hit.hub_role == "undergoes" and grammar.is_passive(p, hit.hub):
        return grammar.objects(p, hit.hub)
    return grammar.subjects(p, hit.hub)


def _speakers(p: Parsed, i: int) -> tuple[int, ...]:
    """The subject of the verb of saying above the clause of a verb or modal."""
    reporter = grammar.reporter(p, p.heads[i] if p.tags[i] == "MD" else i)
    return grammar.subjects(p, reporter) if reporter is not None else ()


def _subjects(p: Parsed, cast: Cast, i: int) -> tuple[int, ...]:
    if not grammar.is_verb(p, i):
        return grammar.with_conjuncts(p, grammar.surface_subject(p, i))
    noun = p.heads[p.heads[i]]
    if p.deps[i] == "pcomp" and cast.who[noun] is not None and p.tags[noun].startswith("NN"):
        return (noun,)  # "accused the union of lying" with "of" hung on the union
    found = grammar.subjects(p, i)
    if p.deps[i] == "acl" and grammar.is_infinitive(p, i):  # "the first to attack", but not "an attempt to attack"
        return tuple(s for s in found if s != p.heads[i] or cast.who[s] is not None)
    return found


def _clause_subjects(p: Parsed, i: int) -> tuple[int, ...]:
    """The subjects of the clauses below the trigger, as far as they are written there."""
    found: list[int] = []
    for c in p.children[i]:
        below = p.children[c] if p.deps[c] == "prep" else (c,)
        for g in below:
            if p.deps[g] in ("ccomp", "xcomp", "acl", "pcomp", "advcl"):
                found.extend(grammar.with_conjuncts(p, p.child(g, "nsubj", "nsubjpass")))
    return tuple(found)


def _prepositional(p: Parsed, hit: Hit, preposition: str) -> tuple[int, ...]:
    anchors = [hit.token, *hit.theme, *(c for t in hit.theme for c in grammar.complements(p, t, "of"))]
    if hit.hub is not None:
        anchors.append(hit.hub)
    if grammar.is_verb(p, hit.token):
        anchors.extend(o for o in grammar.objects(p, hit.token) if o not in anchors)
    for anchor in anchors:
        found = grammar.complements(p, anchor, preposition)
        if found and not (preposition in ("of", "in") and anchor != hit.token and anchor != hit.hub):
            return found
    return ()


def roles(p: Parsed, cast: Cast, heads: Iterable[int], inside: str = "owned") -> tuple[Role, ...]:
    """The parties that noun phrases name, each with the words that do; one beside a named party may have no actor."""
    named = {head: actor_tokens(p, cast, head, inside) for head in heads}
    found: list[Role] = []
    for head, tokens in named.items():
        alone = len(tokens) == 1 and tokens[0] != head
        owned = inside == "inside" and tokens[:1] < (head,)  # "rejected the ministry's offer", all of it
        whole = alone and (owned or unnamed.is_party(p, head))
        found.extend(role(p, cast, token, head if whole else None) for token in tokens)
        if not tokens and any(named.values()) and unnamed.is_party(p, head):  # "Kenya and its neighbours"
            found.append(role(p, cast, head))
    return distinct(found)


def distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles, each actor once, as first named."""
    return tuple({r.actor or bare(r.exact): r for r in reversed(tuple(roles))}.values())[::-1]


def bare(words: str) -> str:
    """The words of a party without the determiner they begin with: "the guests" are "guests" told again."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in function_words("determiners") else words


def actor_tokens(p: Parsed, cast: Cast, head: int, inside: str = "owned", depth: int = 0) -> tuple[int, ...]:
    """The tokens of a noun phrase that name an actor: its head, or who owns it, or who stands in it after one of the
    function words of that use. None for a reflexive."""
    if p.lowers[head].endswith(("self", "selves")):
        return ()
    if cast.who[head] is not None:
        return (head, *_beside(p, cast, head))
    if depth >= _DEPTH:
        return ()
    for dep in ("poss", "amod", "compound", "nmod", "appos"):
        for c in p.children[head]:
            if p.deps[c] == dep:
                found = [t for part in p.conjuncts(c) for t in actor_tokens(p, cast, part, inside, depth + 2)]
                if found:
                    return tuple(found)
    for c in p.children[head]:
        if p.deps[c] in ("prep", "agent") and p.lowers[c] in function_words(inside):
            inner = grammar.with_conjuncts(p, p.child(c, "pobj"))
            found = [t for part in inner for t in actor_tokens(p, cast, part, inside, depth + 1)]
            if found:
                return tuple(found)
    return ()


def _beside(p: Parsed, cast: Cast, head: int) -> tuple[int, ...]:
    """The further countries of "American and British forces", whose phrase stands for the one nearest to its noun."""
    before = [t for c in p.children[head] if p.deps[c] in ("amod", "nmod", "compound") for t in p.conjuncts(c)]
    named = [t for t in before if t < head and (cast.who[t] or "").startswith("country:")]
    whose = cast.actor(cast.who[head] or "").country
    return tuple(t for t in named if whose and cast.who[t] != f"country:{whose}") if len(named) > 1 else ()


def role(p: Parsed, cast: Cast, token: int, phrase: int | None = None) -> Role:
    """The actor at `token` with the words that name it: those of the noun phrase of `phrase`, else of `token`."""
    head = token if phrase is None else phrase
    first = min((c for c in p.children[head] if p.deps[c] in _BEFORE and c < head), default=head)
    first = p.left[first]
    span = p.span(first, max(_end(p, head), token) + 1)
    return Role(cast.who[token], span.start, span.end, span.exact)


def _end(p: Parsed, token: int) -> int:
    """The last token of what follows a noun and tells which one it is: "a group of rebels"."""
    last = token
    for c in p.children[token]:
        if c == last + 1 and p.deps[c] == "prep" and p.lowers[c] in unnamed.identifying():
            noun = p.child(c, "pobj")
            if noun is not None and _is_plain(p, c):
                last = p.right[c]
    return last


def _is_plain(p: Parsed, top: int) -> bool:
    """True for a phrase without clauses, coordination and commas."""
    inside = range(p.left[top], p.right[top] + 1)
    return not any(p.tags[i].startswith("VB") or p.tags[i] in (",", "CC", "WP", "WDT") for i in inside)
