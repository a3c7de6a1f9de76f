"""The rows of the tables under ontology/plover/ as they are written there; a field that is none is refused."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from herodot.ontology.load import load_table
from herodot.records import Status


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a type's triggers. Strings hold words separated by spaces; `@name` stands for a word class.

    `verbs` may carry a particle ("call+off"), `nouns` a word before them ("hunger_strike"). `modals` report an event
    where their clause is what one of the verbs in `under` says ("said they must go"). `actor` and `recipient` list
    the slots that fill the roles, best first. `object` and `subject` name the words that the object (or what else the
    verb is about) or the subject must be headed by; `needs` the slots of which one must be filled ("obj&to": both, at
    the word or its object; "withheld", for modals: the verb is negated cooperation; "several", for nouns: two or more
    do it); `without` words that rule the reading out when they are in the sentence. `light`: a noun that counts under
    a light verb only. `outcome`: tells the result of another event ("killing ten") and joins it; `bound`: counts as
    that alone. `void`: a reading that is no event, such as a denial, which only makes what it governs denied.
    `joint`: two or more who do it, and name nobody else, do it with each other.
    """

    verbs: str = ""
    nouns: str = ""
    adjs: str = ""
    modals: str = ""
    under: str = ""
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    object: str = ""
    subject: str = ""
    needs: str = ""
    without: str = ""
    light: bool = False
    outcome: bool = False
    bound: bool = False
    void: bool = False
    symmetric: bool | None = None
    joint: bool = False
    weight: float = 0.8


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode: what it means, its intensity if other than its type's, and words in the sentence that give it away."""

    definition: str
    intensity: float | None = None
    cues: str = ""


class TypeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event type as its file describes it.

    `noun_actor` and `noun_recipient` are the slots of nouns whose rows say nothing. `complement` is the status of an
    act that the trigger governs ("demanded" under REQUEST), `content_modes` the mode that such an act gives the event,
    by its type or type/mode. `absorbs`: types of acts that are part of this one when the same actor aims at them by
    it. `symmetric`: all parties are actors and recipients. `violent`: kept with a place alone.
    """

    type: str
    quad: Literal[1, 2, 3, 4]
    intensity: float
    definition: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    triggers: tuple[Row, ...]
    modes: dict[str, Mode] = {}
    noun_actor: str = "light poss by amod from"
    noun_recipient: str = "against on of to"
    complement: Status | None = None
    content_modes: dict[str, str] = {}
    absorbs: tuple[str, ...] = ()
    symmetric: bool = False
    violent: bool = False


class LightVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that carry an event noun: whose subject does it, undergoes it, or is it. `series` are nouns
    to look through ("a wave of strikes"), `bearers` those after an event noun ("mediation effort")."""

    does: str
    undergoes: str
    occurs: str
    does_in: str
    undergoes_under: str
    series: str
    bearers: str


class StatusTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that change the status of an act they govern or modify, and what modals and FactBank values say of it."""

    verbs: dict[Status, str]
    nouns: dict[Status, str]
    adjectives: dict[Status, str]
    modals: dict[Status, str]
    marks: dict[Status, str]
    adverbs: dict[Status, str]
    commitments: dict[str, Status]
    negators: str
    presupposing: str


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the 37 PLOVER contexts and the lemmas that call for it; `adds` are types or type/modes that bring it."""

    name: str
    definition: str
    cues: str
    adds: str = ""


class GrammarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Function words by use; grammar.yaml says what each list is for."""

    controls: str
    owned: str
    inside: str
    onward: str
    locative: str
    targets: str
    reached: str
    left: str
    answered: str
    during: str
    caused: str
    things: str
    determiners: str


@cache
def function_words(use: str) -> frozenset[str]:
    """The function words of one use, such as "locative"."""
    return frozenset(getattr(_grammar(), use).split())


@cache
def _grammar() -> GrammarTable:
    return load_table("plover/grammar.yaml", GrammarTable)
