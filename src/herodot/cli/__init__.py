"""The command line: one file a verb. The verbs are thin; what they do is importable from the other packages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from herodot.cli import brief, compare, demo, doctor, evaluate, export, forget, read, search, show, stories, trace
from herodot.cli.console import FAILED, explain, note
from herodot.errors import HerodotError

VERBS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("read", read.read),
    ("brief", brief.brief),
    ("show", show.show),
    ("search", search.search),
    ("stories", stories.stories),
    ("trace", trace.trace),
    ("compare", compare.compare),
    ("forget", forget.forget),
    ("export", export.export),
    ("evaluate", evaluate.evaluate),
    ("doctor", doctor.doctor),
    ("demo", demo.demo),
)


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


def main() -> None:
    """The entry point of the program `herodot`."""
    app()
