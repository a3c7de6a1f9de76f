"""How a report of the made-up ecosystem is written down: a draft to a text, its records and its truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Protocol

from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Event,
    EventDate,
    Hop,
    HopKind,
    Quantity,
    Report,
    Role,
    Source,
    Span,
)
from herodot.spans import content_id


@dataclass(frozen=True, slots=True)
class Kind:
    """What can happen: its PLOVER type, in words, what is counted, and the words that go with it."""

    type: str
    act: str
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as somebody first wrote it; `claim` is the number of the claim it makes, or None."""

    id: int
    words: tuple[str, ...]
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its truth.

    `happening` is its story. `kept` is how many words of which first sentence are in it. `claims` leads from the ids of
    its records to (happening, claim); `root` is the body whose account it passes on, None where there is none.
    """

    analysis: Analysis
    happening: int
    kept: dict[int, int]
    claims: dict[str, tuple[int, int]]
    root: str | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """The truth about a claim: which bodies support it, whether a body denies it, which numbers are given."""

    supporters: set[str] = field(default_factory=set)
    deniers: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)

    @property
    def contested(self) -> bool:
        """True where a body denies what another says, or their numbers differ."""
        return bool(self.supporters) and (bool(self.deniers) or len(self.numbers) > 1)


@dataclass(slots=True)
class Draft:
    """A report that is being written."""

    outlet: Actor
    day: date
    sentences: list[tuple[Sentence, tuple[str, ...]]]
    teller: Actor | None
    """Whom the claim is attributed to; None for the report's own voice."""
    credit: Actor | None
    root: str | None
    number: int
    denies: bool = False
    claim: int = 0


class About(Protocol):
    """The happening that a draft is about: what `by` did to `to` on `day`, and the truth that is told of it."""

    number: int
    day: date
    kind: Kind
    by: Actor
    to: Actor
    truth: dict[tuple[int, int], Claimed]


class Writer:
    """Turns a draft into a report with its records and its truth."""

    def __init__(self, about: About, draft: Draft) -> None:
        self.about, self.draft = about, draft
        self.text = ""
        self.hops: list[Hop] = []
        self.key = f"{about.number}-{draft.outlet.id}-{draft.day}"

    def made(self) -> Made:
        about, draft = self.about, self.draft
        event, statement = self._claim()
        kept: dict[int, int] = {}
        for sentence, words in draft.sentences:
            if sentence.claim is None:
                self._add(" ".join(words) + ". ")
                kept[sentence.id] = sum(a == b for a, b in zip(words, sentence.words, strict=True))
        actors = {a.id: a for a in (about.by, about.to, draft.teller, draft.credit) if a is not None}
        digest = sha256(self.text.encode()).hexdigest()
        report_id = content_id("report", self.key, digest)
        report = Report(
            report_id, self.key, None, draft.outlet.name, None, (), None, draft.day.isoformat(), "en", self.text, digest
        )
        statements = () if statement is None else (statement,)
        analysis = Analysis(report, (), (), tuple(actors.values()), (), statements, tuple(self.hops), (event,))
        self._tell_truth()
        return Made(analysis, about.number, kept, {event.id: (about.number, 0)}, draft.root)

    def _tell_truth(self) -> None:
        truth = self.about.truth.setdefault((self.about.number, 0), Claimed())
        if self.draft.denies:
            truth.deniers.add(self.draft.root or "")
        else:
            truth.numbers.add(self.draft.number)
            if self.draft.root is not None:
                truth.supporters.add(self.draft.root)

    def _claim(self) -> tuple[Event, Attribution | None]:
        """The sentence that makes the claim: on the word of the teller, of the credited outlet, or in the own voice."""
        about, draft = self.about, self.draft
        teller = draft.teller or draft.credit
        cue = "denied" if draft.denies else "said"
        if teller:
            self._add("The ")
        source = self._span(teller.name) if teller else None
        if teller:
            self._add(f" {cue} that ")
        content = self._span(f"{about.by.name} {about.kind.act} {about.to.name} with {draft.number} {about.kind.unit}")
        if draft.credit is not None and draft.teller is not None:
            self._add(", ")
        if draft.credit is not None:
            self._credit(source if draft.teller is None else None)
        self._add(". ")
        number_at = self.text.index(str(draft.number), content.start)
        statement = self._statement(teller, source, content) if teller and source else None
        return self._event(content, number_at, statement), statement

    def _statement(self, teller: Actor, source: Span, content: Span) -> Attribution:
        draft = self.draft
        if draft.teller is not None and draft.credit is None:
            self._hop("statement", teller, source)
        named = Source(source.start, source.end, source.exact, teller.id)
        own_id, commitment = content_id("attr", self.key), "CT-" if draft.denies else "CT+"
        return Attribution(own_id, named, (teller.id,), None, (content,), "indirect", commitment, None, 1.0, "made")

    def _event(self, content: Span, number_at: int, statement: Attribution | None) -> Event:
        about, draft, day = self.about, self.draft, self.about.day.isoformat()
        number, given = float(draft.number), str(draft.number)
        count = Quantity("other", number, number, about.kind.unit, number_at, number_at + len(given), given)
        return Event(
            id=content_id("event", self.key),
            type=about.kind.type,
            mode=None,
            contexts=(),
            status="denied" if draft.denies else "happened",
            actors=(Role(about.by.id, content.start, content.start + 1, content.exact[:1]),),
            recipients=(Role(about.to.id, content.end - 1, content.end, content.exact[-1:]),),
            trigger=content,
            other_triggers=(),
            evidence=(content,),
            date=EventDate(day, day, "day", day),
            place=None,
            quantities=(count,),
            according_to=(statement.id,) if statement else (),
            quad=4,
            intensity=0.0,
            confidence=1.0,
            why="made",
        )

    def _credit(self, said: Span | None) -> None:
        """A credit at the claim; `said` where the credited outlet is the teller itself."""
        credit = self.draft.credit
        assert credit is not None
        if said is None:
            self._add("as reported by the ")
            said = self._span(credit.name)
        self._hop("cites", credit, said)
        if self.draft.teller is not None:
            own_id, teller = content_id("hop", self.key, 2), self.draft.teller
            self.hops.append(Hop(own_id, "statement", credit.name, teller.name, teller.id, said, 1.0, "made"))

    def _hop(self, kind: HopKind, upstream: Actor, evidence: Span) -> None:
        own_id = content_id("hop", self.key, upstream.id)
        self.hops.append(Hop(own_id, kind, self.draft.outlet.name, upstream.name, upstream.id, evidence, 1.0, "made"))

    def _add(self, words: str) -> None:
        self.text += words

    def _span(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text), words)
