"""A row of outlets.yaml is one outlet: origins are counted by outlet, so two of them in one row would count as one."""

from __future__ import annotations

from itertools import combinations

import pytest

from herodot.ontology.load import load_table
from herodot.ontology.outlets import OutletRow
from herodot.resolve.index import pieces

APART = [
    ("The EastAfrican", "Daily Nation", "The Standard Kenya"),
    ("SONNA", "Radio Mogadishu", "Garowe Online", "Shabelle Media"),
    ("Maariv", "Israel Hayom", "Globes"),
    ("SUNA", "Sudan Tribune", "Radio Dabanga"),
    ("Mada Masr", "Al-Masry Al-Youm"),
    ("Al-Aqsa TV", "Quds News Network", "Shehab News Agency"),
    ("L'Orient-Le Jour", "An-Nahar", "Al-Akhbar", "Daily Star Lebanon"),
    ("Reforma", "El Universal", "La Jornada", "Proceso"),
    ("Clarin", "La Nacion", "Infobae"),
]
TOGETHER = [("BBC", "BBC News", "BBC World Service"), ("Xinhua", "Xinhua News Agency"), ("TV Rain", "Dozhd")]


@pytest.fixture(scope="module")
def row_of() -> dict[str, str]:
    outlets = load_table("outlets.yaml", tuple[OutletRow, ...])
    return {name: outlet.name for outlet in outlets for name in (outlet.name, *pieces(outlet.also))}


@pytest.mark.parametrize("names", APART, ids=lambda names: names[0])
def test_independent_outlets_are_rows_of_their_own(names: tuple[str, ...], row_of: dict[str, str]) -> None:
    assert [pair for pair in combinations(names, 2) if row_of[pair[0]] == row_of[pair[1]]] == []


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0])
def test_the_names_of_one_outlet_are_one_row(names: tuple[str, ...], row_of: dict[str, str]) -> None:
    assert {row_of[name] for name in names} == {names[0]}
