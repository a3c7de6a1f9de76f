"""A desk's own actors: rows in the form of the tables, from a YAML, CSV or TSV file, checked with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from herodot.records import OwnActor
from herodot.resolve.gazetteer import countries
from herodot.resolve.index import fold, pieces
from herodot.resolve.offices import title_entry
from herodot.resolve.own_rows import OwnFile
from herodot.resolve.rows import own_entry
from herodot.resolve.scene import words

_TERM = re.compile(r"(?P<title>\S.*) (?:\d{4}-(?:\d{4})?|[\d-]{4,10}\.\.(?:[\d-]{4,10})?)")


def parse_actors(source: str, name: str) -> tuple[OwnActor, ...]:
    """The actors of a file's text, each with its id. The ending of `name` tells YAML (.yaml, .yml), CSV and TSV.

    Raises OntologyError with file and line for what does not fit.
    """
    file = OwnFile(source, name)
    taken: dict[str, str] = {}
    actors: list[OwnActor] = []
    for i, row in enumerate(file.rows(OwnActor)):
        for message, remedy in (*_faults(row), *_doubles(row, taken)):
            file.refuse(i, message, remedy)
        actors.append(replace(row, id=own_entry(row).id))
        taken.update((key, row.name) for key in _keys(row))
    return tuple(actors)


def _faults(row: OwnActor) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, and what to do."""
    if not row.name.strip():
        yield "an actor without a name", "give it one"
    if row.country and row.country not in countries():
        yield f"no country {row.country!r}", "use the ISO 3166-1 code of three letters, XKX for Kosovo"
    for sector in row.sectors.split():
        if sector not in words("sectors"):
            yield f"no sector {sector!r}", f"the sectors are {' '.join(sorted(words('sectors')))}"
    if not row.sectors and not row.terms:
        yield f"{row.name!r} has no sectors", "give it sectors, or a person the terms of an office"
    if row.terms and row.kind != "person":
        yield f"{row.name!r} has terms of office, but is no person", "leave out the terms"
    for term in pieces(row.terms):
        match = _TERM.fullmatch(term)
        if match is None:
            yield f"no term of office: {term!r}", 'write "president 2019-2024" or "president 2019-05-01..2024-04-30"'
        elif title_entry(match["title"]) is None:
            yield f"no title {match['title']!r}", "use one of ontology/actors/titles.yaml"


def _doubles(row: OwnActor, taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in _keys(row):
        if taken.get(key, row.name) != row.name:
            yield f"{key!r} is a name of {taken[key]!r} and of {row.name!r}", "let it stand for one of them"


def _keys(row: OwnActor) -> tuple[str, ...]:
    return tuple(fold(name) for name in (row.name, *pieces(row.also)))
