"""What a sentence or a reported content states, for telling whether others state the same: `proposition(text)`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile, pairwise

import snowballstemmer  # type: ignore[import-untyped]

from herodot.link.words import WORD, telling, tokens
from herodot.ontology.load import load_table

REACH = 4
"""Words after a negation among which is the one that it turns."""


TURNED = 1.2
"""How telling that word must be: "did not want" and "did not know" are about what is wanted or known."""
NAMED = 0.5
"""How much a name weighs beside another word: who is spoken of tells less of what is said of them."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """The telling words of a text by their stems, with their weights; those of them that are no names, and those that
    are negated."""

    words: Mapping[str, float]
    plain: frozenset[str]
    negated: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Negations:
    words: frozenset[str]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Verb:
    base: str
    pasts: str


@dataclass(frozen=True, slots=True)
class _Clauses:
    leads: frozenset[str]
    openers: frozenset[str]
    doubted: frozenset[str]
    finite: str
    fillers: frozenset[str]
    irregular: tuple[_Verb, ...]


@lru_cache(maxsize=8192)
def proposition(text: str) -> Proposition:
    """The proposition of a text."""
    words: dict[str, float] = {}
    plain: set[str] = set()
    for at, spelled in enumerate(WORD.findall(text)):
        word = spelled.lower()
        named = at > 0 and word != spelled
        if telling(word) > 0:
            words[_stem(word)] = telling(word) * (NAMED if named else 1.0)
            plain |= set() if named else {_stem(word)}
    return Proposition(words, frozenset(plain), frozenset(_negated(tokens(text))))


def is_proposition(content: str, *, denied: bool) -> bool:
    """True where a reported content is a clause that states something; where the source denies or doubts it, "whether
    it was so" is one as well."""
    clauses = _clauses()
    words = list(dropwhile(clauses.leads.__contains__, (word.replace("’", "'") for word in tokens(content))))
    if not words or words[0] in clauses.openers or (words[0] in clauses.doubted and not denied):
        return False
    finite = _finite()
    past = (word.endswith("ed") and before not in clauses.fillers for before, word in pairwise(words))
    return any(word in finite for word in words) or any(past)


def _negated(words: list[str]) -> list[str]:
    table = _negations()
    found = []
    for i, word in enumerate(words):
        if word in table.words or word.endswith(table.endings):
            after = [other for other in words[i + 1 : i + 1 + REACH] if telling(other) > 0]
            found += [_stem(other) for other in after[:1] if telling(other) >= TURNED]
    # What is negated twice is said.
    return [stem for stem in found if found.count(stem) % 2]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    return str(_stemmer().stemWord(_bases().get(bare, bare)))


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@cache
def _negations() -> _Negations:
    return load_table("negations.yaml", _Negations)


@cache
def _clauses() -> _Clauses:
    return load_table("propositions.yaml", _Clauses)


@cache
def _finite() -> frozenset[str]:
    return frozenset(_clauses().finite.split()) | frozenset(_bases())


@cache
def _bases() -> Mapping[str, str]:
    """The base of each irregular past."""
    return {past: verb.base for verb in _clauses().irregular for past in verb.pasts.split()}
