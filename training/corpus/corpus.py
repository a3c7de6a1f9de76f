"""Read the corpus: plain text blocks in, items with character spans out (the form is in GUIDELINES.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROLES = ("trigger", "also", "who", "whom", "where", "when", "by")
QUANTITIES = ("killed", "wounded", "arrested", "displaced", "participants", "money", "weapons")
FIELDS = ROLES + QUANTITIES
Span = tuple[int, int]


class CorpusError(Exception):
    """A block that cannot be read; the message begins with file and line."""


@dataclass(frozen=True, slots=True)
class Event:
    """One record: spans are code points of the item's text."""

    type: str
    mode: str | None
    status: str
    spans: dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence or a report with all its events; `line` is where it begins in its file."""

    file: str
    line: int
    text: str
    events: list[Event]
    tags: list[str]
    is_report: bool
    date: str | None
    place: str | None


def files() -> list[Path]:
    """All files of the corpus."""
    return sorted([*HERE.glob("sentences/*.txt"), *HERE.glob("reports/*.txt"), *HERE.glob("quiet/*.txt")])


def read(path: Path) -> list[Item]:
    """The items of a file. Raises CorpusError with file and line."""
    return [_item(path, number, block) for number, block in _blocks(path.read_text(encoding="utf-8"))]


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            if not block:
                first = number
            block.append(line)
        elif block:
            yield first, block
            block = []


def _item(path: Path, number: int, block: list[str]) -> Item:
    date = place = None
    text: list[str] = []
    records: list[str] = []
    tags: list[str] = []
    is_report = False
    for line in block:
        key, _, value = line.partition(":")
        value = value.strip()
        if key == "report":
            is_report = True
            date, _, place = (x.strip() for x in value.partition("|"))
        elif key == "text":
            text.append(value)
        elif key == "event":
            records.append(value)
        elif key == "is":
            tags = [t.strip() for t in value.split(",")]
        elif text and not records:
            text.append(line.strip())
        else:
            raise CorpusError(f"{path}:{number}: what is {line[:40]!r}?")
    whole = "\n".join(text)
    try:
        events = [_event(whole, r) for r in records if r != "none"]
    except ValueError as error:
        raise CorpusError(f"{path}:{number}: {error}") from None
    if not records:
        raise CorpusError(f"{path}:{number}: no event line; write `event: none` where there is none")
    return Item(path.name, number, whole, events, tags, is_report, date, None if place in (None, "", "none") else place)


def _event(text: str, record: str) -> Event:
    head, *fields = record.split(" | ")
    parts = head.split()
    if len(parts) != 3:
        raise ValueError(f"{head!r} is not `TYPE mode status`")
    spans: dict[str, list[Span]] = {}
    for field in fields:
        name, _, values = field.strip().partition("=")
        spans[name] = [_span(text, value.strip()) for value in values.split(" + ")]
    return Event(parts[0], None if parts[1] == "-" else parts[1], parts[2], spans)


def _span(text: str, value: str) -> Span:
    """Where a value occurs as whole words; `#2` at its end asks for the second time."""
    value, _, turn = value.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text)]
    wanted = int(turn) if turn else 1
    if not value or len(found) < wanted:
        raise ValueError(f"{value!r} occurs {len(found)} times in {text[:60]!r}")
    if len(found) > 1 and not turn:
        raise ValueError(f"{value!r} occurs {len(found)} times in {text[:60]!r}; say which with #1, #2, …")
    return found[wanted - 1]
