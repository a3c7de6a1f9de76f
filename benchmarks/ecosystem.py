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
from pathlib import Path

from writing import Claimed, Draft, Kind, Made, Sentence, Writer

from herodot.ontology.load import load_table, parse_table
from herodot.records import Actor
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
class _Words:
    """ecosystem.yaml as it stands."""

    syllables: str
    countries: str
    bodies: str
    agencies: str
    papers: str
    kinds: tuple[Kind, ...]
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

    def _original(self, body: Actor, outlet: Actor, number: int, *, denies: bool = False) -> Draft:
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
    ) -> Draft:
        """A report in an outlet's own words."""
        written = [self._claim_sentence()] + [self._sentence() for _ in range(self.dice.randint(7, 16))]
        day = self.day + timedelta(days=self.dice.choice((0, 0, 0, 1, 1, 2)))
        return Draft(outlet, day, [(s, s.words) for s in written], teller, credit, root, number, denies)

    def _relay(self, source: Draft, outlet: Actor) -> Draft:
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
            draft = Draft(outlet, source.day, kept, teller, credit, source.root, source.number, source.denies)
        draft.day = source.day + timedelta(days=dice.choice((0, 0, 1, 1, 2)))
        return draft

    def _kept(self, source: Draft) -> list[tuple[Sentence, tuple[str, ...]]]:
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

    def _loop(self, one: Actor, other: Actor) -> list[Draft]:
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

    def _finish(self, draft: Draft) -> Made:
        return Writer(self, draft).made()


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 3, 3)))).capitalize()


def _actor(dice: random.Random, kind: str, name: str, of: str = "") -> Actor:
    full = f"{name} of {of}" if of else name
    return Actor(content_id("actor", full), full, (), kind, None, ())  # type: ignore[arg-type]


def _country(at: int) -> Actor:
    name, code = COUNTRIES[at], COUNTRIES[at + 1]
    return Actor(f"country:{code}", name, (), "country", code, ("GOV",))
