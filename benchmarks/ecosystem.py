"""A made-up news ecosystem whose truth is known: who has it from whom, who copied whom, what is contested.

    for made in ecosystem(1000, seed=1): ...        # reports, each with its analysis and its truth

Every happening has a few claims. Bodies ("the Harbour Authority of Lowen") state or deny them, outlets write them up in
their own words, other outlets copy with cuts and edits, rewrite, credit or leave the credit out, cite each other in a
circle, or name nobody. The wording comes from the skeletons and word lists below; nothing is taken from real news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from herodot.ontology.load import load_table, parse_table
from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Event,
    EventDate,
    Hop,
    Quantity,
    Report,
    Role,
    Source,
    Span,
)
from herodot.spans import content_id


@dataclass(frozen=True, slots=True)
class _Row:
    idf: float
    words: str


@dataclass(frozen=True, slots=True)
class _CommonWords:
    rare: float
    common: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    type: str
    act: str
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class _Words:
    """ecosystem.yaml as it stands."""

    syllables: str
    countries: str
    bodies: str
    agencies: str
    papers: str
    kinds: tuple[_Kind, ...]
    skeletons: tuple[str, ...]


PER_DAY = 400
"""Reports published a day, so that a larger ecosystem is a longer one."""
UNCREDITED = 1 / 3
"""Share of the relays that leave the credit out."""
LEAST_KEPT = 0.4
"""Share of a copy's words that come from its original, at least."""
EDITED = 0.05
"""Share of the words of a copied sentence that an editor has changed."""

