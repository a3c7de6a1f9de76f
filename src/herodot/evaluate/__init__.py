"""The scorers behind `herodot evaluate FIELD`: one module a field, with `evaluate_<field>(gold) -> scores`."""

from __future__ import annotations

from collections.abc import Callable
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
