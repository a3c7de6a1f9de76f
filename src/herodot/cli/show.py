"""`herodot show`: one record with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herodot.cli.console import lines
from herodot.cli.console import show as put
from herodot.cli.options import DB, Desk, Jsonl, RecordId

if TYPE_CHECKING:
    from herodot.store.find import Record


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as `--jsonl` prints it: its kind, the reports that hold it, and itself."""

    kind: str
    reports: tuple[str, ...]
    record: Record


def show(record_id: RecordId, db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print one record with the words that prove it.

    Its sentence is shown with those words highlighted, and which rule or model made the record.

    Example: herodot show event-3f9a desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        found = store.find(record_id)
    if jsonl:
        lines([Shown(found.kind, found.reports, found.record)])
        return
    from herodot.cli.record_view import record_view

    put(record_view(found))
