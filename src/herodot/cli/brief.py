"""`herodot brief`: what a desk holds, for a person."""

from __future__ import annotations

from herodot.cli.console import lines, note, show
from herodot.cli.options import DB, Desk, Jsonl


def brief(db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print every report: chain, claims by source, events.

    Example: herodot brief desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        if jsonl:
            lines(store.analyses())
            return
        from herodot.cli.views import report_view

        for analysis in store.analyses():
            show(report_view(analysis))
        counts = store.counts()
    if counts.reports == 0:
        note(f"Nothing here yet. herodot read inbox/ --into {db}")
    else:
        note(f"In {db}: reports {counts.reports}, claims {counts.attributions}, events {counts.events}")
        note(f"Next: herodot show ID {db}, herodot stories {db}")
