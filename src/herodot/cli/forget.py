"""`herodot forget`: a report out of a desk."""

from __future__ import annotations

from herodot.cli.console import note
from herodot.cli.options import DB, Desk, RecordId
from herodot.errors import StoreError


def forget(record_id: RecordId, db: Desk = DB) -> None:
    """Remove a report and everything that only it supports. Its story is linked anew.

    Example: herodot forget report-3f9a desk.db
    """
    from herodot.link import bring_up_to_date
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        found = store.find(record_id)
        if found.kind != "report":
            remedy = f"forget its report: {' or '.join(found.reports[:3])}"
            raise StoreError(f"{found.id} is no report but a record of kind {found.kind}", where=db, remedy=remedy)
        store.forget(found.id)
        bring_up_to_date(store)
    note(f"{found.id} is forgotten")
