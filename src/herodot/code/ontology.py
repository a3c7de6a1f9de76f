"""The PLOVER tables as typed rows, and the index that finds a trigger by its lemma.

The 16 types, their modes and quad classes follow the PLOVER manual (Open Event Data Alliance, 2021-2024);
definitions, examples, triggers and cues are Herodot's own. Three points where the manual and its README disagree are
decided in the tables: 16 types (not 18), SANCTION is material conflict (quad 4), ACCUSE's intensity is negative.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from herodot.code.tables import Context, LightVerbs, Row, StatusTable, TypeTable
from herodot.errors import OntologyError
from herodot.ontology.load import load_table
from herodot.records import Status

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


type Pos = Literal["verb", "noun", "adj", "modal"]


class Trigger(msgspec.Struct, frozen=True):
    """A trigger ready to match: one lemma of one row, its word lists resolved to sets and its slots to tuples."""

    type: str
    pos: Pos
    lemma: str
    particle: str
    before: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    object: frozenset[str]
    subject: frozenset[str]
    needs: tuple[str, ...]
    without: frozenset[str]
    under: frozenset[str]
    light: bool
    outcome: bool
    bound: bool
    void: bool
    symmetric: bool
    joint: bool
    weight: float

    @property
    def specificity(self) -> int:
        """How many conditions the trigger sets; the most specific reading of a word is tried first."""
        conditions = (self.particle, self.before, self.object, self.object, self.subject, self.needs, self.light)
        return sum(map(bool, conditions))


class Light(msgspec.Struct, frozen=True):
    """`LightVerbs` as sets."""

    does: frozenset[str]
    undergoes: frozenset[str]
    occurs: frozenset[str]
    does_in: frozenset[str]
    undergoes_under: frozenset[str]
    series: frozenset[str]
    bearers: frozenset[str]


class StatusWords(msgspec.Struct, frozen=True):
    """`StatusTable` turned around: from the word to the status."""

    verbs: dict[str, Status]
    nouns: dict[str, Status]
    adjectives: dict[str, Status]
    modals: dict[str, Status]
    marks: dict[str, Status]
    adverbs: dict[str, Status]
    commitments: dict[str, Status]
    negators: frozenset[str]
    presupposing: frozenset[str]


class Ontology(msgspec.Struct, frozen=True):
    """All tables of the coder. The dicts lead from a lemma to its triggers, the most specific first."""

    types: dict[str, TypeTable]
    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    adjs: dict[str, tuple[Trigger, ...]]
    modals: dict[str, tuple[Trigger, ...]]
    lemmas: frozenset[str]
    light: Light
    status: StatusWords
    contexts: tuple[Context, ...]
    context_cues: dict[str, tuple[str, ...]]
    context_adds: dict[str, frozenset[str]]
    mode_cues: dict[str, tuple[tuple[str, frozenset[str]], ...]]


@cache
def ontology() -> Ontology:
    """The tables under ontology/plover/, read and checked once a process. Raises OntologyError with file and line."""
    classes = load_table("plover/classes.yaml", dict[str, str])
    types = {name: _type(name) for name in TYPES}
    triggers = [t for table in types.values() for row in table.triggers for t in _triggers(table, row, classes)]
    contexts = load_table("plover/contexts.yaml", tuple[Context, ...])
    return Ontology(
        types=types,
        verbs=_index(triggers, "verb"),
        nouns=_index(triggers, "noun"),
        adjs=_index(triggers, "adj"),
        modals=_index(triggers, "modal"),
        lemmas=frozenset(t.lemma for t in triggers),
        light=_light(load_table("plover/light.yaml", LightVerbs)),
        status=_status(load_table("plover/status.yaml", StatusTable)),
        contexts=contexts,
        context_cues=_cues(contexts),
        context_adds={c.name: frozenset(c.adds.split()) for c in contexts},
        mode_cues={
            name: tuple((mode, frozenset(row.cues.split())) for mode, row in table.modes.items())
            for name, table in types.items()
        },
    )


def _type(name: str) -> TypeTable:
    table = load_table(f"plover/{name}.yaml", TypeTable)
    where = f"plover/{name}.yaml"
    if table.type != name:
        raise OntologyError(f"the type is {table.type}", where=where, remedy=f"it must be {name}")
    wrong = sorted({row.mode for row in table.triggers if row.mode} - set(table.modes))
    if wrong:
        raise OntologyError(f"no such mode: {wrong[0]}", where=where, remedy=f"one of {', '.join(table.modes)}")
    return table


def _words(listed: str, classes: dict[str, str]) -> frozenset[str]:
    """The words of a string in which `@name` stands for a class; classes may hold classes."""
    words: list[str] = []
    for word in listed.split():
        if not word.startswith("@"):
            words.append(word)
        elif word[1:] in classes:
            words.extend(_words(classes[word[1:]], classes))
        else:
            raise OntologyError(f"no such word class: {word}", where="plover/classes.yaml", remedy="add it there")
    return frozenset(words)


def _triggers(table: TypeTable, row: Row, classes: dict[str, str]) -> Iterator[Trigger]:
    """One trigger a lemma of the row, all sharing the row's word sets."""
    by_pos: tuple[tuple[Pos, str], ...] = (
        ("verb", row.verbs), ("noun", row.nouns), ("adj", row.adjs), ("modal", row.modals),
    )  # fmt: skip
    sets = {name: _words(getattr(row, name), classes) for name in ("object", "subject", "without", "under")}
    for pos, entries in by_pos:
        for entry in entries.split():
            yield _trigger(table, row, pos, entry, sets)


def _trigger(table: TypeTable, row: Row, pos: Pos, entry: str, sets: dict[str, frozenset[str]]) -> Trigger:
    word, _, particle = entry.partition("+")
    before, _, lemma = word.rpartition("_")
    actor = row.actor or (table.noun_actor if pos == "noun" else "subj")
    recipient = row.recipient if row.recipient is not None else (table.noun_recipient if pos == "noun" else "obj")
    return Trigger(
        type=table.type,
        pos=pos,
        lemma=lemma,
        particle=particle,
        before=before,
        mode=row.mode,
        actor=tuple(actor.split()),
        recipient=tuple(recipient.split()),
        needs=tuple(row.needs.split()),
        **sets,
        light=row.light,
        outcome=row.outcome,
        bound=row.bound,
        void=row.void,
        symmetric=table.symmetric if row.symmetric is None else row.symmetric,
        joint=row.joint,
        weight=row.weight,
    )


def _index(triggers: list[Trigger], pos: str) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        if trigger.pos == pos:
            found.setdefault(trigger.lemma, []).append(trigger)
    return {k: tuple(sorted(v, key=lambda t: -t.specificity)) for k, v in found.items()}


def _light(table: LightVerbs) -> Light:
    return Light(*(frozenset(getattr(table, name).split()) for name in LightVerbs.__struct_fields__))


def _status(table: StatusTable) -> StatusWords:
    def turned(by_status: dict[Status, str]) -> dict[str, Status]:
        return {word: status for status, words in by_status.items() for word in words.split()}

    return StatusWords(
        verbs=turned(table.verbs),
        nouns=turned(table.nouns),
        adjectives=turned(table.adjectives),
        modals=turned(table.modals),
        marks=turned(table.marks),
        adverbs=turned(table.adverbs),
        commitments=table.commitments,
        negators=frozenset(table.negators.split()),
        presupposing=frozenset(table.presupposing.split()),
    )


def _cues(contexts: tuple[Context, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for context in contexts:
        for cue in context.cues.split():
            found[cue] = (*found.get(cue, ()), context.name)
    return found