WORDS = parse_table(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"), _Words, "ecosystem.yaml")
SYLLABLES, COUNTRIES = WORDS.syllables.split(), WORDS.countries.split()
BODIES, AGENCIES, PAPERS = WORDS.bodies.split(), WORDS.agencies.split(), WORDS.papers.split()
_NEWS = [
    word for row in load_table("common_words.yaml", _CommonWords).common if row.idf >= 2.5 for word in row.words.split()
]
NEWS_WORDS, VERBS = (sorted(w for w in _NEWS if w.endswith("ed") == past) for past in (False, True))
"""Words that news uses; each happening has its own few."""


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
class _Draft:
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


@dataclass(slots=True)
class Ecosystem:
    """Makes `size` reports, the same for the same `seed`; `truth` has the claims by (happening, claim) afterwards."""

    size: int
    seed: int
    truth: dict[tuple[int, int], Claimed] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Made]:
        dice = random.Random(self.seed)
        self.truth.clear()
        outlets = [_actor(dice, "outlet", f"{_name(dice)} {dice.choice(PAPERS)}") for _ in range(240)]
        agencies = [_actor(dice, "outlet", f"{_name(dice)} {dice.choice(AGENCIES)}") for _ in range(24)]
        made = happening = 0
        while made < self.size:
            writer = _Happening(dice, happening, date(2020, 1, 1) + timedelta(days=made // PER_DAY), self.truth)
            for report in writer.reports(agencies, outlets)[: self.size - made]:
                yield report
                made += 1
            happening += 1


class _Happening:
    """One happening: its words, its claims, and the reports about it."""

    def __init__(self, dice: random.Random, number: int, day: date, truth: dict[tuple[int, int], Claimed]) -> None:
        self.dice, self.number, self.day, self.truth = dice, number, day, truth
        self.kind = dice.choice(WORDS.kinds)
        self.names = [_name(dice) for _ in range(6)]
        self.verbs = dice.sample(VERBS, 20)
        self.words = [*dice.sample(self.kind.words.split(), 3), *dice.sample(NEWS_WORDS, 45)]
        a, b = dice.sample(range(0, len(COUNTRIES), 2), 2)
        self.by, self.to = _country(a), _country(b)
        self.toll = dice.randint(11, 600)
        self.next_sentence = 0

    def reports(self, agencies: Sequence[Actor], outlets: Sequence[Actor]) -> list[Made]:
        """All reports about the happening, in order of publication."""
        dice = self.dice
        drafts = [self._original(self._body(), dice.choice([*agencies, *outlets[:40]]), self.toll)]
        if dice.random() < 0.5:
            number = self.toll if dice.random() < 0.7 else self.toll + dice.randint(20, 90)
            drafts.append(self._original(self._body(), dice.choice([*agencies, *outlets[:40]]), number))
        if dice.random() < 0.25:
            drafts.append(self._original(self._body(), dice.choice([*agencies, *outlets[:40]]), self.toll, denies=True))
        used = {draft.outlet.id for draft in drafts}
        free = [outlet for outlet in outlets if outlet.id not in used]
        dice.shuffle(free)
        for _ in range(min(int(dice.paretovariate(1.1)) + dice.randint(0, 3), 40)):
            drafts.append(self._relay(dice.choice(drafts), free.pop()))
        if dice.random() < 0.12:
            drafts += self._loop(free.pop(), free.pop())
        if dice.random() < 0.2:
            drafts.append(self._draft(free.pop(), None, None, self.toll, None))
        drafts.sort(key=lambda draft: draft.day)
        return [self._finish(draft) for draft in drafts]

    def _body(self) -> Actor:
        return _actor(
            self.dice, "organisation", f"{self.dice.choice(self.names)} {self.dice.choice(BODIES)}", _name(self.dice)
        )

    def _original(self, body: Actor, outlet: Actor, number: int, *, denies: bool = False) -> _Draft:
        return self._draft(outlet, body, None, number, body.name, denies=denies)

    def _draft(
        self,
        outlet: Actor,
        teller: Actor | None,
        credit: Actor | None,
        number: int,
        root: str | None,
        *,
        denies: bool = False,
    ) -> _Draft:
        """A report in an outlet's own words."""
        written = [self._claim_sentence()] + [self._sentence() for _ in range(self.dice.randint(7, 16))]
        day = self.day + timedelta(days=self.dice.choice((0, 0, 0, 1, 1, 2)))
        return _Draft(outlet, day, [(s, s.words) for s in written], teller, credit, root, number, denies)

    def _relay(self, source: _Draft, outlet: Actor) -> _Draft:
        """A copy or a rewrite of another report, with or without credit."""
        dice = self.dice
        credited = dice.random() >= UNCREDITED
        keeps_teller = dice.random() < 0.6
        credit = source.outlet if credited else None
        teller = source.teller if keeps_teller else None
        if dice.random() < 0.3 or (source.teller is None and source.credit is None):
            draft = self._draft(outlet, teller, credit, source.number, source.root, denies=source.denies)
        else:
            kept = self._kept(source)
            draft = _Draft(outlet, source.day, kept, teller, credit, source.root, source.number, source.denies)
        draft.day = source.day + timedelta(days=dice.choice((0, 0, 1, 1, 2)))
        return draft

    def _kept(self, source: _Draft) -> list[tuple[Sentence, tuple[str, ...]]]:
        """The claim and some other sentences of a report, edited, and sentences of the copier's own."""
        dice = self.dice
        share = dice.uniform(LEAST_KEPT + 0.05, 1.0)
        first, *others = source.sentences
        count = max(3, round(share * len(others)))
        places = sorted(dice.sample(range(len(others)), min(count, len(others))))
        kept = [(first[0], self._edit(first[1])), *((others[i][0], self._edit(others[i][1])) for i in places)]
        own = [self._sentence() for _ in range(int(len(kept) * (1 - share) / share * 0.9))]
        for sentence in own:
            kept.insert(dice.randint(1, len(kept)), (sentence, sentence.words))
        return kept

    def _edit(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.dice.choice(NEWS_WORDS) if self.dice.random() < EDITED else word for word in words)

    def _loop(self, one: Actor, other: Actor) -> list[_Draft]:
        """Two outlets that have it from each other."""
        return [self._draft(one, None, other, self.toll, None), self._draft(other, None, one, self.toll, None)]

    def _claim_sentence(self) -> Sentence:
        self.next_sentence += 1
        return Sentence(self.next_sentence, (), 0)

    def _sentence(self) -> Sentence:
        self.next_sentence += 1
        dice = self.dice
        a, b, c = dice.sample(self.words, 3)
        one, other = dice.sample(self.names, 2)
        text = dice.choice(WORDS.skeletons).format(a=a, b=b, c=c, N=one, M=other, v=dice.choice(self.verbs))
        return Sentence(self.next_sentence, tuple(text.split()))

    def _finish(self, draft: _Draft) -> Made:
        return _Writer(self, draft).made()


class _Writer:
    """Turns a draft into a report with its records and its truth."""

    def __init__(self, about: _Happening, draft: _Draft) -> None:
        self.about, self.draft = about, draft
        self.text = ""
        self.hops: list[Hop] = []
        self.claims: dict[str, tuple[int, int]] = {}
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
        source = self._span(teller.name) if teller else None
        if teller:
            self._add(f" {cue} that ")
        content = self._span(f"{about.by.name} {about.kind.act} {about.to.name} with {draft.number} {about.kind.unit}")
        day = about.day.isoformat()
        if draft.credit is not None and draft.teller is not None:
            self._add(", ")
        if draft.credit is not None:
            self._credit(source if draft.teller is None else None)
        self._add(". ")
        number_at = self.text.index(str(draft.number), content.start)
        statement = None
        if teller and source:
            named = Source(source.start, source.end, source.exact, teller.id)
            own_id = content_id("attr", self.key)
            commitment = "CT-" if draft.denies else "CT+"
            statement = Attribution(
                own_id, named, (teller.id,), None, (content,), "indirect", commitment, None, 1.0, "made"
            )
            if draft.teller is not None and draft.credit is None:
                self._hop("statement", teller, source)
        event = Event(
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
            quantities=(
                Quantity(
                    "other",
                    float(draft.number),
                    float(draft.number),
                    about.kind.unit,
                    number_at,
                    number_at + len(str(draft.number)),
                    str(draft.number),
                ),
            ),
            according_to=(statement.id,) if statement else (),
            quad=4,
            intensity=0.0,
            confidence=1.0,
            why="made",
        )
        return event, statement

    def _credit(self, said: Span | None) -> None:
        """A credit at the claim; `said` where the credited outlet is the teller itself."""
        credit = self.draft.credit
        assert credit is not None
        if said is None:
            self._add("as reported by ")
            said = self._span(credit.name)
        self._hop("cites", credit, said)
        if self.draft.teller is not None:
            self.hops.append(
                Hop(
                    content_id("hop", self.key, 2),
                    "statement",
                    credit.name,
                    self.draft.teller.name,
                    self.draft.teller.id,
                    said,
                    1.0,
                    "made",
                )
            )

    def _hop(self, kind: str, upstream: Actor, evidence: Span) -> None:
        own_id = content_id("hop", self.key, upstream.id)
        self.hops.append(Hop(own_id, kind, self.draft.outlet.name, upstream.name, upstream.id, evidence, 1.0, "made"))  # type: ignore[arg-type]

    def _add(self, words: str) -> None:
        self.text += words

    def _span(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text), words)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 3, 3)))).capitalize()


def _actor(dice: random.Random, kind: str, name: str, of: str = "") -> Actor:
    full = f"{name} of {of}" if of else name
    return Actor(content_id("actor", full), full, (), kind, None, ())  # type: ignore[arg-type]


def _country(at: int) -> Actor:
    name, code = COUNTRIES[at], COUNTRIES[at + 1]
    return Actor(f"country:{code}", name, (), "country", code, ("GOV",))
