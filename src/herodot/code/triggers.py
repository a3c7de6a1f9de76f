"""Finds the words that can report an event, and checks the conditions that their table rows set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from herodot.code import grammar
from herodot.code.ontology import Light, Ontology, Trigger
from herodot.code.tables import function_words
from herodot.parse.parsed import Parsed

type Fits = Callable[[Parsed, int, frozenset[str]], bool]

_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "pcomp")


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found at `token`; `hub` is the light verb that carries a noun and `hub_role` what its subject is to it.

    `theme` are the heads that met the row's `object` condition: part of the trigger, no events of their own.
    """

    token: int
    trigger: Trigger
    hub: int | None = None
    hub_role: str = ""
    theme: tuple[int, ...] = ()


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
    return [i for i, lemma in enumerate(p.lemmas) if lemma in tables.lemmas]


def _match(p: Parsed, tables: Ontology, i: int) -> Hit | None:
    tag = p.tags[i]
    if tag.startswith("VB") and p.deps[i] not in ("aux", "auxpass", "compound"):
        return _best_verb(p, i, _fitting(p, i, tables.verbs.get(p.lemmas[i], ())))
    if tag.startswith("NN") and _heads_phrase(p, i, tables.light) and not _in_name(p, i):
        return _noun(p, tables, i)
    if tag == "MD":
        rows = tables.modals.get(p.lowers[i], ())
        return next((hit for row in rows if (hit := _modal(p, i, row)) is not None), None)
    if tag.startswith("JJ") and p.deps[i] in ("acomp", "conj", "amod", "advcl", "oprd", "ROOT", "acl"):
        rows = tables.adjs.get(p.lemmas[i], ())
        return next((hit for row in rows if (hit := _adjective(p, i, row)) is not None), None)
    return None


def _best_verb(p: Parsed, i: int, rows: tuple[Trigger, ...]) -> Hit | None:
    """The reading whose object is named outright, else the most specific, else one that a farther phrase allows."""
    if not rows:
        return None
    direct = (*grammar.objects(p, i), *(c for c in p.children[i] if p.deps[c] == "xcomp"))
    outright = (_verb(p, i, row, direct, named) for row in rows if row.object)
    plain = (_verb(p, i, row, direct, headed) for row in rows)
    loose = (_verb(p, i, row, themes(p, i), headed) for row in rows if row.object)
    return next((hit for hit in chain(outright, plain, loose) if hit is not None), None)


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
    if row.particle and not _has_particle(p, i, row.particle):
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
    if row.without and _in_sentence(p, i, row.without):
        return None
    return Hit(i, row, theme=theme)


def _noun(p: Parsed, tables: Ontology, i: int) -> Hit | None:
    rows = tables.nouns.get(p.lemmas[i], ())
    if not rows:
        return None
    hub, role = carrier(p, i, tables.light)
    for row in rows:
        if row.before and not _preceded(p, i, row.before):
            continue
        if row.light and not role:
            continue
        if row.object and not any(headed(p, t, row.object) for t in _around(p, i)):
            continue
        if row.needs and not any(_noun_filled(p, i, hub, role, s) for s in row.needs):
            continue
        if row.without and _in_sentence(p, i, row.without):
            continue
        return Hit(i, row, hub, role)
    return None


def _noun_filled(p: Parsed, i: int, hub: int | None, role: str, slot: str) -> bool:
    if slot == "light":
        return bool(role)
    if slot == "poss":
        return p.child(i, "poss") is not None
    if slot == "amod":  # a name or an adjective of nationality
        return any(p.deps[c] in ("amod", "compound", "nmod") and p.words[c][0].isupper() for c in p.children[i])
    return filled(p, i, slot) or (hub is not None and filled(p, hub, slot))


def _adjective(p: Parsed, i: int, row: Trigger) -> Hit | None:
    if row.needs and not any(filled(p, i, slot) for slot in row.needs):
        return None
    if row.without and _in_sentence(p, i, row.without):
        return None
    return Hit(i, row)


