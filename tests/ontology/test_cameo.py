"""CAMEO codes become PLOVER types by the longest code of the table that they begin with."""

from __future__ import annotations

import pytest

from herodot.code.ontology import TYPES
from herodot.ontology.cameo import cameo_codes, is_cameo, plover_type


@pytest.mark.parametrize(
    ("code", "type_"),
    [
        ("042", "CONSULT"), ("1053", "REQUEST"), ("0834", "CONCEDE"), ("0841", "RETREAT"), ("0813", "RETREAT"),
        ("094", "ACCUSE"), ("112", "ACCUSE"), ("162", "SANCTION"), ("163", "COERCE"), ("1711", "COERCE"),
        ("1712", "ASSAULT"), ("175", "ASSAULT"), ("192", "COERCE"), ("193", "ASSAULT"), ("20", "ASSAULT"),
        ("02", "REQUEST"), ("012", None),
    ],
)  # fmt: skip
def test_the_longest_code_that_fits_wins(code: str, type_: str | None) -> None:
    assert plover_type(code) == type_


def test_every_root_but_statements_has_a_type_and_every_type_has_codes() -> None:
    assert [n for n in range(1, 21) if plover_type(f"{n:02}") is None] == [1]
    assert all(cameo_codes(type_) for type_ in TYPES)


def test_no_code_stands_under_two_types() -> None:
    codes = [code for type_ in TYPES for code in cameo_codes(type_)]
    assert len(set(codes)) == len(codes)
    assert all(map(is_cameo, codes))


@pytest.mark.parametrize("code", ["224", "00", "21", "1", "", "174K", "01234"])
def test_codes_of_other_schemes_are_none(code: str) -> None:
    assert not is_cameo(code)
