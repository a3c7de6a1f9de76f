"""What the many-reports stages keep of a report: `sketch(analysis) -> Sketch`, a pure function of it.

A sketch has no text: only what comparing needs, and the words that prove its records. Everything in this package works
on sketches, so that adding a report never reads the others' text again.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from herodot.link.keys import fingerprints, topics
from herodot.link.points import Point, points_of
from herodot.link.shingles import Shingles, hash_of, shingles_of
from herodot.link.vectors import vector_of
from herodot.link.words import kept, vector
from herodot.records import Actor, Analysis, Hop, Report, Sketch

EDITION = 2
"""Which edition of this function and of its tables made a sketch: one of another edition has to be made anew."""

TITLE = 120
"""Longest title, in code points."""
HEADLINE = 6
"""Words from which a line can be a headline or a paragraph."""
LEAD = 3
"""Such lines at the top: a headline and two paragraphs."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a report says, and on whose word: the hops, the points, and the actors that these name.

    `lead` is where its first paragraphs end, in code points: a credit there is for all that follows.
    """

    id: str
    source_path: str
    outlet: str | None
    published: str | None
    title: str | None
    headline: str
    lead: int
    hops: tuple[Hop, ...]
    points: tuple[Point, ...]
    actors: tuple[Actor, ...]

    @property
    def day(self) -> str | None:
        """The calendar day of publication, ISO 8601."""
        return self.published[:10] if self.published else None

    @property
    def age(self) -> tuple[bool, str, str]:
        """Sorts the earliest first, undated reports last, reports of one day by id."""
        return self.published is None, self.day or "", self.id


def sketch(analysis: Analysis) -> Sketch:
    """The sketch of a report; the same analysis gives the same sketch, whatever other reports there are."""
    report = analysis.report
    words = vector(f"{report.title or ''}\n{kept(report)}")
    shingles = shingles_of(report)
    account = account_of(analysis)
    return Sketch(
        report=report.id,
        day=account.day,
        fingerprints=fingerprints(shingles),
        topics=topics(words),
        words=vector_of({hash_of([word]): weight for word, weight in words.items()}).packed(),
        shingles=_encoder.encode(shingles),
        account=_encoder.encode(account),
    )


def shingles_in(packed: bytes) -> Shingles:
    """The shingles in a sketch."""
    return _shingles.decode(packed)


def account_in(packed: bytes) -> Account:
    """The account in a sketch."""
    return _accounts.decode(packed)


def account_of(analysis: Analysis) -> Account:
    """What a report says, without how it is worded."""
    report = analysis.report
    points = points_of(analysis)
    named = {hop.upstream for hop in analysis.hops} | {i for point in points for i in point.actors()}
    known = {a.name for a in analysis.actors if a.id in named} | {hop.from_name for hop in analysis.hops}
    return Account(
        id=report.id,
        source_path=report.source_path,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        headline=_headline(report),
        lead=_lead(report),
        hops=analysis.hops,
        points=points,
        actors=tuple(a for a in analysis.actors if a.id in named or a.name in known or a.kind == "outlet"),
    )


def _lead(report: Report) -> int:
    at, lines = 0, 0
    for line in kept(report).splitlines(keepends=True):
        lines += len(line.split()) >= HEADLINE
        at += len(line)
        if lines == LEAD:
            break
    return at


def _headline(report: Report) -> str:
    """The first line that is too long for a byline or a section's name; the first line at all where none is."""
    lines = [line.strip() for line in kept(report).splitlines() if line.strip()]
    line = next((line for line in lines if len(line.split()) >= HEADLINE), lines[0] if lines else "")
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"


_encoder = msgspec.msgpack.Encoder()
_shingles = msgspec.msgpack.Decoder(Shingles)
_accounts = msgspec.msgpack.Decoder(Account)