def _modal(p: Parsed, i: int, row: Trigger) -> Hit | None:
    """ "Y must go" as what someone says: a demand by the speaker."""
    reporter = grammar.reporter(p, p.heads[i])
    if reporter is None or p.lemmas[reporter] not in row.under:
        return None
    return Hit(i, row) if "refused" not in row.needs or _refuses(p, p.heads[i]) else None


def _refuses(p: Parsed, verb: int) -> bool:
    """ "They said they would not": negated, with the speaker's pronoun as its subject."""
    subject = p.child(verb, "nsubj")
    negated = any(p.deps[c] == "neg" for c in p.children[verb])
    return negated and subject is not None and p.tags[subject] == "PRP"


def _has_particle(p: Parsed, v: int, particle: str) -> bool:
    near = (c for c in p.children[v] if p.deps[c] in ("prt", "advmod", "prep", "dative", "agent", "acomp", "oprd"))
    return any(p.lowers[c] == particle and v < c <= v + 6 for c in near)


def _preceded(p: Parsed, i: int, before: str) -> bool:
    return i > 0 and before in (p.lemmas[i - 1], p.lowers[i - 1])


def _in_sentence(p: Parsed, i: int, words: frozenset[str]) -> bool:
    first, stop = p.sentences[p.sentence_of[i]]
    return any(p.lemmas[t] in words and not p.tags[t].startswith("NNP") for t in range(first, stop))


def _around(p: Parsed, noun: int) -> tuple[int, ...]:
    """The noun's own modifiers and the objects of its prepositions."""
    inner = [c for c in p.children[noun] if p.deps[c] in ("compound", "amod", "nmod", "poss")]
    for c in p.children[noun]:
        if p.deps[c] == "prep":
            inner.extend(grammar.with_conjuncts(p, p.child(c, "pobj")))
    return tuple(inner)


def themes(p: Parsed, v: int) -> tuple[int, ...]:
    """What the verb is about: its objects and what is given "with" or "of" it."""
    found = list(grammar.objects(p, v))
    for preposition in ("with", "of", "in", "to", "from", "into", "for", "on"):
        found.extend(grammar.complements(p, v, preposition))
    return tuple(found)


def named(p: Parsed, noun: int, words: frozenset[str]) -> bool:
    """True when the noun itself is one of `words`."""
    return p.lemmas[noun] in words or p.lowers[noun] in words


def headed(p: Parsed, noun: int, words: frozenset[str]) -> bool:
    """True when the noun phrase is headed by one of `words`, also behind "tons of" and in a compound."""
    if named(p, noun, words):
        return True
    for c in p.children[noun]:
        if p.deps[c] in ("compound", "nmod") and (p.lemmas[c] in words or p.lowers[c] in words):
            return True
        if p.deps[c] == "prep" and p.lowers[c] == "of":
            inner = p.child(c, "pobj")
            if inner is not None and (p.lemmas[inner] in words):
                return True
    return False


def filled(p: Parsed, i: int, slot: str) -> bool:
    """True when the token has the complement: "obj", "that", "to_inf", "clause", "ing", "subj" or a preposition."""
    if slot == "obj":
        return p.child(i, "dobj", "nsubjpass") is not None or bool(is_verb_object(p, i))
    if slot == "during":
        return p.deps[i] == "pobj" and p.lowers[p.heads[i]] in function_words("during")
    if slot == "said":
        return grammar.reporter(p, i) is not None
    if slot in ("clause", "to_inf", "that", "ing"):
        return any(_is_clause(p, c, slot) for c in _with_prepositions(p, i))
    if slot == "subj":
        return bool(grammar.subjects(p, i))
    return any(p.lowers[c] == slot and p.deps[c] in ("prep", "agent", "dative", "prt", "advmod") for c in p.children[i])


def is_verb_object(p: Parsed, i: int) -> tuple[int, ...]:
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
