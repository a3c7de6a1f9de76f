"""Gold files: JSONL, one record a line, checked against its form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from herodot.errors import BadRecord


def rows[T](path: Path, kind: type[T], remedy: str) -> Iterator[T]:
    """The records of a JSONL file as `kind`; empty lines are passed over. Raises BadRecord as `numbered` does."""
    yield from (row for _, row in numbered(path, kind, remedy))


def numbered[T](path: Path, kind: type[T], remedy: str) -> Iterator[tuple[int, T]]:
    """The records with the numbers of their lines.

    Raises BadRecord, with file, line and `remedy`, for a line that is no such record.
    """
    decoder = msgspec.json.Decoder(kind)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, decoder.decode(line)
                except msgspec.MsgspecError as error:
                    raise BadRecord(f"no gold ({error})", where=f"{path}:{number}", remedy=remedy) from error
