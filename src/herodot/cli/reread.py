"""`herodot reread`: a desk's reports again, after an upgrade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from herodot.cli.console import PARTLY, note, plain
from herodot.cli.options import DB, Desk
from herodot.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herodot.records import Analysis, Report
    from herodot.store import Store

_WORKERS = setting("workers")


def reread(
    db: Desk = DB,
    workers: Annotated[int, typer.Option(min=1, envvar=_WORKERS.variable, help=_WORKERS.help)] = int(_WORKERS.default),
) -> None:
    """Analyse a desk's reports again with the models and tables of this version.

    Accepted corrections are kept: they are applied to the new records, and what finds no place is listed.
    Each report is whole at any time, so it may be interrupted and run again.

    Example: herodot reread desk.db
    """
    from herodot import pipeline
    from herodot.engines import Local
    from herodot.progress import bar
    from herodot.store import open_store

    changed, failures = 0, list[pipeline.Failed]()
    with open_store(db, create=False) as store, Local(workers) as engine:
        reports = store.report_ids()
        with bar("Reading", len(reports)) as advance:
            for outcome in pipeline.again(_reports(store, reports), engine=engine, own=store.own_actors()):
                if isinstance(outcome, pipeline.Read):
                    changed += _replaced(store, outcome.analysis)
                elif isinstance(outcome, pipeline.Failed):
                    failures.append(outcome)
                advance(failed=isinstance(outcome, pipeline.Failed))
        orphans = [orphan for one in store.corrections.all_corrected() for orphan in one.orphans]
    note(f"{len(reports)} reports read again: {changed} changed, {len(failures)} failed")
    for failed in failures:
        note(f"  {plain(str(failed.error))}")
    if orphans:
        note(f"Corrections without a place: {len(orphans)}. herodot correct list {db} --state orphaned")
    if failures:
        raise typer.Exit(PARTLY)


def _reports(store: Store, ids: tuple[str, ...]) -> Iterator[Report]:
    """The reports as the machine left them: with what it dropped, not what readers did."""
    for own_id in ids:
        yield store.machine_analysis(own_id).report


def _replaced(store: Store, analysis: Analysis) -> bool:
    """Stores the analysis and tells whether it differs from the one before."""
    if store.machine_analysis(analysis.report.id) == analysis:
        return False
    store.replace(analysis)
    return True
