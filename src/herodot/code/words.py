"""Which words stand at a trigger: names of things in word lists, themes, particles, what the sentence holds."""

from __future__ import annotations

from herodot.code import grammar
from herodot.parse.parsed import Parsed

_ABOUT = ("with", "of", "in", "to", "from", "into", "for", "on", "as", "under", "after")


def joined(p: Parsed, i: int) -> str | None:
    """The lemma of a word written with hyphens, of which `i` is the last part ("cease-fire"); None for others."""
    return f"{p.lowers[i - 2]}-{p.lemmas[i]}" if i >= 2 and p.words[i - 1] == "-" else None


def called(p: Parsed, i: int, words: frozenset[str]) -> bool:
    """True when the token, or the hyphenated word that it ends, is one of `words`."""
    if p.lemmas[i] in words or p.lowers[i] in words:
        return p.tags[i] != "NNP" or not _in_date(p, i)  # the month of March is no march
    whole = joined(p, i)
    return whole is not None and whole in words


def _in_date(p: Parsed, i: int) -> bool:
    return any(e.label == "DATE" and e.first <= i < e.stop for e in p.entities)


def has_particle(p: Parsed, v: int, particle: str) -> bool:
    near = (c for c in p.children[v] if p.deps[c] in ("prt", "advmod", "prep", "dative", "agent", "acomp", "oprd"))
    return any(p.lowers[c] == particle and v < c <= v + 6 for c in near)


def preceded(p: Parsed, i: int, before: str) -> bool:
    return i > 0 and before in (p.lemmas[i - 1], p.lowers[i - 1])


def in_sentence(p: Parsed, i: int, words: frozenset[str]) -> bool:
    first, stop = p.sentences[p.sentence_of[i]]
    return any(p.lemmas[t] in words and not p.tags[t].startswith("NNP") for t in range(first, stop))


def around(p: Parsed, noun: int) -> tuple[int, ...]:
    """The noun's own modifiers and the objects of its prepositions."""
    inner = [c for c in p.children[noun] if p.deps[c] in ("compound", "amod", "nmod", "poss")]
    for c in p.children[noun]:
        if p.deps[c] == "prep":
            inner.extend(grammar.with_conjuncts(p, p.child(c, "pobj")))
    return tuple(inner)


def themes(p: Parsed, v: int) -> tuple[int, ...]:
    """What the verb is about: its objects and what is given "with" or "of" it."""
    found = list(grammar.objects(p, v))
    found.extend(role for thing in tuple(found) for role in grammar.complements(p, thing, "as"))
    for preposition in _ABOUT:
        found.extend(grammar.complements(p, v, preposition))
    return tuple(found)


def named(p: Parsed, noun: int, words: frozenset[str]) -> bool:
    """True when the noun itself is one of `words`."""
    return called(p, noun, words)


def headed(p: Parsed, noun: int, words: frozenset[str]) -> bool:
    """True when the noun phrase is headed by one of `words`, also behind "tons of" and in a compound."""
    if called(p, noun, words):
        return True
    for c in p.children[noun]:
        if p.deps[c] in ("compound", "nmod") and called(p, c, words):
            return True
        if p.deps[c] == "prep" and (p.lowers[c] == "of" or (p.lowers[c] == "in" and p.tags[noun] == "CD")):
            inner = p.child(c, "pobj")
            if inner is not None and called(p, inner, words):
                return True
    return False
