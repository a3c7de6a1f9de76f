from __future__ import annotations

from pathlib import Path

import pytest

from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Event,
    EventDate,
    Hop,
    Report,
    Role,
    Source,
    Span,
)
from herodot.spans import content_id
from herodot.store import open_store

TEXT = (
    "The Harbour Post learned of it from Coastal Press.\n\n"
    "Minister Ada Brandt denied on Monday that patrol boats had shelled the port of Lund."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def source(words: str, actor: str | None) -> Source:
    found = span(words)
    return Source(found.start, found.end, found.exact, actor)


def role(words: str, actor: str | None) -> Role:
    found = span(words)
    return Role(actor, found.start, found.end, found.exact)


def analysis_of(source_path: str = "inbox/lund.txt", outlet: str = "The Harbour Post") -> Analysis:
    """A report with a chain of one hop, one denial and one denied event, as the stages would yield it."""
    brandt = Actor("actor-brandt", "Ada Brandt", (), "person", "SWE", ("GOV",))
    press = Actor("actor-press", "Coastal Press", (), "outlet", None, ("MED",))
    sentence = span("Minister Ada Brandt denied on Monday that patrol boats had shelled the port of Lund.")
    denial = Attribution(
        id="attribution-1a",
        source=source("Minister Ada Brandt", brandt.id),
        holders=(brandt.id,),
        cue=span("denied"),
        content=(span("that patrol boats had shelled the port of Lund"),),
        quote="indirect",
        commitment="CT-",
        parent=None,
        confidence=0.9,
        why="verb cue",
    )
    hop = Hop("hop-1a", "cites", outlet, press.name, press.id, span("from Coastal Press"), 0.8, "credit")
    event = Event(
        id="event-1a",
        type="ASSAULT",
        mode="heavy-weapons",
        contexts=("military",),
        status="denied",
        actors=(role("patrol boats", None),),
        recipients=(role("the port of Lund", None),),
        trigger=span("shelled"),
        other_triggers=(),
        evidence=(sentence,),
        date=EventDate("2024-07-08", "2024-07-08", "day", "2024-07-08"),
        place=None,
        quantities=(),
        according_to=(denial.id,),
        quad=4,
        intensity=-9.0,
        confidence=0.7,
        why="trigger shell",
    )
    report = Report(
        id=content_id("report", source_path, outlet, TEXT),
        source_path=source_path,
        url=None,
        outlet=outlet,
        title="Port shelled",
        bylines=(),
        dateline=None,
        published="2024-07-10",
        language="en",
        text=TEXT,
        sha256="0" * 64,
    )
    return Analysis(report, (), (), (brandt, press), (), (denial,), (hop,), (event,))


@pytest.fixture
def analysis() -> Analysis:
    return analysis_of()


@pytest.fixture
def desk(tmp_path: Path, analysis: Analysis) -> str:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        store.add(analysis)
        store.add(analysis_of("inbox/copy.txt", "The Evening Mail"))
    return str(path)
