"""`herodot export`: a desk in other programs' formats."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from herodot.cli.console import lines, note
from herodot.errors import InputError


class Format(StrEnum):
    """The formats that can be written."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    db: Annotated[str, typer.Argument(metavar="DB", help="The desk.")],
    out: Annotated[str, typer.Argument(metavar="OUT", help="A file (jsonl; - is stdout) or a folder (csv).")],
    to: Annotated[Format, typer.Option("--to", help="jsonl: everything; csv: flat tables for a spreadsheet.")],
) -> None:
    """Write a desk in another program's format.

    JSONL has one analysed report a line and is complete; CSV is a folder of flat tables.

    Example: herodot export desk.db --to csv tables/
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        if to is Format.JSONL and out == "-":
            lines(store.analyses())
            return
        from herodot.export import csv, jsonl

        if to is Format.CSV:
            count = csv.write(store.analyses(), _folder(out))
        else:
            with _file(out).open("wb") as stream:
                count = jsonl.write(store.analyses(), stream)
    note(f"{count} reports written to {out}")


def _folder(out: str) -> Path:
    folder = Path(out)
    if out == "-" or folder.is_file():
        raise InputError("CSV needs a folder", where=out, remedy="name a folder; it is made where it is not there")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _file(out: str) -> Path:
    path = Path(out)
    if path.is_dir() or not path.parent.is_dir():
        raise InputError("no file can be made there", where=out, remedy="name a file in a folder that exists")
    return path
