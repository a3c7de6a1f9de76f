"""`herodot read`: files to records."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from herodot.cli.console import FAILED, FINE, PARTLY, explain, lines, note, plain, show
from herodot.cli.options import Jsonl
from herodot.settings import setting

if TYPE_CHECKING:
    from herodot.pipeline import Failed, Outcome
    from herodot.records import Analysis, OwnActor
    from herodot.store import Store

_WORKERS, _SIZE, _ACTORS = setting("workers"), setting("max_size"), setting("actors")


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, or - for stdin.")],
    into: Annotated[str | None, typer.Option(metavar="DB", help="Save the records in this desk.")] = None,
    published: Annotated[str | None, typer.Option(help="Date of documents that state none: 2024-07-14.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of documents that state none.")] = None,
    workers: Annotated[int, typer.Option(min=1, envvar=_WORKERS.variable, help=_WORKERS.help)] = int(_WORKERS.default),
    max_size: Annotated[float, typer.Option(min=0.001, metavar="MB", envvar=_SIZE.variable, help=_SIZE.help)] = float(
        _SIZE.default
    ),
    actors: Annotated[str | None, typer.Option(metavar="FILE", envvar=_ACTORS.variable, help=_ACTORS.help)] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the files, where they declare a wrong one.")] = None,
    jsonl: Jsonl = False,
) -> None:
    """Read reports into a desk, as JSON, or onto the screen.

    The actors that were added to the desk (herodot actors add) are known.
    Without --into and --jsonl the brief of what was read is printed. Reading the same report again changes
    nothing.

    Example: herodot read inbox/ --into desk.db --outlet "The Example Post" --published 2024-07-14
    """
    from herodot import pipeline
    from herodot.acquire import Limits, iso_date
    from herodot.clean import Defaults
    from herodot.engines import Local

    size = int(max_size * 1_000_000)
    defaults = Defaults(published and iso_date(published), outlet, size)
    limits = Limits(text=size, html=10 * size)
    with ExitStack() as stack:
        store = stack.enter_context(_desk(into)) if into else None
        own = _own(store, actors)
        engine = stack.enter_context(Local(workers))
        known = store.has if store else _nothing
        outcomes = pipeline.read(
            paths, defaults=defaults, limits=limits, encoding=encoding, known=known, engine=engine, own=own
        )
        tally = take(outcomes, store, jsonl=jsonl, total=_total(paths))
    conclude(tally, into)


def _desk(into: str) -> Store:
    from herodot.store import open_store

    return open_store(into)


def _own(store: Store | None, file: str | None) -> tuple[OwnActor, ...]:
    """The actors of the desk's own and those of the file, which wins where both have one."""
    from herodot.cli.actors import read_actors

    found = (*(store.own_actors() if store else ()), *(read_actors(file) if file else ()))
    return tuple({actor.id: actor for actor in found}.values())


def _nothing(report_id: str) -> bool:
    """No report is known where there is no desk."""
    return False


@dataclass(slots=True)
class Tally:
    """What has become of the documents so far."""

    read: int = 0
    known: int = 0
    skipped: int = 0
    failures: list[Failed] = field(default_factory=list)
    interrupted: bool = False

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, 2 when nothing was read, 1 between."""
        if not self.failures and not self.interrupted:
            return FINE
        return PARTLY if self.read or self.known or self.skipped else FAILED

    def summary(self) -> str:
        """The counts in words, without those that are nought."""
        counts = (
            (self.read, f"{'report' if self.read == 1 else 'reports'} read"),
            (self.known, "already there"),
            (self.skipped, "skipped (language)"),
            (len(self.failures), "failed"),
        )
        told = ", ".join(f"{count} {words}" for count, words in counts if count or words.endswith("read"))
        return f"{told}{' before it was interrupted' if self.interrupted else ''}"


def take(outcomes: Iterable[Outcome], store: Store | None, *, jsonl: bool, total: int | None) -> Tally:
    """Saves and prints each outcome as it comes, and counts. Ctrl-C ends it between two reports."""
    import sys

    from herodot.pipeline import Failed, Known
    from herodot.progress import bar

    tally = Tally()
    quiet = jsonl or store is not None
    with bar("Reading", total, shown=quiet or not sys.stdout.isatty()) as advance:
        try:
            for outcome in outcomes:
                match outcome:
                    case Failed():
                        _count_failure(tally, outcome)
                    case Known():
                        tally.known += 1
                    case _:
                        _keep(tally, outcome.analysis, store, jsonl=jsonl)
                advance(failed=isinstance(outcome, Failed) and not outcome.skipped)
        except KeyboardInterrupt:
            tally.interrupted = True
    return tally


def _count_failure(tally: Tally, failed: Failed) -> None:
    if failed.skipped:
        tally.skipped += 1
    else:
        tally.failures.append(failed)


def _keep(tally: Tally, analysis: Analysis, store: Store | None, *, jsonl: bool) -> None:
    if store is not None and not store.add(analysis):
        tally.known += 1
        return
    tally.read += 1
    if jsonl:
        lines([analysis])
    elif store is None:
        from herodot.cli.views import report_view

        show(report_view(analysis))


def conclude(tally: Tally, into: str | None) -> None:
    """Says on stderr how it went, and ends the program with the code for it."""
    note(tally.summary() + (":" if tally.failures else ""))
    for failed in tally.failures:
        note(f"  {_failure(failed)}")
    if into and (tally.read or tally.known):
        note(f"Next: herodot brief {into}")
    raise typer.Exit(tally.exit_code)


def _failure(failed: Failed) -> str:
    """Path, cause and remedy; the error's own `where` is the path, or the path and line."""
    where = plain(failed.error.where or failed.source_path)
    cause = explain(failed.error).removeprefix(f"{where}: ")
    return f"{where}  {cause}"


def _total(paths: list[str]) -> int | None:
    """How many documents there are, where that can be told without opening a file."""
    from herodot.acquire.paths import files_of

    if any(path == "-" for path in paths):
        return None
    found = [file for path in paths for file in files_of(path)]
    holds_many = any(isinstance(file, str) and ".jsonl" in file for file in found)
    return None if holds_many else len(found)
