"""`herodot trace`: the way back from a report or a claim to where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herodot.cli.console import lines, show
from herodot.cli.options import DB, Desk, Jsonl, RecordId

if TYPE_CHECKING:
    from herodot.records import Analysis
    from herodot.store import Store


def trace(record_id: RecordId, db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print who got it from whom.

    ID is a report, a record of one, a story or a claim.

    Example: herodot trace report-3f9a desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        analyses = traced(store, record_id)
    if jsonl:
        lines(hop for analysis in analyses for hop in analysis.hops)
        return
    from herodot.cli.views import chain_view

    for analysis in analyses:
        show(chain_view(analysis))


def traced(store: Store, record_id: str) -> tuple[Analysis, ...]:
    """The reports that hold a record, in order of insertion. Raises StoreError for an unknown id.

    For a claim they are those whose statements support or deny it.
    """
    from herodot.records import Claim

    found = store.find(record_id)
    analyses = tuple(store.analysis(report) for report in found.reports)
    if not isinstance(found.record, Claim):
        return analyses
    wanted = {*found.record.supports, *found.record.denials}
    return tuple(a for a in analyses if wanted & {*(s.id for s in a.attributions), *(e.id for e in a.events)})
