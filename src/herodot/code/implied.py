"""Roles that the sentence implies where the trigger's own slots name nobody.

In this order: the parties of the act that a demand, promise, refusal or threat is about; the subject of the clause for
talks held "in" it; the first actor or place that the trigger's own phrase goes on to name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from herodot.code import grammar
from herodot.code.clauses import clause_of
from herodot.code.ontology import Ontology
from herodot.code.roles import Parties, actor_tokens, distinct, role
from herodot.code.tables import function_words
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed
from herodot.records import Place, Role
from herodot.resolve.cast import Cast

_NOMINAL = ("prep", "pobj", "dobj", "dative", "poss", "amod", "compound", "nmod", "nummod", "appos", "conj")
_DOWN = frozenset((*_NOMINAL, "xcomp", "acl", "pcomp"))

type Told = tuple[Hit, Parties]


def complete(p: Parsed, cast: Cast, told: Sequence[Told], tables: Ontology) -> list[Told]:
    """The hits with the parties that their sentence implies added."""
    places = _place_tokens(p, cast)
    above = _nearest(p, [hit.token for hit, _ in told])
    found: list[Told] = []
    for hit, parties in told:
        governed = [other for other in told if above.get(other[0].token) == hit.token]
        found.append((hit, _completed(p, cast, hit, parties, governed, places, tables)))
    return _answered(p, found, above)


def _answered(p: Parsed, told: list[Told], above: dict[int, int]) -> list[Told]:
    """ "After A fired, B closed the border": each act is aimed at the other side where nothing else is said."""
    at = {hit.token: n for n, (hit, _) in enumerate(told)}
    for hit, _ in list(told):
        outer = at.get(above.get(hit.token, -1))
        if outer is None or not _after(p, hit.token):
            continue
        for n, m in ((at[hit.token], outer), (outer, at[hit.token])):
            (one, parties), other = told[n], told[m][1].actors
            ids = {r.actor for r in parties.actors}
            open_ = parties.actors and other and not parties.recipients and one.trigger.recipient
            if open_ and not one.trigger.symmetric and not ids & {r.actor for r in other}:
                told[n] = one, Parties(parties.actors, other)
    return told


def _after(p: Parsed, i: int) -> bool:
    """True in a clause with "after" or "because"."""
    clause = clause_of(p, i)
    return p.deps[clause] == "advcl" and any(p.lowers[c] in function_words("answered") for c in p.children[clause])


def _completed(
    p: Parsed,
    cast: Cast,
    hit: Hit,
    parties: Parties,
    governed: Sequence[Told],
    places: dict[int, Place],
    tables: Ontology,
) -> Parties:
    trigger = hit.trigger
    if trigger.symmetric:
        return _symmetric(p, cast, hit, parties, places)
    taken = {r.actor for r in parties.actors if r.actor}
    recipients: tuple[Role, ...] = ()
    if _reciprocal(p, hit):
        return Parties(parties.actors, parties.actors)
    if trigger.type == "REQUEST":  # "demanded the withdrawal of X": X is asked, whatever else is named
        direct = [g for g in governed if p.heads[g[0].token] == hit.token and p.deps[g[0].token] == "dobj"]
        recipients = next((g[1].actors for g in direct if g[1].actors), ())
    if not recipients and (parties.recipients or not trigger.recipient):
        return parties
    if not recipients and tables.types[trigger.type].complement is not None:
        recipients = _of_governed(trigger.type, governed, taken)
    elif not recipients:
        recipients = _of_same_actor(governed, taken)
    if not recipients and trigger.joint and len(parties.actors) > 1:
        return Parties(parties.actors, parties.actors)
    recipients = recipients or _named_next(p, cast, hit, taken, places)
    if not recipients and tables.types[trigger.type].violent:
        recipients = _unnamed(p, cast, hit)
    return Parties(parties.actors, recipients)


def _unnamed(p: Parsed, cast: Cast, hit: Hit) -> tuple[Role, ...]:
    """Victims whom the report does not name: their words without an actor."""
    heads = grammar.objects(p, hit.token) if grammar.is_verb(p, hit.token) else ()
    return tuple(role(p, cast, h) for h in heads if p.tags[h].startswith("NN") and h not in hit.theme)


def _reciprocal(p: Parsed, hit: Hit) -> bool:
    """ "Accused each other", "fired at one another"."""
    first, stop = hit.token + 1, min(hit.token + 5, p.right[hit.token] + 1)
    return any(p.lowers[i : i + 2] in (("each", "other"), ("one", "another")) for i in range(first, stop))


def _of_governed(type_: str, governed: Sequence[Told], taken: set[str]) -> tuple[Role, ...]:
    """Whom a demand is made of is who shall act; whom a threat, promise or refusal meets is whom the act would."""
    for _, parties in governed:
        first, second = (
            (parties.actors, parties.recipients) if type_ == "REQUEST" else (parties.recipients, parties.actors)
        )
        for roles in (first, second):
            kept = tuple(r for r in roles if r.actor not in taken)
            if kept:
                return kept
    return ()


def _of_same_actor(governed: Sequence[Told], taken: set[str]) -> tuple[Role, ...]:
    """The recipients of what the same actor does by the act: "marched to demand that the ministry pay"."""
    for _, parties in governed:
        if parties.recipients and taken & {r.actor for r in parties.actors}:
            return tuple(r for r in parties.recipients if r.actor not in taken)
    return ()


def _symmetric(p: Parsed, cast: Cast, hit: Hit, parties: Parties, places: dict[int, Place]) -> Parties:
    every = parties.actors
    if hit.trigger.pos == "noun" and len(every) < 2:
        lent = _clause_subject(p, cast, hit)
        every = distinct((*lent, *every))
        if lent and len(every) < 2:  # one party alone does not confer
            every = ()
    if hit.trigger.mode == "visit" and len(every) == 1:
        taken = {r.actor for r in every if r.actor}
        every = distinct((*every, *_named_next(p, cast, hit, taken, places)))
    return Parties(every, every)


def _clause_subject(p: Parsed, cast: Cast, hit: Hit) -> tuple[Role, ...]:
    """The subject of the clause in which a noun stands after "in", "at", "during" or "after"."""
    head = p.heads[hit.token]
    if hit.hub is not None or p.deps[hit.token] != "pobj" or p.lowers[head] not in function_words("during"):
        return ()
    above = p.heads[head]
    if grammar.is_verb(p, above):
        heads = grammar.subjects(p, above)
    else:
        while p.deps[above] == "conj":
            above = p.heads[above]
        heads = grammar.with_conjuncts(p, above) if p.deps[above] == "nsubj" else ()
    return distinct(role(p, cast, t) for h in heads for t in actor_tokens(p, cast, h))


def _named_next(p: Parsed, cast: Cast, hit: Hit, taken: set[str], places: dict[int, Place]) -> tuple[Role, ...]:
    """The first actor or place below the trigger, in reading order, that is not `taken`."""
    top = hit.hub if hit.hub is not None and hit.hub_role != "occurs" else hit.token
    subject = grammar.surface_subject(p, top)
    before = range(p.left[subject], p.right[subject] + 1) if subject is not None else ()
    for token in sorted(_below(p, top)):
        if token in before or token == hit.token or p.lemmas[token] in function_words("things"):
            continue
        actor = cast.who[token]
        if actor is not None and actor not in taken:
            return (role(p, cast, token),)
        if actor is None and token in places and places[token].country is not None:
            found = _place_role(p, cast, token, places[token])
            if found.actor is None or found.actor not in taken:
                return (found,)
    return ()


def _below(p: Parsed, top: int) -> Iterator[int]:
    """The tokens of a phrase that belong to it alone: no subordinate clauses, no clauses of time or reason."""
    for c in p.children[top]:
        dep = p.deps[c]
        if dep not in _DOWN or (dep == "prep" and p.lowers[c] not in function_words("onward")):
            continue
        if dep == "conj" and grammar.is_verb(p, c):
            continue
        yield c
        yield from _below(p, c)


def _place_role(p: Parsed, cast: Cast, token: int, place: Place) -> Role:
    """A place as the party that is hit or visited: its country where that is an actor of the report."""
    country = f"country:{place.country}"
    known = any(a.id == country for a in cast.actors)
    return Role(country if known else None, place.start, place.end, place.exact)


def _place_tokens(p: Parsed, cast: Cast) -> dict[int, Place]:
    found: dict[int, Place] = {}
    for place in cast.places:
        last = p.token_at(place.end - 1)
        if last is not None:
            found[last] = place
    return found


def _nearest(p: Parsed, tokens: Sequence[int]) -> dict[int, int]:
    """For each trigger the nearest trigger above it in its sentence."""
    known = set(tokens)
    found: dict[int, int] = {}
    for token in tokens:
        above = next((a for a in p.ancestors(token) if a in known), None)
        if above is not None:
            found[token] = above
    return found
