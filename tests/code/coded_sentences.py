"""Codes sentences as reports of their own, with the real parser, for the tests of `herodot.code`."""

from __future__ import annotations

import hashlib
from functools import cache

from herodot.pipeline import analyse
from herodot.records import Analysis, Event, Report


@cache
def analysed(text: str, published: str = "2023-05-10") -> Analysis:
    """The analysis of a text as a report published on a Wednesday, 10 May 2023."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return analyse(Report("r", "r.txt", None, None, None, (), None, published, "en", text, digest))


def events(text: str) -> tuple[Event, ...]:
    """The events of a text."""
    return analysed(text).events


def only(text: str, type_: str) -> Event:
    """The one event of a type in a text."""
    found = [e for e in events(text) if e.type == type_]
    assert len(found) == 1, [(e.type, e.trigger.exact) for e in events(text)]
    return found[0]


def parties(event: Event) -> tuple[list[str], list[str]]:
    """The words that name actors and recipients."""
    return [r.exact for r in event.actors], [r.exact for r in event.recipients]
