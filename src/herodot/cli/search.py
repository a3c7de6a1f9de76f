"""`herodot search`: words in reports and statements."""

from __future__ import annotations

from typing import Annotated

import typer

from herodot.cli.console import lines, note, plain, show
from herodot.cli.options import DB, Desk, Jsonl


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, or a "quoted phrase"; all must be there.')],
    db: Desk = DB,
    limit: Annotated[int, typer.Option(min=1, help="How many to print at most.")] = 20,
    jsonl: Jsonl = False,
) -> None:
    """Find reports and statements that have all the words, best first.

    Example: herodot search "chemical attack" desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        hits = store.search(query, limit)
    if jsonl:
        lines(hits)
        return
    from rich.text import Text

    for hit in hits:
        show(Text.assemble((hit.kind, "dim"), " ", (hit.id, "bold"), f"  {plain(hit.snippet)}"))
    if not hits:
        note("No report has all of these words.")
