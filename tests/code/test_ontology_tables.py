from __future__ import annotations

import pytest

from herodot.code.ontology import TYPES, ontology
from herodot.code.tables import Row
from herodot.errors import OntologyError
from herodot.ontology.load import parse_table


def test_sixteen_types_with_their_quad_classes() -> None:
    quads = {name: table.quad for name, table in ontology().types.items()}
    assert len(quads) == 16
    assert [n for n in TYPES if quads[n] == 1] == ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"]
    assert [n for n in TYPES if quads[n] == 2] == ["COOPERATE", "AID", "RETREAT"]
    assert [n for n in TYPES if quads[n] == 3] == ["REQUEST", "ACCUSE", "REJECT", "THREATEN"]
    assert quads["SANCTION"] == 4


def test_conflict_is_negative_and_cooperation_positive() -> None:
    for table in ontology().types.values():
        values = [table.intensity, *(m.intensity for m in table.modes.values() if m.intensity is not None)]
        assert all(-10 <= v <= 10 and (v > 0) == (table.quad <= 2) for v in values), table.type


def test_thirty_seven_contexts_each_with_cues() -> None:
    contexts = ontology().contexts
    assert len({c.name for c in contexts}) == 37
    assert all(c.cues and c.definition for c in contexts)


def test_each_type_is_described_and_has_triggers() -> None:
    for table in ontology().types.values():
        assert table.definition
        assert len(table.examples) >= 2
        assert table.counter_examples
        assert len(table.triggers) >= 10


def test_content_modes_name_types_and_modes_that_exist() -> None:
    types = ontology().types
    for table in types.values():
        for act, mode in table.content_modes.items():
            type_, _, inner = act.partition("/")
            assert mode in table.modes
            assert not inner or inner in types[type_].modes


def test_a_misspelt_field_is_refused_with_its_line() -> None:
    with pytest.raises(OntologyError) as caught:
        parse_table("- {verbs: attack}\n- {verb: raid}\n", tuple[Row, ...], "plover/X.yaml")
    assert caught.value.where == "plover/X.yaml:2"
