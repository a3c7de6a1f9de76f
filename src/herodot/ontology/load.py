"""Reads the tables under ontology/ into frozen records and refuses what does not fit, with file and line."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from herodot.errors import OntologyError
from herodot.ontology.compiled import FILE, Loader, digest, rows


def load_table[T](name: str, kind: type[T]) -> T:
    """The table `ontology/<name>` as `kind` (a frozen dataclass, or a tuple or dict of them).

    Unknown fields are refused by dataclasses declared with `msgspec`'s rules; a value of the wrong type raises
    OntologyError whose `where` is file:line.
    """
    source = _source(name)
    if (ready := _ready(name, source)) is not None:
        with suppress(msgspec.ValidationError):  # read again for the line
            return msgspec.json.decode(ready, type=kind)
    return parse_table(source, kind, name)


def parse_table[T](source: str, kind: type[T], name: str) -> T:
    """As `load_table`, from YAML text; `name` is used in messages."""
    try:
        return msgspec.convert(yaml.load(source, Loader=Loader), kind)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise OntologyError("not valid YAML", where=f"{name}:{line}", remedy=str(error)) from error
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        line = _line_of(source, path.strip("`"))
        raise OntologyError(message, where=f"{name}:{line}", remedy=f"correct the field {path or 'there'}") from error


def load_rows[T](name: str, kind: type[T]) -> tuple[T, ...]:
    """The rows of the table `ontology/<name>`, a TSV file, each as `kind` (a frozen dataclass).

    Raises OntologyError as `load_table` does.
    """
    source = _source(name)
    if (ready := _ready(name, source)) is not None:
        with suppress(msgspec.ValidationError):  # read again for the line
            return msgspec.json.decode(ready, type=tuple[kind, ...])  # type: ignore[valid-type]
    return parse_rows(source, kind, name)


def parse_rows[T](source: str, kind: type[T], name: str, delimiter: str = "\t") -> tuple[T, ...]:
    """As `load_rows`, from text. The first line that is no comment (#) names the fields; an empty cell is left out."""
    try:
        return msgspec.convert(rows(source, delimiter), tuple[kind, ...])  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        at = re.search(r"\[(\d+)\](?:\.(\w+))?", path)
        line, field = (line_of_row(source, int(at[1]), cells=True), at[2]) if at else (1, None)
        raise OntologyError(message, where=f"{name}:{line}", remedy=f"correct the field {field or 'there'}") from error


def line_of_row(source: str, row: int, *, cells: bool) -> int:
    """The line on which a row begins, counted from 1: of a table of `cells`, or of a YAML list."""
    if not cells:
        return _line_of(source, f"$[{row}]")
    lines = [i for i, line in enumerate(source.splitlines(), 1) if line and line[0] != "#"]
    return lines[1 + row]


def _ready(name: str, source: str) -> msgspec.Raw | None:
    """The table in its compiled form, None where there is none of this text."""
    ready = _compiled().get(name)
    return ready.table if ready is not None and ready.digest == digest(source) else None


class _Ready(msgspec.Struct, frozen=True):
    digest: str
    table: msgspec.Raw


@cache
def _compiled() -> dict[str, _Ready]:
    """The compiled tables by name; none where the package was never built."""
    path = files("herodot.ontology").joinpath(FILE)
    return msgspec.json.decode(path.read_bytes(), type=dict[str, _Ready]) if path.is_file() else {}


@cache
def _source(name: str) -> str:
    try:
        return files("herodot.ontology").joinpath(name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise OntologyError("no such table", where=name, remedy="reinstall herodot") from error


def _line_of(source: str, path: str) -> int:
    """The line of a msgspec path such as `$[3].aliases[0]`; a dict's `[...]` cannot be told and stops there."""
    node: Any = yaml.compose(source, Loader=Loader)
    line = node.start_mark.line + 1 if node else 1
    for index, key in re.findall(r"\[(\d+)\]|\.(\w+)", path):
        if index and isinstance(node, yaml.SequenceNode):
            node = node.value[int(index)]
        elif key and isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if k.value == key), None)
        else:
            break
        if node is None:
            break
        line = node.start_mark.line + 1
    return line
