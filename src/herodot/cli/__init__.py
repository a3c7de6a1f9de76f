"""The command line: one file a verb. The verbs are thin; what they do is importable from the other packages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from herodot.cli import (
    actors,
    brief,
    compare,
    correct,
    demo,
    doctor,
    evaluate,
    export,
    forget,
    outlets,
    read,
    reread,
    search,
    serve,
    show,
    stories,
    trace,
    user,
)
from herodot.cli.console import FAILED, explain, note
from herodot.errors import HerodotError

VERBS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("read", read.read),
    ("reread", reread.reread),
    ("brief", brief.brief),
    ("show", show.show),
    ("search", search.search),
    ("stories", stories.stories),
    ("trace", trace.trace),
    ("serve", serve.serve),
    ("compare", compare.compare),
    ("forget", forget.forget),
    ("export", export.export),
    ("evaluate", evaluate.evaluate),
    ("doctor", doctor.doctor),
    ("demo", demo.demo),
)

GROUPS: tuple[tuple[str, str, tuple[tuple[str, Callable[..., None]], ...]], ...] = (
    ("actors", "The actors that a desk adds to those of the tables.", actors.VERBS),
    ("outlets", "The outlets that a desk adds to those of the register.", outlets.VERBS),
    ("correct", "Readers' corrections: propose, review, export as gold.", correct.VERBS),
    ("user", "Who may use a desk that is served to others.", user.VERBS),
)
"""Verbs that have verbs of their own, each with its help."""


class Verbs(TyperGroup):
    """Turns what Herodot raises on purpose into a line on stderr and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except HerodotError as error:
            note(f"herodot: {explain(error)}")
            raise typer.Exit(FAILED) from error


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads news reports and keeps a ledger of who said it, who did it and how we know.",
)
for _name, _verb in VERBS:
    app.command(_name)(_verb)
for _name, _help, _verbs in GROUPS:
    _group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=_help)
    for _inner, _verb in _verbs:
        _group.command(_inner)(_verb)
    app.add_typer(_group, name=_name)


def main() -> None:
    """The entry point of the program `herodot`."""
    app()
