"""Arguments and options that several verbs share."""

from __future__ import annotations

from typing import Annotated

import typer

from herodot.settings import setting

DB = setting("db").default

Desk = Annotated[
    str,
    typer.Argument(metavar="DB", envvar=setting("db").variable, help=setting("db").help, show_default=True),
]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="Print records as JSON, one a line, for other programs.")]
RecordId = Annotated[str, typer.Argument(metavar="ID", help="A record's id, or the beginning of one.")]
