"""The credit words of ontology/credits.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from herodot.ontology.load import load_table


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A form of note; `unknown`: names that are in no table are believed."""

    form: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class CreditWords:
    """ontology/credits.yaml as it stands."""

    interview_nouns: frozenset[str]
    interview_preps: frozenset[str]
    hearer_verbs: frozenset[str]
    talk_verbs: frozenset[str]
    interviewed: frozenset[str]
    writing: frozenset[str]
    speaking: frozenset[str]
    air_preps: frozenset[str]
    citing: frozenset[str]
    sources: frozenset[str]
    seen: frozenset[str]
    writings: frozenset[str]
    finds: frozenset[str]
    issued: frozenset[str]
    passing_preps: frozenset[str]
    references: frozenset[str]
    thoughts: frozenset[str]
    platforms: frozenset[str]
    posts: frozenset[str]
    notes: tuple[NoteRow, ...]
    ends: str
    tails: tuple[str, ...]
    labels: tuple[str, ...]
    name: str
    unnamed: str


@dataclass(frozen=True, slots=True)
class NoteForms:
    """The regular expressions of lines that credit; the group `by` of each takes in the names.

    With each of `notes` goes whether names that are in no table are believed.
    """

    notes: tuple[tuple[re.Pattern[str], bool], ...]
    ends: re.Pattern[str]
    tails: tuple[re.Pattern[str], ...]
    name: re.Pattern[str]
    unnamed: re.Pattern[str]


@cache
def credit_words() -> CreditWords:
    """The table, read once."""
    return load_table("credits.yaml", CreditWords)


@cache
def note_forms() -> NoteForms:
    """The table's regular expressions, compiled once."""
    words = credit_words()
    labelled = re.compile(rf"^(?:{'|'.join(map(re.escape, words.labels))}): (?P<by>.+)")
    notes = tuple((re.compile(row.form), row.unknown) for row in words.notes)
    tails = tuple(map(re.compile, words.tails))
    name, unnamed = re.compile(words.name), re.compile(words.unnamed)
    return NoteForms(((labelled, True), *notes), re.compile(words.ends), tails, name, unnamed)
