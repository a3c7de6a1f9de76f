"""The names of one reading: the tables under `ontology/` and the desk's own actors, in one index.

The tables are read once a process. What a name stands for is made when a text first has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

from herodot.ontology.load import load_rows, load_table
from herodot.ontology.outlets import outlets
from herodot.records import ActorKind, OwnActor
from herodot.resolve.index import Index, fold, pieces, slug
from herodot.resolve.rows import (
    CountryRow,
    Entry,
    HeadRow,
    OrganisationRow,
    Sense,
    TitleRow,
    country_entry,
    head_entry,
    organisation_entry,
    outlet_entry,
    own_entry,
    plural,
    title_entry,
)

__all__ = ["Entry", "Gazetteer", "Index", "countries", "country_entry", "fold", "gazetteer", "heads", "pieces", "slug"]

type _Maker = Callable[[], Entry]

_ORGANISATIONS: tuple[tuple[str, ActorKind, bool], ...] = (
    ("actors/organisations.yaml", "organisation", False),
    ("actors/groups.yaml", "group", False),
    ("actors/bodies.yaml", "organisation", True),
)


class Gazetteer:
    """What names can stand for. An own actor comes before the tables, and takes over an actor of theirs with its id."""

    def __init__(self, own: tuple[OwnActor, ...] = ()) -> None:
        self._own = tuple(map(own_entry, own))
        replaced = {entry.id: entry for entry in self._own}
        self._index = Index((*_own_names(self._own), *_table_names(replaced)))

    def lengths(self, lower: str) -> tuple[int, ...]:
        """The lengths of the names that begin with the token `lower`, longest first."""
        return self._index.lengths(lower)

    def senses(self, name: str) -> tuple[Entry, ...]:
        """What `name` (folded, in the case of the text) can stand for: own actors first, then by table."""
        return tuple(map(_made, self._index.senses(name)))

    def officeholders(self, country: str) -> tuple[Entry, ...]:
        """The persons of a country whose terms of office are known."""
        replaced = {entry.id for entry in self._own}
        own = tuple(entry for entry in self._own if entry.terms and entry.country == country)
        return (*own, *(entry for entry in _officeholders(country) if entry.id not in replaced))


@lru_cache(maxsize=4)
def gazetteer(own: tuple[OwnActor, ...] = ()) -> Gazetteer:
    """The names of the tables and of a desk's own actors, made once a process for each set of own actors."""
    return Gazetteer(own)


@cache
def countries() -> dict[str, CountryRow]:
    """The countries by ISO 3166-1 alpha-3 code."""
    return {row.id: row for row in load_table("actors/countries.yaml", tuple[CountryRow, ...])}


@cache
def heads() -> tuple[HeadRow, ...]:
    """The persons of heads.tsv, with their terms of office."""
    return load_rows("actors/heads.tsv", HeadRow)


@cache
def _officeholders(country: str) -> tuple[Entry, ...]:
    return tuple(head_entry(row) for row in heads() if row.country == country)


@cache
def _made(make: _Maker) -> Entry:
    return make()


def _own_names(entries: tuple[Entry, ...]) -> Iterator[tuple[str, _Maker]]:
    for entry in entries:
        make = partial(_itself, entry)
        for alias in (entry.name, *entry.aliases):
            yield alias, make


def _itself(entry: Entry) -> Entry:
    return entry


def _table_names(own: dict[str, Entry]) -> Iterator[tuple[str, _Maker]]:
    for alias, make in _names():
        yield alias, partial(_itself, own[_made(make).id]) if own and _made(make).id in own else make


def _names() -> Iterator[tuple[str, _Maker]]:
    yield from _countries()
    for table, kind, generic in _ORGANISATIONS:
        for organisation in load_table(table, tuple[OrganisationRow, ...]):
            make = partial(organisation_entry, organisation, kind, generic)
            for alias in (organisation.name, *pieces(organisation.also)):
                yield alias, make
    yield from _outlets()
    yield from _titles()
    for head in heads():
        make = partial(head_entry, head)
        for alias in (head.name, *pieces(head.also)):
            yield alias, make


def _countries() -> Iterator[tuple[str, _Maker]]:
    for row in countries().values():
        adjectives = pieces(row.adj)
        names = (row.name, *pieces(row.also))
        senses: tuple[tuple[Sense, tuple[str, ...]], ...] = (
            ("country", names),
            ("adjective", adjectives),
            ("people", pieces(row.people) or tuple(f"{a}s" for a in adjectives)),
            ("seat", pieces(row.seat)),
        )
        for sense, aliases in senses:
            make = partial(country_entry, row, sense, names)
            for alias in aliases:
                yield alias, make


def _outlets() -> Iterator[tuple[str, _Maker]]:
    for row in outlets():
        make = partial(outlet_entry, row)
        for alias in (row.name, *pieces(row.also), *pieces(row.domain)):
            yield alias, make


def _titles() -> Iterator[tuple[str, _Maker]]:
    for row in load_table("actors/titles.yaml", tuple[TitleRow, ...]):
        make = partial(title_entry, row)
        for alias in dict.fromkeys((row.name, *pieces(row.also))):
            yield alias, make
            if alias[-1] not in "s." and row.rank != "head":
                yield plural(alias), make
