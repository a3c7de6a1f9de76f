"""The names of PLOVER's types and modes with their quad classes and intensities, from the tables under plover/."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from herodot.ontology.load import load_table


class PloverMode(msgspec.Struct, frozen=True):
    """A mode's intensity, None where it is its type's."""

    intensity: float | None = None


class PloverType(msgspec.Struct, frozen=True):
    """An event type: quad class 1 to 4, intensity from -10 to +10, and its modes by name."""

    quad: int
    intensity: float
    modes: dict[str, PloverMode] = {}

    def intensity_of(self, mode: str | None) -> float:
        """The intensity of an event of this type in this mode."""
        own = self.modes[mode].intensity if mode else None
        return self.intensity if own is None else own


@cache
def plover_types() -> dict[str, PloverType]:
    """The 16 types by name, in alphabetical order. Raises OntologyError where a table does not validate."""
    names = sorted(f.name for f in files("herodot.ontology").joinpath("plover").iterdir() if f.name[0].isupper())
    return {name.removesuffix(".yaml"): load_table(f"plover/{name}", PloverType) for name in names}
