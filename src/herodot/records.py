"""The records that pass between the stages, and out of the program as JSON.

Every record is a frozen slotted dataclass; no dict crosses a stage border. Offsets are Unicode code points into
`Report.text`, half open. `confidence` (0..1) is ours; `commitment` is the source's own (FactBank). The field names are
the JSON contract: `msgspec.json.encode(analysis)` is one line of `--jsonl`.

    RawDoc -> Report -> Analysis(report, timexes, places, actors, mentions, attributions, hops, events)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from herodot.errors import EvidenceMissing

type DocFormat = Literal["text", "html"]
type Quote = Literal["direct", "indirect", "mixed"]
type Commitment = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "U"]
type ActorKind = Literal["country", "organisation", "person", "outlet", "group"]
type OwnKind = Literal["organisation", "person", "outlet", "group"]
type HopKind = Literal["cites", "interview", "statement", "quotes", "republishes", "copies"]
type Status = Literal["happened", "denied", "possible", "planned", "demanded", "conditional", "did_not_happen"]
type TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
type Precision = Literal["day", "week", "month", "season", "quarter", "year", "decade", "interval"]
type PlacePrecision = Literal["city", "region", "country"]
type ClaimState = Literal["agreed", "contested", "single"]
type NodeKind = Literal["report", "party", "unnamed"]
type EdgeKind = Literal["cites", "interview", "statement", "quotes", "republishes", "copies", "publishes"]
THIS_REPORT = "(this report)"
"""What a hop says that it is from where the report names no outlet."""
type Direction = Literal["credit", "date", "wording"]
type ContradictionKind = Literal["denial", "quantity", "date", "actor"]
type QuantityKind = Literal["killed", "wounded", "arrested", "displaced", "participants", "money", "weapons", "other"]
type Wrong = Literal[
    "speaker", "wording", "certainty", "type", "mode", "status", "actor", "recipient", "date", "place", "link",
    "boilerplate", "missing", "not_a_record",
]  # fmt: skip
type DraftKind = Literal["attribution", "event", "hop"]
type LinkKind = Literal["copy", "not_copy", "same_story", "other_story"]
type Verdict = Literal["accepted", "rejected", "unsure", "undone"]


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


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing and linking need of a report, without its text. No part of the JSON.

    `day` is that of its publication, ISO 8601. Two reports can only be copies where they share one of their
    `fingerprints`, and alike where they share one of their `topics`: whole numbers of 63 bits. `words`, `shingles`
    and `account` are `herodot.link`'s own, packed.
    """

    report: str
    day: str | None
    fingerprints: tuple[int, ...]
    topics: tuple[int, ...]
    words: bytes
    shingles: bytes
    account: bytes


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of two reports that are alike or copies; `a` < `b` are report ids. No part of the JSON.

    `like` is their likeness (0..1). `of_a` and `of_b` are the parts of each one's word trigrams that are in the other,
    0 where neither is a copy of the other; `passages` are code points (start and end in a, start and end in b).
    """

    a: str
    b: str
    like: float
    of_a: float = 0.0
    of_b: float = 0.0
    passages: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def copied(self) -> bool:
        """True where one is a copy of the other, or both of a third."""
        return self.of_a > 0


@dataclass(frozen=True, slots=True)
class LinkRule:
    """What an editor says of two reports, `a` < `b`: that one copies the other, that both tell one story, or not.

    `correction` is the id of the correction that says so. No part of the JSON.
    """

    kind: LinkKind
    a: str
    b: str
    correction: str


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report as a member of a story."""

    id: str
    source_path: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """A root that a story's reports go back to, and the reports that do."""

    name: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports: where they stand in the one, and where in the other."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports of which one copies the other, or both a third.

    `a` < `b` are report ids; `shared` is the part (0..1) of the shorter one's word trigrams that is in the other.
    `original` is the id of the one that was there first, None where nothing tells; `why` is what tells: its "credit" in
    the other, the "date", or the "wording" (the other has cut it). `passages` are the longest first.
    """

    a: str
    b: str
    shared: float
    original: str | None
    why: Direction | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """The words of a report that prove a step or a side; `record` is the id of the hop, attribution or event."""

    report: str
    record: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Node:
    """A place in a chain: a text with its copies ("report"), who is named ("party"), or a description of somebody who
    is not ("unnamed"). `reports` are the text's reports, or those that the party itself published; `origin` is true
    where the chain ends."""

    id: str
    kind: NodeKind
    name: str
    reports: tuple[str, ...]
    origin: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """One step of a chain, from the node that passes on to the node that it has it from.

    `publishes` leads from an outlet to its own report; it has no proofs, as no words of a report say so.
    """

    start: str
    end: str
    kind: EdgeKind
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Who has it from whom, as a graph; it may have loops."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two records of one claim that cannot both be right, with the words of both."""

    kind: ContradictionKind
    a: Proof
    b: Proof


