"""`herodot trace`: the way back from a report, a claim or a story to where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herodot.cli.console import lines, show
from herodot.cli.options import DB, Desk, Jsonl, RecordId
from herodot.cli.stories import linked

if TYPE_CHECKING:
    from herodot.records import Analysis, Chain, Story
    from herodot.store import Store


def trace(record_id: RecordId, db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print who got it from whom.

    ID is a report, a record of one, a story or a claim. With --jsonl the hops of its reports are printed.

    Example: herodot trace report-3f9a desk.db
    """
    from herodot.records import Claim, Story
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        linked(store)
        found = store.find(record_id)
        analyses = traced(store, found.id)
        story = store.story_of(found.reports[0])
        chain = _chain(store, story, found.record)
    if jsonl:
        lines(hop for analysis in analyses for hop in analysis.hops)
        return
    from herodot.cli.story_view import trace_view
    from herodot.cli.views import chain_view

    if isinstance(found.record, Claim | Story) and story is not None and chain is not None:
        show(trace_view(story, found.record, chain))
        return
    for analysis in analyses:
        show(chain_view(analysis))


def _chain(store: Store, story: Story | None, of: object) -> Chain | None:
    """The chain of a story, or of one claim of it."""
    from herodot.link import claim_chain
    from herodot.records import Claim

    if story is None or not isinstance(of, Claim):
        return story.chain if story is not None else None
    return claim_chain(store.link_accounts(report.id for report in story.reports), story.copies, of.id)


def traced(store: Store, record_id: str) -> tuple[Analysis, ...]:
    """The reports that hold a record, in order of insertion. Raises StoreError for an unknown id.

    For a claim they are those whose statements or events support or deny it.
    """
    from herodot.records import Claim

    found = store.find(record_id)
    reports = found.reports
    if isinstance(found.record, Claim):
        reports = tuple(dict.fromkeys(proof.report for proof in found.record.proofs))
    return tuple(store.analysis(report) for report in reports)
