"""A desk's own outlets: rows in the form of outlets.yaml, from a YAML, CSV or TSV file, as actors of the desk's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from herodot.ontology.outlets import OutletKind, OutletRow, is_host
from herodot.records import OwnActor
from herodot.resolve.gazetteer import countries
from herodot.resolve.index import fold, pieces
from herodot.resolve.own_rows import OwnFile
from herodot.resolve.rows import outlet_entry


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: OutletKind
    also: str = ""
    country: str | None = None
    domain: str = ""
    state: bool | Literal["true", "false", "yes", "no", ""] = False


def parse_outlets(source: str, name: str) -> tuple[OwnActor, ...]:
    """The outlets of a file's text, each with its id; their domains are among their other names.

    The ending of `name` tells YAML, CSV and TSV. Raises OntologyError with file and line for what does not fit.
    """
    file = OwnFile(source, name)
    taken: dict[str, str] = {}
    found: list[OwnActor] = []
    for i, row in enumerate(file.rows(_Row)):
        for message, remedy in (*_faults(row), *_doubles(row, taken)):
            file.refuse(i, message, remedy)
        found.append(_actor(row))
        taken.update((key, row.name) for key in _keys(row))
    return tuple(found)


def _actor(row: _Row) -> OwnActor:
    plain = OutletRow(row.name, row.kind, row.also, row.country, row.domain, row.state in (True, "true", "yes"))
    entry = outlet_entry(plain)
    return OwnActor(
        name=row.name,
        kind="outlet",
        also=" | ".join((*pieces(row.also), *pieces(row.domain))),
        country=row.country,
        sectors=" ".join(entry.sectors),
        said=" | ".join(entry.said),
        id=entry.id,
    )


def _faults(row: _Row) -> Iterator[tuple[str, str]]:
    if not row.name.strip():
        yield "an outlet without a name", "give it one"
    if row.country and row.country not in countries():
        yield f"no country {row.country!r}", "use the ISO 3166-1 code of three letters, XKX for Kosovo"
    for domain in pieces(row.domain):
        if not is_host(domain) or domain.startswith("www."):
            yield f"no domain: {domain!r}", 'write the host alone, in lower case and without "www.": example.org'


def _doubles(row: _Row, taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in _keys(row):
        if taken.get(key, row.name) != row.name:
            yield f"{key!r} is a name of {taken[key]!r} and of {row.name!r}", "let it stand for one of them"


def _keys(row: _Row) -> tuple[str, ...]:
    return tuple(fold(name) for name in (row.name, *pieces(row.also), *pieces(row.domain)))
