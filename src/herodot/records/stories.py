"""What many reports yield: sketches, links, stories, claims, chains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from herodot.records.kinds import ClaimState, ContradictionKind, Direction, EdgeKind, LinkKind, NodeKind
from herodot.records.report import Span


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
