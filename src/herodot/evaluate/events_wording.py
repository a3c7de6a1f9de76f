"""Events in words, for lists of misses."""

from __future__ import annotations

from collections.abc import Iterable

from herodot.records import Event


def best_of(events: Iterable[Event]) -> Event | None:
    """The event of the highest confidence, the first of equals; None of none."""
    return max(events, key=lambda e: e.confidence, default=None)


def worded(event: Event | None) -> str:
    """TYPE/mode status: actors -> recipients [trigger]; "nothing" for none."""
    if event is None:
        return "nothing"
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    actors, recipients = (", ".join(r.exact for r in side) or "–" for side in (event.actors, event.recipients))
    return f"{kind} {event.status}: {actors} -> {recipients} [{event.trigger.exact}]"


def listed(events: Iterable[Event]) -> str:
    """All of them in words."""
    return "; ".join(map(worded, events)) or "nothing"
