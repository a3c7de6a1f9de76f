"""`herodot compare`: what the reports of a story agree on, what they contest, and what one alone says."""

from __future__ import annotations

from herodot.cli.console import lines, show
from herodot.cli.options import DB, Desk, Jsonl, RecordId
from herodot.cli.stories import linked
from herodot.errors import StoreError


def compare(record_id: RecordId, db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print what is agreed, what is contested, and what one alone says.

    ID is a story, or a report or claim of it. With --jsonl the claims are printed, one a line.

    Example: herodot compare story-3f9a desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        linked(store)
        found = store.find(record_id)
        story = store.story_of(found.reports[0])
    if story is None:
        raise StoreError(f"{found.id} is in no story", where=db, remedy="herodot stories lists them")
    if jsonl:
        lines(story.claims)
        return
    from herodot.cli.story_view import comparison

    show(comparison(story))
