"""`herodot correct`: readers' corrections, and what editors make of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from herodot.cli.console import PARTLY, lines, note, plain, shorten, show
from herodot.cli.options import DB, Desk, Jsonl
from herodot.cli.people import By, named, now
from herodot.errors import HerodotError, InputError
from herodot.records import Decision, Verdict

if TYPE_CHECKING:
    from herodot.correct import Case

CorrectionId = Annotated[str, typer.Argument(metavar="ID", help="A correction's id, or the beginning of one.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays in the log.")]


class Which(StrEnum):
    """Which corrections are listed."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    ORPHANED = "orphaned"
    ALL = "all"


def list_(
    db: Desk = DB,
    state: Annotated[Which, typer.Option(help="Which corrections.")] = Which.ALL,
    jsonl: Jsonl = False,
) -> None:
    """Print the corrections with where they stand, oldest first.

    Orphaned are accepted corrections whose words or records are no longer there.

    Example: herodot correct list desk.db --state waiting
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        orphans = {o.correction: o.reason for one in store.corrections.all_corrected() for o in one.orphans}
        cases = [one for one in store.corrections.cases() if _wanted(one, state, orphans)]
    if jsonl:
        lines(cases)
        return
    for one in cases:
        show(*_view(one, orphans.get(one.correction.id)))
    if not cases:
        note("No correction." if state is Which.ALL else f"No correction is {state}.")


def _wanted(one: Case, state: Which, orphans: dict[str, str]) -> bool:
    if state is Which.ORPHANED:
        return one.correction.id in orphans
    return state is Which.ALL or one.state == state.value


def _view(one: Case, orphaned: str | None) -> Iterator[str]:
    c = one.correction
    where = c.report if c.record is None else f"{c.record} in {c.report}"
    state = f"{one.state} (orphaned)" if orphaned else one.state
    yield f"{c.id}  {state}  {c.wrong}: {_value(c.machine)} → {_value(c.should_be)}"
    yield f"    {where}, by {plain(c.by)}, {c.at}" + (f"; source: {plain(c.source)}" if c.source else "")
    if c.selection is not None:
        yield f"    {c.selection.start}:{c.selection.end} ⟦{shorten(c.selection.exact, 60)}⟧"
    if orphaned:
        yield f"    {plain(orphaned)}"
    for d in one.log:
        yield f"    {d.at}  {d.verdict} by {plain(d.by)}" + (f": {plain(d.reason)}" if d.reason else "")


def _value(text: str) -> str:
    return shorten(text, 40) or "–"


def propose(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSONL, a proposal a line; - is stdin.")],
    db: Desk = DB,
    by: By = "",
    jsonl: Jsonl = False,
) -> None:
    """Propose corrections, one JSON object a line; docs/corrections.md lists the fields.

    Exit code 1 when some lines were refused, with the reason of each on stderr.

    Example: echo '{"report": "report-3f9a", "wrong": "status", "record": "event-77aa", "should_be": "denied"}' |
    herodot correct propose - desk.db
    """
    from herodot.correct.lines import read_line
    from herodot.store import open_store

    made, refused = [], 0
    with open_store(db, create=False) as store:
        for number, text in enumerate(_lines(file), start=1):
            try:
                line = read_line(text)
                line = replace(line, by=line.by or named(by))
                made.append(store.corrections.propose(store.find(line.report).id, line, line.at or now()))
            except HerodotError as error:
                refused += 1
                note(f"{file}:{number}: {plain(str(error))}")
    if jsonl:
        lines(made)
    note(f"{len(made)} proposed, {refused} refused")
    if refused:
        raise typer.Exit(PARTLY)


def _lines(file: str) -> list[str]:
    try:
        text = typer.get_text_stream("stdin").read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=file, remedy="give JSONL in UTF-8") from error
    return [line for line in text.splitlines() if line.strip()]


def _decide(verdict: Verdict, wanted: str, db: str, by: str, reason: str, *, jsonl: bool) -> None:
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        found = store.corrections.case(wanted)
        decision = Decision(found.correction.id, verdict, named(by), now(), reason)
        decided = store.corrections.decide(decision)
        result = store.corrections.corrected(found.correction.report)
    orphaned = next((o.reason for o in result.orphans if o.correction == decision.correction), None)
    if jsonl:
        lines([decided])
        return
    show(*_view(decided, orphaned))


def accept(correction: CorrectionId, db: Desk = DB, by: By = "", reason: Reason = "", jsonl: Jsonl = False) -> None:
    """Accept a correction: every view, search and export shows it from now on.

    Example: herodot correct accept correction-3f9a desk.db
    """
    _decide("accepted", correction, db, by, reason, jsonl=jsonl)


def reject(correction: CorrectionId, db: Desk = DB, by: By = "", reason: Reason = "", jsonl: Jsonl = False) -> None:
    """Reject a correction.

    Example: herodot correct reject correction-3f9a desk.db --reason "the text says Tuesday"
    """
    _decide("rejected", correction, db, by, reason, jsonl=jsonl)


def unsure(correction: CorrectionId, db: Desk = DB, by: By = "", reason: Reason = "", jsonl: Jsonl = False) -> None:
    """Put a correction aside, to be decided by somebody else.

    Example: herodot correct unsure correction-3f9a desk.db
    """
    _decide("unsure", correction, db, by, reason, jsonl=jsonl)


def undo(correction: CorrectionId, db: Desk = DB, by: By = "", reason: Reason = "", jsonl: Jsonl = False) -> None:
    """Take back the last decision on a correction; the log keeps both.

    Example: herodot correct undo correction-3f9a desk.db
    """
    _decide("undone", correction, db, by, reason, jsonl=jsonl)


def gold(
    db: Desk = DB,
    out: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write a file a report there.")] = None,
) -> None:
    """Print every report with accepted corrections as gold for the scorers, one JSON object a line.

    What nobody corrected counts as right, so go through a whole report before you use it.

    Example: herodot correct gold desk.db --out gold/
    """
    from herodot.correct.gold import gold as as_gold
    from herodot.export.jsonl import encode
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        reports = [as_gold(one) for one in store.corrections.all_corrected()]
    if out is None:
        lines(reports)
        return
    twice = next((r.id for i, r in enumerate(reports) if r.id in {other.id for other in reports[:i]}), None)
    if twice is not None:
        raise InputError("two reports have files of one name", where=f"{twice}.json", remedy="leave --out out")
    out.mkdir(parents=True, exist_ok=True)
    for report in reports:
        (out / f"{report.id}.json").write_bytes(encode(report))
    note(f"{len(reports)} reports written to {out}")


VERBS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("list", list_),
    ("propose", propose),
    ("accept", accept),
    ("reject", reject),
    ("unsure", unsure),
    ("undo", undo),
    ("gold", gold),
)
