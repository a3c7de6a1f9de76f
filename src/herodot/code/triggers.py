"""Finds the words that can report an event, and checks the conditions that their table rows set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from herodot.code import grammar
from herodot.code.carriers import carrier
from herodot.code.ontology import Light, Ontology, Trigger
from herodot.code.slots import filled
from herodot.code.words import around, has_particle, headed, in_sentence, joined, named, preceded, themes
from herodot.parse.parsed import Parsed

type Fits = Callable[[Parsed, int, frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found at `token`; `hub` is the light verb that carries a noun and `hub_role` what its subject is to it.

    `theme` are the heads that met the row's `object` condition: part of the trigger, no events of their own. `chance`
    is how likely the learned heads hold that the word is a trigger of that type; `read` where no row has found it.
    """

    token: int
    trigger: Trigger
    hub: int | None = None
    hub_role: str = ""
    theme: tuple[int, ...] = ()
    chance: float = 1.0
    read: bool = False


def find(p: Parsed, tables: Ontology) -> list[Hit]:
    """The hits in text order: the most specific reading of each word, none that is part of another's theme."""
    hits = [hit for i in _candidates(p, tables) if (hit := _match(p, tables, i)) is not None]
    nominal = [t for hit in hits for t in hit.theme if not grammar.is_verb(p, t)]
    taken = {i for t in nominal for i in (t, *_compounds(p, t), *_contained(p, t, tables.light))}
    return [hit for hit in hits if hit.token not in taken]


def _compounds(p: Parsed, noun: int) -> Iterator[int]:
    return (c for c in p.children[noun] if p.deps[c] in ("compound", "nmod"))


def _contained(p: Parsed, noun: int, light: Light) -> tuple[int, ...]:
    """What a "package" or "series" is of."""
    return grammar.complements(p, noun, "of") if p.lemmas[noun] in light.series else ()


def _candidates(p: Parsed, tables: Ontology) -> list[int]:
    known = tables.lemmas
    return [i for i, lemma in enumerate(p.lemmas) if lemma in known or (i > 1 and p.words[i - 1] == "-")]


def _rows(index: dict[str, tuple[Trigger, ...]], p: Parsed, i: int) -> tuple[Trigger, ...]:
    """The rows of a word; a word with hyphens that has rows of its own ("cease-fire") has no others."""
    whole = joined(p, i)
    return (index.get(whole, ()) if whole is not None else ()) or index.get(p.lemmas[i], ())


def _match(p: Parsed, tables: Ontology, i: int) -> Hit | None:
    tag = p.tags[i]
    if tag.startswith("VB") and p.deps[i] not in ("aux", "auxpass", "compound"):
        return _best_verb(p, i, _fitting(p, i, _rows(tables.verbs, p, i)))
    if tag.startswith("NN") and _heads_phrase(p, i, tables.light) and not _in_name(p, i):
        return _noun(p, tables, i)
    if tag == "MD":
        rows = tables.modals.get(p.lowers[i], ())
        return next((hit for row in rows if (hit := _modal(p, tables, i, row)) is not None), None)
    if tag.startswith("JJ") and p.deps[i] in ("acomp", "conj", "amod", "advcl", "oprd", "ROOT", "acl"):
        rows = _rows(tables.adjs, p, i)
        return next((hit for row in rows if (hit := _adjective(p, i, row)) is not None), None)
    return None


def _best_verb(p: Parsed, i: int, rows: tuple[Trigger, ...]) -> Hit | None:
    """The reading whose object is named outright, else the most specific, else one that a farther phrase allows."""
    if not rows:
        return None
    direct = (*grammar.objects(p, i), *(c for c in p.children[i] if _predicates(p, c)))
    outright = (_verb(p, i, row, direct, named) for row in rows if row.object)
    about = themes(p, i)
    plain = (_verb(p, i, row, about if row.needs else direct, headed) for row in rows)
    loose = (_verb(p, i, row, about, headed) for row in rows if row.object)
    return next((hit for hit in chain(outright, plain, loose) if hit is not None), None)


def _predicates(p: Parsed, c: int) -> bool:
    """True for what a verb says of its object: "threatened to leave", "found them guilty"."""
    bare = p.tags[c] in ("VB", "VBP") and not any(p.deps[g] in ("aux", "mark") for g in p.children[c])
    return p.deps[c] in ("xcomp", "oprd", "acomp") or (p.deps[c] == "ccomp" and (bare or p.tags[c].startswith("JJ")))


