"""The rows of the tables of names as people write them, and the `Entry` that each of them is read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from herodot.ontology.outlets import OutletRow
from herodot.records import ActorKind, OwnActor
from herodot.resolve.index import pieces, slug

type Sense = Literal[
    "country", "adjective", "people", "seat", "government", "organisation", "body", "title", "outlet", "person"
]

_PREFIX: dict[ActorKind, str] = {"organisation": "org"}


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
    sole: bool = False


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row of heads.tsv; `terms` is "title 2000-2008 | title 2012-", years or ISO days, an open end for now."""

    name: str
    terms: str
    also: str = ""
    country: str | None = None
    org: str = ""
    sex: Literal["f", "m", ""] = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An office and when it was held, as ISO days or years; `end` is "" while it lasts."""

    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a name: who it stands for and how it is used.

    `id` is empty for bodies and titles that take their country from the text ("the foreign ministry"). `said` are the
    common nouns that can stand for the actor later in a report. `rank`, `sex`, `terms` are set for titles and
    persons; the rank of a named body or party of a state is "national". `sole` is a title that one person in a country
    holds at a time.
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
    sole: bool = False


def country_entry(row: CountryRow, sense: Sense = "country", names: tuple[str, ...] = ()) -> Entry:
    """The entry of a country, as the actor that is its government."""
    return Entry(f"country:{row.id}", row.name, sense, "country", row.id, ("GOV",), names[1:])


def organisation_entry(row: OrganisationRow, kind: ActorKind, generic: bool) -> Entry:
    """The entry of an organisation or group; a `generic` body without a country takes it from the text."""
    body = generic and not row.country
    return Entry(
        id="" if body else f"{_PREFIX.get(kind, kind)}:{row.id.lower() or slug(row.name)}",
        name=row.name,
        sense="body" if body else "organisation",
        kind=kind,
        country=row.country,
        sectors=tuple(row.sectors.split()),
        aliases=() if body else pieces(row.also),
        said=pieces(row.said),
        rank="national" if row.country and (generic or row.sectors.startswith("PTY")) else "",
    )


def outlet_entry(row: OutletRow) -> Entry:
    """The entry of an outlet; one that a government owns speaks for it."""
    sectors = ("GOV", "JRN") if row.state else ("JRN",)
    said = (row.kind, "outlet") if row.kind != "online" else ("outlet", "website")
    return Entry(f"outlet:{slug(row.name)}", row.name, "outlet", "outlet", row.country, sectors, pieces(row.also), said)


def title_entry(row: TitleRow) -> Entry:
    """The entry of a title or role noun."""
    return Entry(
        "", row.name, "title", "group", None, tuple(row.sectors.split()), rank=row.rank, sex=row.sex, sole=row.sole
    )


def head_entry(row: HeadRow) -> Entry:
    """The entry of an officeholder."""
    return Entry(
        f"person:{slug(row.name)}", row.name, "person", "person", row.country, ("GOV",), pieces(row.also),
        sex=row.sex, terms=terms(row.terms), said=(row.org,) if row.org else (),
    )  # fmt: skip


def own_entry(row: OwnActor) -> Entry:
    """The entry of an actor of the desk's own."""
    sense: Sense = "organisation" if row.kind in ("organisation", "group") else "person"
    return Entry(
        row.id if ":" in row.id else f"{_PREFIX.get(row.kind, row.kind)}:{slug(row.id or row.name)}", row.name,
        "outlet" if row.kind == "outlet" else sense, row.kind, row.country, tuple(row.sectors.split()),
        pieces(row.also), pieces(row.said), sex=row.sex, terms=terms(row.terms),
    )  # fmt: skip


def terms(joined: str) -> tuple[Term, ...]:
    """The terms of "prime minister 2008-2012 | president 2012-05-07..2020-01-16": years, or ISO days with ".."."""
    return tuple(map(_term, pieces(joined)))


def _term(text: str) -> Term:
    title, _, when = text.rpartition(" ")
    start, _, end = when.partition("..") if ".." in when else when.partition("-")
    return Term(title, start, end)


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "x")) else f"{noun}s"