@dataclass(frozen=True, slots=True)
class Claim:
    """What reports of a story say about one point. `supports` and `denials` are record ids, `proofs` their words.

    `independent` counts the `origins` that the supporting records go back to. `unnamed` and `untraced` are the reports
    whose word goes back to somebody without a name, or to nobody: never in that number.
    """

    id: str
    about: Literal["event", "statement"]
    summary: str
    state: ClaimState
    supports: tuple[str, ...]
    denials: tuple[str, ...]
    origins: tuple[Origin, ...]
    independent: int
    unnamed: tuple[str, ...]
    untraced: tuple[str, ...]
    proofs: tuple[Proof, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about one happening. `independent` counts origins; what goes back to `unnamed` sources alone, and
    `untraced` reports, are never in that number.

    The id is made of the earliest report's. `circular` are the loops of the chain, each as the names along it.
    `copies` are all pairs of copies, by id; `copied` has each copy once, beside the text that it has most from.
    """

    id: str
    title: str
    reports: tuple[StoryReport, ...]
    origins: tuple[Origin, ...]
    independent: int
    unnamed: tuple[Origin, ...]
    untraced: tuple[str, ...]
    circular: tuple[tuple[str, ...], ...]
    copies: tuple[tuple[str, str], ...]
    copied: tuple[Copy, ...]
    chain: Chain
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What became of a story's id when reports came or went; `sequence` counts the changes of a desk.

    `merged`: the reports of `old` are now in `new` with another story's. `split`: some of them are. `renamed`: all of
    them are, as an earlier report has come, or the earliest has gone.
    """

    sequence: int
    kind: Literal["merged", "split", "renamed"]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of a report with what stands around them (W3C TextQuoteSelector and TextPositionSelector in one).

    `text[start:end] == exact`; `prefix` and `suffix` are the characters before and after, fewer at the text's edges.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is missing, as a reader describes it; it stands on the correction's selection.

    `words` are those of the selection that are the statement ("one … two" in two pieces), the trigger or the evidence;
    "" is all of it. An attribution has `who` (its speakers), `certainty`, and the words `source` and `cue` if they were
    marked. An event has `type`, `mode`, `status`, `who` did it (in the words `source`) to `whom`, `date` and `place`. A
    hop has `hop`, `from_name` and the `who` that it goes back to. Values are written as in a correction's `should_be`.
    """

    kind: DraftKind
    words: str = ""
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    source: Selector | None = None
    cue: Selector | None = None
    certainty: Commitment = "CT+"
    type: str | None = None
    mode: str | None = None
    status: Status = "happened"
    date: str = ""
    place: str = ""
    hop: HopKind = "cites"
    from_name: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader says is wrong in a report, and what it should be.

    `record` is None for `missing`, `boilerplate` and `link`. `selection` is what the reader marked, None only for
    `link`; `anchor` is the record's own words, by which it is found again when a newer model gives it another id.
    `machine` is the value that was shown then; it and `should_be` are written as docs/corrections.md says. `draft` is
    there for `missing` alone.
    `source` says how the reader knows; `at` is ISO 8601 with a zone.
    """

    id: str
    report: str
    record: str | None
    wrong: Wrong
    selection: Selector | None
    anchor: Selector | None
    machine: str
    should_be: str
    draft: Draft | None
    source: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a correction's log: what an editor made of it. `undone` takes the last one that stands back."""

    correction: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
