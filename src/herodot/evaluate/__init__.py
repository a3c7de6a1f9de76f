"""The scorers behind `herodot evaluate FIELD`: one module a field, with `evaluate_<field>(gold) -> scores`.

A module may have two more functions. `<field>_misses(gold)` yields what is wrong, each with a `kind`, `gold` and
`found`, for --errors; `<field>_predictions(gold)` yields one JSON record an item, for --predictions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from herodot.errors import InputError

FIELDS = ("attribution", "factuality", "events", "actors", "time", "places", "stories", "pages", "reports")
"""Everything that can be measured once its scorer is there."""


def available() -> tuple[str, ...]:
    """The fields that have a scorer in this version."""
    return tuple(field for field in FIELDS if find_spec(f"{__name__}.{field}"))


def scorer(field: str) -> Callable[[Path], Any]:
    """The function that measures a field on gold and returns its scores. Raises InputError for an unknown field."""
    if field not in available():
        choices = ", ".join(available()) or "none in this version"
        raise InputError(f"there is no scorer for {field!r}", remedy=f"choose one of: {choices}")
    measure: Callable[[Path], Any] = getattr(import_module(f"{__name__}.{field}"), f"evaluate_{field}")
    return measure


def misses_of(field: str) -> Callable[[Path], Iterator[Any]]:
    """The function that lists a field's misses. Raises InputError for a field that cannot."""
    return _further(field, "misses", "--errors")


def predictions_of(field: str) -> Callable[[Path], Iterator[Any]]:
    """The function that lists a field's answers, item by item. Raises InputError for a field that cannot."""
    return _further(field, "predictions", "--predictions")


def _further(field: str, what: str, option: str) -> Callable[[Path], Iterator[Any]]:
    scorer(field)
    found: Callable[[Path], Iterator[Any]] | None = getattr(
        import_module(f"{__name__}.{field}"), f"{field}_{what}", None
    )
    if found is None:
        raise InputError(f"{option} is not there for {field}", remedy=f"leave {option} away")
    return found
