"""What one report yields: statements, steps back, events."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.errors import EvidenceMissing
from herodot.records.kinds import Commitment, HopKind, PlacePrecision, Precision, QuantityKind, Quote, Status
from herodot.records.report import Actor, Mention, Place, Report, Span, Timex


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name the source of an attribution; `actor` is the id of the one they refer to."""

    start: int
    end: int
    exact: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one statement (PARC/PolNeAR), with the holders' FactBank commitment.

    `source` is None where it is implicit, `cue` where nothing but quotation marks attributes. `parent` is the id of the
    attribution whose content encloses this one. `why` says which rule or model made the record.
    """

    id: str
    source: Source | None
    holders: tuple[str, ...]
    cue: Span | None
    content: tuple[Span, ...]
    quote: Quote
    commitment: Commitment
    parent: str | None
    confidence: float
    why: str

    def __post_init__(self) -> None:
        if not self.content:
            raise EvidenceMissing(f"attribution {self.id} has no content span")


@dataclass(frozen=True, slots=True)
class Hop:
    """One step back from a report toward an origin, proved by `evidence`."""

    id: str
    kind: HopKind
    from_name: str
    upstream_name: str
    upstream: str | None
    evidence: Span
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Role:
    """An actor or recipient of an event. The span is the noun phrase that fills the role, determiner and all: of a
    recipient everything that the act is aimed at ("the ministry's offer", where `actor` is the ministry)."""

    actor: str | None
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """When: ISO calendar days, `end` inclusive; `timex` is the TIMEX3 value it was read from."""

    start: str
    end: str
    precision: Precision
    timex: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where: name as in the gazetteer, ISO 3166-1 alpha-3 country, WGS84 degrees."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to an event; `low` == `high` where the text gives one figure."""

    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str | None
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Event:
    """One PLOVER event: who did what to whom, with the words that trigger it and the sentences that prove it.

    `quad`: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. `according_to` are ids
    of the attributions on which `status` rests; empty where the author asserts it.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    trigger: Span
    other_triggers: tuple[Span, ...]
    evidence: tuple[Span, ...]
    date: EventDate | None
    place: EventPlace | None
    quantities: tuple[Quantity, ...]
    according_to: tuple[str, ...]
    quad: int
    intensity: float
    confidence: float
    why: str

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceMissing(f"event {self.id} has no evidence sentence")


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one report yields; a pure function of the report and of the tables in the package."""

    report: Report
    timexes: tuple[Timex, ...]
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    hops: tuple[Hop, ...]
    events: tuple[Event, ...]
