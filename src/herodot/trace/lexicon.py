"""The credit words of ontology/credits.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from herodot.ontology.load import load_table


@dataclass(frozen=True, slots=True)
class CreditWords:
    """ontology/credits.yaml as it stands; all are lemmas but `interview_preps`."""

    interview_nouns: frozenset[str]
    interview_preps: frozenset[str]
    hearer_verbs: frozenset[str]
    talk_verbs: frozenset[str]
    citing: frozenset[str]
    seen: frozenset[str]
    thoughts: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """The table, read once."""
    return load_table("credits.yaml", CreditWords)
