"""How often each field was right when it was measured: the figures that stand beside every record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from herodot.ontology.load import parse_table


@dataclass(frozen=True, slots=True)
class Rate:
    """One measurement. `field` names what was measured, `layer` the records it concerns ("" for none in particular)."""

    field: str
    layer: str
    measure: str
    figure: str
    gold: str
    command: str


@lru_cache(maxsize=1)
def rates() -> tuple[Rate, ...]:
    """The figures of docs/error-rates.md that the desk shows. Raises OntologyError where they do not validate."""
    source = (files("herodot.web") / "rates.yaml").read_text(encoding="utf-8")
    return parse_table(source, tuple[Rate, ...], "web/rates.yaml")


def measured(layer: str) -> str:
    """What is said of the records of a layer beside each of them."""
    of = [rate for rate in rates() if rate.layer == layer]
    return "; ".join(f"{rate.measure} {rate.figure} on {rate.gold}" for rate in of) or "not measured yet"
