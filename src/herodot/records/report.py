"""A report, and what is named in it: spans, times, places, actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from herodot.errors import EvidenceMissing
from herodot.records.kinds import ActorKind, DocFormat, OwnKind, TimexType


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Report.text`: `text[start:end] == exact`. Never empty."""

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise EvidenceMissing(f"span {self.start}:{self.end} does not fit {self.exact[:60]!r}")


@dataclass(frozen=True, slots=True)
class RawDoc:
    """One document as it was found: decoded, but neither extracted nor cleaned.

    `text` is plain text or markup, by `format`. The other fields are what the container (a JSONL record) says about the
    document; `published` is ISO 8601. `source` is the name and the address that a feed gives of whom its item is from.
    """

    source_path: str
    format: DocFormat
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    source: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch that is in the text but is no part of the report: an advert, a teaser, a share line."""

    start: int
    end: int
    exact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news report. For plain text and JSONL input `text` is the input itself, unchanged."""

    id: str
    source_path: str
    url: str | None
    outlet: str | None
    title: str | None
    bylines: tuple[str, ...]
    dateline: str | None
    published: str | None
    language: str
    text: str
    sha256: str
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 time expression. `value` is None where it cannot be known (no publication date)."""

    start: int
    end: int
    exact: str
    type: TimexType
    value: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym and what it stands for; `lat`/`lon` are WGS84 degrees, `country` ISO 3166-1 alpha-3."""

    start: int
    end: int
    exact: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Who can say or do something. `sectors` are PLOVER sector codes, the primary one first."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnActor:
    """A row of a desk's own table of actors, as people write it: several names are "a | b", see docs/tables.md.

    `terms` are offices of a person with their years ("president 2019-"); `said` are nouns that can stand for the actor.
    """

    name: str
    kind: OwnKind
    also: str = ""
    country: str | None = None
    sectors: str = ""
    said: str = ""
    sex: Literal["f", "m", ""] = ""
    terms: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, pronoun or description in the text and the id of the actor it refers to."""

    start: int
    end: int
    exact: str
    actor: str
    confidence: float
