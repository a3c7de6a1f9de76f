"""`herodot stories`: which reports tell of one happening, and how many origins they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herodot.cli.console import lines, note, show
from herodot.cli.options import DB, Desk, Jsonl

if TYPE_CHECKING:
    from herodot.records import Story
    from herodot.store import Store


def stories(db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print the stories: reports, origins, copies, claims.

    Example: herodot stories desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        found = linked(store)
    if jsonl:
        lines(found)
        return
    from herodot.cli.story_view import story_view

    for story in found:
        show(story_view(story))
    if not found:
        note(f"Nothing here yet. herodot read inbox/ --into {db}")


def linked(store: Store) -> tuple[Story, ...]:
    """The desk's stories, with what came or went since they were linked last."""
    from herodot.link import bring_up_to_date

    bring_up_to_date(store)
    return store.stories()
