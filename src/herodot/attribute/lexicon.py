"""The cue lexicon of ontology/cues.yaml as frozen records, keyed by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from herodot.errors import OntologyError
from herodot.ontology.load import load_table
from herodot.records import Commitment

type Frame = Literal["clause", "infinitive", "gerund", "object", "quote", "hearer", "topic"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs that take the same frames; see the head of cues.yaml. `finite`: never as a participle."""

    name: str
    commitment: Commitment
    negated: Commitment
    frames: tuple[Frame, ...]
    words: tuple[str, ...]
    preps: tuple[str, ...] = ()
    finite: bool = False


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Nouns or adjectives that leave the same commitment; `negated` after "no" or "not"."""

    commitment: Commitment
    words: tuple[str, ...]
    negated: Commitment = "U"


@dataclass(frozen=True, slots=True)
class Nominal:
    """Nouns that attribute by themselves: with a clause, or with a phrase after one of the prepositions."""

    clause: frozenset[str]
    topic: dict[str, frozenset[str]]
    unsourced: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The verbs of parenthetical attribution: "as reported by X"."""

    relayed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Modals:
    """Auxiliaries by what they do to the clause; `able` ones hedge nothing when negated ("could not rule out")."""

    doubtful: frozenset[str]
    future: frozenset[str]
    unreal: frozenset[str]
    able: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueTable:
    """ontology/cues.yaml as it stands."""

    verbs: tuple[VerbGroup, ...]
    light_verbs: frozenset[str]
    nouns: tuple[WordGroup, ...]
    nominal: Nominal
    adjectives: tuple[WordGroup, ...]
    adjective_preps: frozenset[str]
    raising: tuple[WordGroup, ...]
    phrases: Phrases
    hedges: dict[Commitment, tuple[str, ...]]
    negators: frozenset[str]
    modals: Modals
    conditionals: frozenset[str]
    documents: frozenset[str]
    of_outlets: frozenset[str]
    circumstance: frozenset[str]
    connectives: frozenset[str]
    first_person: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """One way a verb attributes: a frame, and the words that must go with the verb (a particle, a preposition)."""

    group: VerbGroup
    extra: tuple[str, ...]

    def takes(self, frame: Frame) -> bool:
        return frame in self.group.frames


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups by lemma. `verbs` lists the senses of a verb, those with a particle or preposition first."""

    table: CueTable
    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, WordGroup]
    adjectives: dict[str, WordGroup]
    raising: dict[str, WordGroup]
    hedges: dict[str, Commitment]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises OntologyError for a word that stands twice in one group."""
    table = load_table("cues.yaml", CueTable)
    verbs: dict[str, list[Sense]] = {}
    for group in table.verbs:
        if len(set(group.words)) != len(group.words):
            double = next(w for w in group.words if group.words.count(w) > 1)
            raise OntologyError(f"{double!r} stands twice in {group.name!r}", where="cues.yaml", remedy="delete one")
        for word in group.words:
            lemma, *extra = word.split("_")
            verbs.setdefault(lemma, []).append(Sense(group, tuple(extra)))
    return Lexicon(
        table=table,
        verbs={lemma: tuple(sorted(s, key=lambda x: -len(x.extra))) for lemma, s in verbs.items()},
        nouns=_by_word(table.nouns),
        adjectives=_by_word(table.adjectives),
        raising=_by_word(table.raising),
        hedges={word: value for value, words in table.hedges.items() for word in words},
    )


def _by_word(groups: tuple[WordGroup, ...]) -> dict[str, WordGroup]:
    return {word: group for group in groups for word in group.words}
