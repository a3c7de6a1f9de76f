"""The names the package knows: countries, organisations, bodies, groups, outlets, persons, titles.

The tables under `ontology/` are read once a process into one index of names. A name is looked up by its first run of
letters and then by length, longest first; no pattern is compiled for a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from herodot.ontology.load import load_table
from herodot.records import ActorKind

type Sense = Literal[
    "country", "adjective", "people", "seat", "government", "organisation", "body", "title", "outlet", "person"
]

_RUN = re.compile(r"\w+")
_SLUG = re.compile(r"[^a-z0-9]+")
_STRAIGHT = str.maketrans("’‘“”–‐‑", "''\"\"---")


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A row of actors/countries.yaml."""

    id: str
    name: str
    also: str = ""
    adj: str = ""
    people: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A row of organisations.yaml, bodies.yaml, groups.yaml."""

    name: str
    sectors: str
    id: str = ""
    also: str = ""
    said: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A row of titles.yaml."""

    name: str
    sectors: str
    also: str = ""
    rank: Literal["head", "office", "voice", "part", "role"] = "role"
    sex: Literal["f", "m", ""] = ""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A row of outlets.yaml."""

    name: str
    kind: Literal["agency", "newspaper", "broadcaster", "online", "magazine"]
    also: str = ""
    country: str | None = None
    domain: str = ""
    state: bool = False


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of heads.yaml; `terms` is "title 2000-2008 | title 2012-", years or ISO days, an open end for now."""

    name: str
    terms: str
    also: str = ""
    country: str | None = None
    org: str = ""
    sex: Literal["f", "m", ""] = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An office and when it was held, as ISO days; `end` is "" while it lasts."""

    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a name: who it stands for and how it is used.

    `id` is empty for bodies and titles that take their country from the text ("the foreign ministry"). `said` are the
    common nouns that can stand for the actor later in a report. `rank`, `sex`, `terms` are set for titles and
    persons; the rank of a named body of a state is "national".
    """

    id: str
    name: str
    sense: Sense
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    rank: str = ""
    sex: str = ""
    terms: tuple[Term, ...] = ()


def pieces(joined: str) -> tuple[str, ...]:
    """The parts of "a | b"."""
    return tuple(part.strip() for part in joined.split("|") if part.strip())


def fold(text: str) -> str:
    """`text` with straight quotes and without accents, of the same length or not; case is kept."""
    if text.isascii():
        return text
    text = text.translate(_STRAIGHT)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slug(name: str) -> str:
    """`name` in lower-case ASCII with hyphens: "Kim Jong Un" is "kim-jong-un"."""
    return _SLUG.sub("-", fold(name).lower().replace("'", "")).strip("-") or "unnamed"


