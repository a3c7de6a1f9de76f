"""Tables are read strictly, and what does not fit is named with file and line."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from herodot.errors import OntologyError
from herodot.ontology.load import load_table, parse_table


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a made-up table."""

    name: str
    codes: tuple[str, ...] = ()


def test_words_that_yaml_takes_for_booleans_and_dates_stay_words() -> None:
    rows = parse_table("- {name: on, codes: [NO, yes, 2014-10-01]}", tuple[Row, ...], "rows.yaml")
    assert rows == (Row("on", ("NO", "yes", "2014-10-01")),)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("- name: Oslo\n- name: [Bergen]\n", 2),
        ("- name: Oslo\n  codes:\n    - a\n    - 7\n", 4),
        ("- name: Oslo\n- codes: [a]\n", 2),
        ("- name: Oslo\n  : {", 2),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(source: str, line: int) -> None:
    with pytest.raises(OntologyError) as caught:
        parse_table(source, tuple[Row, ...], "rows.yaml")
    assert caught.value.where == f"rows.yaml:{line}"


def test_a_missing_table_is_said_so() -> None:
    with pytest.raises(OntologyError, match="no such table"):
        load_table("nowhere.yaml", tuple[Row, ...])
