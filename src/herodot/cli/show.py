"""`herodot show`: one record with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herodot.cli.console import lines, shorten
from herodot.cli.console import show as put
from herodot.cli.options import DB, Desk, Jsonl, RecordId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herodot.store import Found, Store
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
        changes = tuple(_changes(store, found))
    if jsonl:
        lines([Shown(found.kind, found.reports, found.record)])
        return
    from herodot.cli.record_view import record_view

    put(record_view(found))
    for change in changes:
        put(change)


def _changes(store: Store, found: Found) -> Iterator[str]:
    """A line for each value of the record that a reader corrected, with the machine's beneath."""
    if found.analysis is None or found.kind not in ("attribution", "event", "hop"):
        return
    for change in store.corrections.corrected(found.analysis.report.id).changes:
        if change.record == found.id:
            values = f"{shorten(change.machine, 60) or '–'} → {shorten(change.now, 60) or '–'}"
            yield f"corrected     {change.wrong}: {values} ({change.correction})"
