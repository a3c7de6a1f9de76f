"""From CAMEO's codes to PLOVER's types and back, by the table plover/cameo.yaml."""

from __future__ import annotations

import re
from functools import cache

from herodot.ontology.load import load_table

_CODE = re.compile(r"(0[1-9]|1\d|20)\d{0,2}")


def is_cameo(code: str) -> bool:
    """True for what CAMEO's codes look like: a root from 01 to 20 and up to two digits more."""
    return _CODE.fullmatch(code) is not None


def plover_type(code: str) -> str | None:
    """The PLOVER type of a CAMEO code, None where it has none (01, a plain statement)."""
    prefixes = (code[:length] for length in range(len(code), 1, -1))
    return next((_types()[prefix] for prefix in prefixes if prefix in _types()), None)


def cameo_codes(type_: str) -> tuple[str, ...]:
    """The CAMEO codes, each with all that begin with it, that become a PLOVER type."""
    return tuple(_table()[type_].split())


@cache
def _types() -> dict[str, str]:
    return {code: type_ for type_ in _table() for code in cameo_codes(type_)}


@cache
def _table() -> dict[str, str]:
    return load_table("plover/cameo.yaml", dict[str, str])
