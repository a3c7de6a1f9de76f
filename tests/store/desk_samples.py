"""Analyses for the tests of the store: made-up words, every kind of record, as many as in a real report."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from typing import Any

from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Dropped,
    Event,
    EventDate,
    EventPlace,
    Hop,
    Mention,
    Place,
    Quantity,
    Report,
    Role,
    Source,
    Span,
    Timex,
)
from herodot.spans import content_id

WORDS = ["harbour", "envoy", "bridge", "treaty", "convoy", "minister", "denies", "wheat", "naïve", "🚢"]


def report(text: str, **fields: Any) -> Report:
    """A report of `text` alone, with what `fields` say."""
    given: dict[str, Any] = {
        "source_path": "inbox/a.txt",
        "url": None,
        "outlet": None,
        "title": None,
        "bylines": (),
        "dateline": None,
        "published": None,
        "language": "en",
    }
    given |= fields
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    identity = (given["source_path"], given["url"], given["outlet"], given["published"], text)
    return Report(id=content_id("report", *identity), text=text, sha256=sha256, **given)


def analysis(text: str, **fields: Any) -> Analysis:
    """An analysis of a report that yields nothing."""
    return Analysis(report(text, **fields), (), (), (), (), (), (), ())


def said(text: str, source: str, content: str, **fields: Any) -> Analysis:
    """An analysis of a report in which one attribution was found."""
    of = analysis(text, **fields)
    at, content_at = text.index(source), text.index(content)
    actor = Actor(content_id("actor", source), source, (), "person", None, ())
    words = Span(content_at, content_at + len(content), content)
    named = Source(at, at + len(source), source, actor.id)
    own_id = content_id("attribution", of.report.id, content_at)
    one = Attribution(own_id, named, (actor.id,), None, (words,), "indirect", "CT+", None, 0.9, "rule")
    return Analysis(of.report, (), (), (actor,), (), (one,), (), ())


class Maker:
    """Makes the n-th report and all it yields, the same every time."""

    def __init__(self, n: int, words: int) -> None:
        self.random = random.Random(n)
        self.n = n
        self.text = " ".join(self.random.choice(WORDS) for _ in range(words))
        self.report = report(
            self.text,
            source_path=f"inbox/{n}.txt",
            url=f"https://news.example/{n}",
            outlet="The Example",
            title=f"Report number {n}",
            bylines=("Ann Ames", "Bo Berg"),
            dateline="HARBOUR",
            published="2024-07-14",
        )
        self.actors = tuple(
            Actor(f"actor-{i}", f"Actor {i}", (f"A{i}", f"n{n}"), "person", None, ("GOV", "MIL")) for i in range(20)
        )

    def span(self) -> Span:
        start = self.random.randrange(len(self.text) - 40)
        return Span(start, start + 30, self.text[start : start + 30])

    def cells(self) -> tuple[int, int, str]:
        span = self.span()
        return span.start, span.end, span.exact

    def actor(self) -> str:
        return self.random.choice(self.actors).id

    def attribution(self, i: int, parent: str | None) -> Attribution:
        own_id = content_id("attribution", self.report.id, i)
        source = Source(*self.cells(), self.actor()) if i % 3 else None
        cue = self.span() if i % 4 else None
        content = (self.span(), self.span()) if i % 2 else (self.span(),)
        holders = (self.actor(), self.actor())
        return Attribution(own_id, source, holders, cue, content, "mixed", "PR-", parent, 0.5, "cue: denies")

    def event(self, i: int, according_to: tuple[str, ...]) -> Event:
        return Event(
            id=content_id("event", self.report.id, i),
            type="ASSAULT",
            mode="drone" if i % 2 else None,
            contexts=("military", "territory"),
            status="denied",
            actors=(Role(self.actor(), *self.cells()), Role(None, *self.cells())),
            recipients=(Role(self.actor(), *self.cells()),),
            trigger=self.span(),
            other_triggers=(self.span(),),
            evidence=(self.span(), self.span()),
            date=EventDate("2024-07-13", "2024-07-13", "day", "2024-07-13") if i % 3 else None,
            place=EventPlace("Harbour", "GBR", 51.5, -0.1, "city") if i % 4 else None,
            quantities=(Quantity("killed", 2.0, None, None, *self.cells()),),
            according_to=according_to,
            quad=4,
            intensity=-9.5,
            confidence=0.7,
            why="trigger: strike",
        )

    def analysis(self) -> Analysis:
        ids = [content_id("attribution", self.report.id, i) for i in range(30)]
        # The first is inside the second: a parent may come after its child.
        attributions = tuple(self.attribution(i, ids[1] if i == 0 else None) for i in range(30))
        hop_id = content_id("hop", self.report.id)
        hop = Hop(hop_id, "cites", "The Example", "Agency", self.actor(), self.span(), 0.8, "credit line")
        return Analysis(
            report=self.report,
            timexes=tuple(Timex(*self.cells(), "DATE", "2024-07-13" if i % 2 else None) for i in range(10)),
            places=tuple(Place(*self.cells(), "Harbour", "GBR", 51.5, -0.1, 0.9) for _ in range(10)),
            actors=self.actors,
            mentions=tuple(Mention(*self.cells(), self.actor(), 0.75) for _ in range(200)),
            attributions=attributions,
            hops=(hop,),
            events=tuple(self.event(i, (ids[i % 30], ids[(i + 1) % 30])) for i in range(40)),
        )


def sample(n: int, words: int = 600) -> Analysis:
    """The n-th sample: 30 attributions, 40 events, 200 mentions, whatever the number of words (from 40)."""
    made = Maker(n, words).analysis()
    advert = Dropped(0, 7, made.report.text[:7], "advert")
    return replace(made, report=replace(made.report, dropped=(advert,)))