class Index[T]:
    """An index from names to what they can stand for; immutable once built."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._found: dict[str, list[tuple[str, T]]] = {}
        found, lengths = self._found, dict[str, list[int]]()
        for alias, item in named:
            plain = fold(alias)
            if plain.startswith("the "):
                plain = plain[4:]
            key = plain.lower()
            if key in found:
                found[key].append((plain, item))
                continue
            found[key] = [(plain, item)]
            run = _first_run(key)
            if run in lengths:
                lengths[run].append(len(key))
            else:
                lengths[run] = [len(key)]
        self._lengths = {
            run: (all_[0],) if len(all_) == 1 else tuple(sorted(set(all_), reverse=True))
            for run, all_ in lengths.items()
        }

    def lengths(self, lower: str) -> tuple[int, ...]:
        """The lengths of the names that begin with the token `lower`, longest first."""
        found = self._lengths.get(lower)
        if found is not None or lower.isalnum():
            return found or ()
        return self._lengths.get(_first_run(lower), ())

    def senses(self, name: str) -> tuple[T, ...]:
        """What `name` (folded, in the case of the text) can stand for, in the order of the tables."""
        found = self._found.get(name.lower())
        return tuple(item for alias, item in found if _fits(alias, name)) if found else ()


@lru_cache(maxsize=4096)
def _first_run(key: str) -> str:
    word = key.split(" ", 1)[0]
    if word.isalnum():
        return word
    match = _RUN.match(word)
    return match.group() if match else word


type Gazetteer = Index[Entry]


def _fits(alias: str, name: str) -> bool:
    """True when the text may write `alias` as `name`: "US" is not "us", "Nato" and "IRAN" pass."""
    if alias == name or alias.islower() or (alias[0].islower() and alias[1:] == name[1:]):
        return True
    if alias.isupper() and len(alias) > 3:
        return name == alias.capitalize()
    if " " in alias and alias.split(" ", 1)[0] == name.split(" ", 1)[0]:
        return True
    return name.isupper() and len(name) > 3


@cache
def gazetteer() -> Gazetteer:
    """The index over all tables, loaded once a process."""
    return Index(_all_names())


def _all_names() -> Iterator[tuple[str, Entry]]:
    yield from _countries()
    for table in ("actors/organisations.yaml", "actors/groups.yaml", "actors/bodies.yaml"):
        kind: ActorKind = "group" if table.endswith("groups.yaml") else "organisation"
        for organisation in load_table(table, tuple[OrganisationRow, ...]):
            yield from _organisation(organisation, kind, generic=table.endswith("bodies.yaml"))
    for outlet in load_table("outlets.yaml", tuple[OutletRow, ...]):
        yield from _outlet(outlet)
    for title in load_table("actors/titles.yaml", tuple[TitleRow, ...]):
        yield from _title(title)
    for entry in heads():
        for alias in (entry.name, *entry.aliases):
            yield alias, entry


@cache
def countries() -> dict[str, CountryRow]:
    """The countries by ISO 3166-1 alpha-3 code."""
    return {row.id: row for row in load_table("actors/countries.yaml", tuple[CountryRow, ...])}


def _countries() -> Iterator[tuple[str, Entry]]:
    for row in countries().values():
        adjectives = pieces(row.adj)
        people = pieces(row.people) or tuple(f"{a}s" for a in adjectives)
        names = (row.name, *pieces(row.also))
        for sense, aliases in (
            ("country", names),
            ("adjective", adjectives),
            ("people", people),
            ("seat", pieces(row.seat)),
        ):
            for alias in aliases:
                yield alias, country_entry(row, sense, names)  # type: ignore[arg-type]


def country_entry(row: CountryRow, sense: Sense = "country", names: tuple[str, ...] = ()) -> Entry:
    """The entry of a country, as the actor that is its government."""
    return Entry(f"country:{row.id}", row.name, sense, "country", row.id, ("GOV",), names[1:])


def _organisation(row: OrganisationRow, kind: ActorKind, *, generic: bool) -> Iterator[tuple[str, Entry]]:
    prefix = "group" if kind == "group" else "org"
    body = generic and not row.country
    entry = Entry(
        id="" if body else f"{prefix}:{row.id.lower() or slug(row.name)}",
        name=row.name,
        sense="body" if body else "organisation",
        kind=kind,
        country=row.country,
        sectors=tuple(row.sectors.split()),
        aliases=() if body else pieces(row.also),
        said=pieces(row.said),
        rank="national" if generic and row.country else "",
    )
    for alias in (row.name, *pieces(row.also)):
        yield alias, entry


def _outlet(row: OutletRow) -> Iterator[tuple[str, Entry]]:
    sectors = ("GOV", "JRN") if row.state else ("JRN",)
    said = (row.kind, "outlet") if row.kind != "online" else ("outlet", "website")
    also = pieces(row.also)
    entry = Entry(f"outlet:{slug(row.name)}", row.name, "outlet", "outlet", row.country, sectors, also, said)
    for alias in (row.name, *also, *((row.domain,) if row.domain else ())):
        yield alias, entry


def _title(row: TitleRow) -> Iterator[tuple[str, Entry]]:
    entry = Entry("", row.name, "title", "group", None, tuple(row.sectors.split()), rank=row.rank, sex=row.sex)
    for alias in dict.fromkeys((row.name, *pieces(row.also))):
        yield alias, entry
        if alias[-1] not in "s." and row.rank != "head":
            yield _plural(alias), entry


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "x")) else f"{noun}s"


@cache
def heads() -> tuple[Entry, ...]:
    """The persons of heads.yaml, with their terms of office."""
    return tuple(map(_head, load_table("actors/heads.yaml", tuple[HeadRow, ...])))


def _head(row: HeadRow) -> Entry:
    terms = tuple(_term(part) for part in pieces(row.terms))
    return Entry(
        f"person:{slug(row.name)}", row.name, "person", "person", row.country, ("GOV",), pieces(row.also),
        sex=row.sex, terms=terms, said=(row.org,) if row.org else (),
    )  # fmt: skip


def _term(text: str) -> Term:
    """ "prime minister 2008-2012" with years or ISO days, written with "..": "2012-05-07..2020-01-16"."""
    title, _, when = text.rpartition(" ")
    start, _, end = when.partition("..") if ".." in when else when.partition("-")
    return Term(title, start, end)
