"""Folds "killing ten" into the attack that killed them: the result of an act is no act of its own."""

from __future__ import annotations

from collections.abc import Sequence

from herodot.code import grammar
from herodot.code.ontology import Ontology
from herodot.code.roles import Parties
from herodot.code.tables import function_words
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed

type Told = tuple[Hit, Parties]


def join_outcomes(p: Parsed, told: Sequence[Told], tables: Ontology) -> list[tuple[Hit, Parties, tuple[Hit, ...]]]:
    """Each hit with its parties and the outcomes folded into it, in text order."""
    causes = {hit.token: n for n, (hit, _) in enumerate(told)}
    joined: dict[int, list[int]] = {}
    for n, (hit, _) in enumerate(told):
        cause = _cause(p, hit, causes, told) if hit.trigger.outcome else _absorber(p, n, causes, told, tables)
        if cause is not None:
            joined.setdefault(cause, []).append(n)
    gone = {n for members in joined.values() for n in members}
    return [
        (hit, _with(parties, [told[m][1] for m in joined.get(n, ())]), tuple(told[m][0] for m in joined.get(n, ())))
        for n, (hit, parties) in enumerate(told)
        if n not in gone and not hit.trigger.bound
    ]


def _cause(p: Parsed, hit: Hit, causes: dict[int, int], told: Sequence[Told]) -> int | None:
    """The act whose result the hit tells: its subject, the verb above it, or what it happened "in"."""
    for token in _candidates(p, hit):
        n = causes.get(token)
        if n is None or told[n][0].trigger.type != hit.trigger.type:
            continue
        if not told[n][0].trigger.outcome:
            return n
        if token < hit.token:  # "killing ten and wounding six": both of one cause
            return _cause(p, told[n][0], causes, told)
    return None


def _absorber(p: Parsed, n: int, causes: dict[int, int], told: Sequence[Told], tables: Ontology) -> int | None:
    """The act that this one is the aim of: what protesters "march to demand" is their protest, no second act."""
    hit, parties = told[n]
    above = next((causes[a] for a in p.ancestors(hit.token) if a in causes), None)
    if above is None:
        return None
    upper, upper_parties = told[above]
    if hit.trigger.type not in tables.types[upper.trigger.type].absorbs and not _continues(p, hit, upper):
        return None
    own = {r.actor for r in parties.actors}
    return above if not own or own & {r.actor for r in upper_parties.actors} else None


def _continues(p: Parsed, hit: Hit, upper: Hit) -> bool:
    """True where a clause without a subject goes on about the same act: "struck to protest", "met to negotiate"."""
    i = hit.token
    if hit.trigger.type != upper.trigger.type or p.deps[i] not in ("advcl", "xcomp"):
        return False
    return grammar.is_verb(p, i) and p.child(i, "nsubj", "nsubjpass") is None


def _candidates(p: Parsed, hit: Hit) -> list[int]:
    i = hit.token
    found = list(grammar.subjects(p, i)) if grammar.is_verb(p, i) else []
    surface = grammar.surface_subject(p, i) if grammar.is_verb(p, i) else None
    found += [surface] if surface is not None else []
    for preposition in sorted(function_words("caused")):
        found.extend(grammar.complements(p, i, preposition))
    for above in p.ancestors(i):
        found.append(above)
        found.extend(c for c in p.children[above] if p.deps[c] in ("dobj", "nsubjpass", "pobj"))
        if p.tags[above].startswith("VB") and p.deps[above] != "conj":
            break
    if grammar.is_verb(p, i):
        found.extend(c for c in p.children[i] if p.deps[c] in ("advcl", "conj"))
    return found


def _with(parties: Parties, outcomes: Sequence[Parties]) -> Parties:
    """The act's parties, with those whom its results name where the act names none."""
    actors = parties.actors or next((o.actors for o in outcomes if o.actors), ())
    recipients = parties.recipients or next((o.recipients for o in outcomes if o.recipients), ())
    return Parties(actors, recipients)
