"""The cue table is whole, and a broken one is refused with its line."""

from __future__ import annotations

import pytest

from herodot.attribute.lexicon import CueTable, lexicon
from herodot.errors import OntologyError
from herodot.ontology.load import parse_table


def test_senses_with_a_particle_come_first() -> None:
    senses = lexicon().verbs["call"]
    assert [bool(s.extra) for s in senses] == sorted((bool(s.extra) for s in senses), reverse=True)


def test_every_light_verb_noun_has_a_commitment() -> None:
    assert {"concern", "hope", "doubt"} <= lexicon().nouns.keys()


def test_a_broken_table_is_refused_with_file_and_line() -> None:
    with pytest.raises(OntologyError) as caught:
        parse_table("verbs:\n  - {name: x, commitment: MAYBE}\n", CueTable, "cues.yaml")
    assert caught.value.where == "cues.yaml:2"
