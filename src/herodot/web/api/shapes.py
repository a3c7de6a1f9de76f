"""What the REST API takes and gives, beside the records of `herodot.records`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from litestar.params import QueryParameter
from msgspec import Meta

from herodot.correct import Case
from herodot.records import Claim, Draft, Event, Hop, Verdict, Wrong
from herodot.store.inbox import Entry, Job
from herodot.store.pages.heads import StoryHead
from herodot.store.pages.lists import ActorRow, ClaimRow, EventRow, HopRow, ReportRow, SaidRow
from herodot.web.views.search import HitLine

Limit = Annotated[int, QueryParameter(ge=1, le=200, description="How many at most.")]
After = Annotated[str | None, QueryParameter(max_length=2000, description="`next` of the page before.")]
Line = Annotated[str, Meta(max_length=2000)]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Reports without their texts, the last that came first."""

    items: tuple[ReportRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Heads of stories, the most attention first."""

    items: tuple[StoryHead, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Claims of stories."""

    items: tuple[ClaimRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events in short, by report."""

    items: tuple[EventRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class HopPage:
    """Hops in short, by report."""

    items: tuple[HopRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Actors, by id."""

    items: tuple[ActorRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Corrections with their logs: the oldest first where they wait, else the newest."""

    items: tuple[Case, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class SaidPage:
    """What an actor says, by report."""

    items: tuple[SaidRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits; `more` is true where there were others."""

    items: tuple[HitLine, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class EventIn:
    """An event and the id of its report."""

    report: str
    event: Event


@dataclass(frozen=True, slots=True)
class HopIn:
    """A hop and the id of its report."""

    report: str
    hop: Hop


@dataclass(frozen=True, slots=True)
class ClaimIn:
    """A claim and the id of its story."""

    story: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report to be analysed: `text`, or `html` instead. `id` names it; without, its content does."""

    text: str = ""
    html: str = ""
    id: Line = ""
    url: Line = ""
    outlet: Line = ""
    title: Line = ""
    published: Annotated[str, Meta(max_length=40)] = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """The job that analyses what was handed in: it is kept, and /api/jobs/ID tells how far it is."""

    job: str
    href: str


@dataclass(frozen=True, slots=True)
class JobState:
    """How far a job is, and its first 200 documents."""

    job: Job
    documents: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What is wrong in a report and what it should be (docs/corrections.md has the values).

    `start` and `end` are code points into the report's text; without them the record's own words are meant. `by` is who
    proposes it, on a desk without accounts; elsewhere the owner of the token does.
    """

    report: Line
    wrong: Wrong
    should_be: Line = ""
    record: Line | None = None
    start: Annotated[int, Meta(ge=0, le=1_000_000_000)] | None = None
    end: Annotated[int, Meta(ge=0, le=1_000_000_000)] | None = None
    draft: Draft | None = None
    source: Line = ""
    by: Line = ""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What an editor makes of a correction."""

    verdict: Verdict
    reason: Line = ""
    by: Line = ""
