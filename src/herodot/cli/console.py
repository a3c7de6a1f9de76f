"""Where output goes: records on stdout, everything about the run on stderr."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from herodot.errors import HerodotError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

FINE, PARTLY, FAILED = 0, 1, 2
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def plain(text: str) -> str:
    """`text` on one line, fit for a terminal: no control, escape or direction characters, single spaces.

    A report is other people's text: it must not move the cursor, set a title or reverse the line it stands
    in.
    """
    shown = ("" if unicodedata.category(c) in _HIDDEN and not c.isspace() else c for c in text)
    return " ".join("".join(shown).split())


def shorten(text: str, width: int) -> str:
    """`text` made plain and cut to `width` characters, with an ellipsis where something is missing."""
    line = plain(text)
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def console(*, stderr: bool = False) -> Console:
    """A Rich console that never interprets markup, emoji codes or numbers in what it prints."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return Console(file=stream, markup=False, emoji=False, highlight=False)


def show(*parts: RenderableType) -> None:
    """Prints Rich renderables or plain strings on stdout."""
    target = console()
    if target.is_terminal:
        target.print(*parts, sep="\n")
        return
    with target.capture() as captured:
        target.print(*parts, sep="\n")
    # Rich fills lines with spaces to the edge, which is noise in a file.
    target.file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def note(message: str) -> None:
    """Prints a line about the run on stderr, as it is."""
    typer.echo(message, err=True)


def lines(records: Iterable[object]) -> None:
    """Writes records to stdout as JSON, one a line, in UTF-8 whatever the locale."""
    from herodot.export.jsonl import encode

    stream = typer.get_binary_stream("stdout")
    for record in records:
        stream.write(encode(record))
    stream.flush()


def explain(error: HerodotError) -> str:
    """An error as one line: where, what, and what to do about it."""
    return plain(str(error))