def _fitting(p: Parsed, v: int, rows: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """The rows with the verb's particle where any has it: to shoot down is not to shoot."""
    particles = {p.lowers[c] for c in p.children[v] if p.deps[c] == "prt"}
    return tuple(r for r in rows if r.particle in particles) or rows


def _heads_phrase(p: Parsed, i: int, light: Light) -> bool:
    """True for a noun that heads its phrase or stands before a bearer ("mediation effort", not "protest song")."""
    return p.deps[i] not in ("compound", "nmod") or p.lemmas[p.heads[i]] in light.bearers


def _in_name(p: Parsed, i: int) -> bool:
    """True inside a proper name ("Security Council"), where a word means no event."""
    return p.tags[i].startswith("NNP") and any(
        e.first <= i < e.stop and e.label not in ("GPE", "NORP", "DATE") for e in p.entities
    )


def _verb(p: Parsed, i: int, row: Trigger, about: tuple[int, ...], fits: Fits) -> Hit | None:
    if row.particle and not has_particle(p, i, row.particle):
        return None
    if p.deps[i] == "amod" and not row.outcome and p.tags[i] == "VBG":
        return None
    theme: tuple[int, ...] = ()
    if row.object:
        theme = tuple(t for t in about if fits(p, t, row.object))
        if not theme:
            return None
    if row.subject and not any(headed(p, s, row.subject) for s in grammar.subjects(p, i)):
        return None
    if row.needs and not any(filled(p, i, slot) for slot in row.needs):
        return None
    if row.without and in_sentence(p, i, row.without):
        return None
    return Hit(i, row, theme=theme)


def _noun(p: Parsed, tables: Ontology, i: int) -> Hit | None:
    rows = _rows(tables.nouns, p, i)
    if not rows:
        return None
    hub, role = carrier(p, i, tables.light)
    for row in rows:
        if row.before and not preceded(p, i, row.before):
            continue
        if row.light and not role:
            continue
        if row.object and not any(headed(p, t, row.object) for t in around(p, i)):
            continue
        if row.needs and not any(_noun_filled(p, i, hub, role, s) for s in row.needs):
            continue
        if row.without and in_sentence(p, i, row.without):
            continue
        return Hit(i, row, hub, role)
    return None


def _noun_filled(p: Parsed, i: int, hub: int | None, role: str, slot: str) -> bool:
    if slot == "light":
        return bool(role)
    if slot == "poss":
        return p.child(i, "poss") is not None
    if slot == "several":
        return hub is not None and len(grammar.subjects(p, hub)) > 1
    if slot == "amod":  # a name or an adjective of nationality
        return any(p.deps[c] in ("amod", "compound", "nmod") and p.words[c][0].isupper() for c in p.children[i])
    return filled(p, i, slot) or (hub is not None and filled(p, hub, slot))


def _adjective(p: Parsed, i: int, row: Trigger) -> Hit | None:
    if row.object and not any(named(p, c, row.object) for c in p.children[i]):
        return None
    if row.needs and not any(filled(p, i, slot) for slot in row.needs):
        return None
    if row.without and in_sentence(p, i, row.without):
        return None
    return Hit(i, row)


def _modal(p: Parsed, tables: Ontology, i: int, row: Trigger) -> Hit | None:
    """ "Y must go" as what someone says: a demand by the speaker. "X will not free them": a refusal by X."""
    if "withheld" in row.needs:
        return Hit(i, row) if _withholds(p, tables, p.heads[i]) else None
    reporter = grammar.reporter(p, p.heads[i])
    if reporter is None or p.lemmas[reporter] not in row.under:
        return None
    return Hit(i, row) if "refused" not in row.needs or _refuses(p, p.heads[i]) else None


def _refuses(p: Parsed, verb: int) -> bool:
    """ "They said they would not": negated, with the speaker's pronoun as its subject."""
    subject = p.child(verb, "nsubj")
    return _negated(p, verb) and subject is not None and p.tags[subject] == "PRP"


def _withholds(p: Parsed, tables: Ontology, verb: int) -> bool:
    """True for a negated verb in the active that would have been cooperation."""
    if not _negated(p, verb) or p.child(verb, "nsubj") is None or not grammar.is_verb(p, verb):
        return False
    act = _best_verb(p, verb, _fitting(p, verb, _rows(tables.verbs, p, verb)))
    return act is not None and tables.types[act.trigger.type].quad <= 2


def _negated(p: Parsed, verb: int) -> bool:
    return any(p.deps[c] == "neg" for c in p.children[verb])
