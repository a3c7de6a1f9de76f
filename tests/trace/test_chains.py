"""Reports of our own in many styles of crediting, each with all of its steps (chains.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from herodot.clean import clean
from herodot.ontology.load import parse_table
from herodot.pipeline import analyse
from herodot.records import RawDoc

type Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the steps of its chain."""

    name: str
    text: str
    chain: tuple[Step, ...]
    not_yet: tuple[Step, ...] = ()
    wrong: tuple[Step, ...] = ()


FILE = Path(__file__).with_name("chains.yaml")
REPORTS = parse_table(FILE.read_text(encoding="utf-8"), tuple[Told, ...], FILE.name)


@cache
def found(told: Told) -> frozenset[Step]:
    analysis = analyse(clean(RawDoc("chain.txt", "text", told.text, published="2024-01-01")))
    return frozenset(("-" if h.from_name == "(this report)" else h.from_name, h.upstream_name) for h in analysis.hops)


@pytest.mark.parametrize("told", REPORTS, ids=lambda told: told.name)
def test_every_step_is_found_and_no_other(told: Told) -> None:
    assert found(told) == {*told.chain, *told.wrong}


@pytest.mark.parametrize("told", [told for told in REPORTS if told.not_yet], ids=lambda told: told.name)
def test_known_misses_are_missed(told: Told) -> None:
    assert not found(told) & set(told.not_yet), "mended: move it to the chain"
