"""Records as JSON, one a line: the contract of `--jsonl`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

_encoder = msgspec.json.Encoder()


def encode(record: object) -> bytes:
    """A record as one line of UTF-8 JSON with its newline; the field names are those of `herodot.records`."""
    return _encoder.encode(record) + b"\n"


def write(records: Iterable[object], out: BinaryIO) -> int:
    """Writes one line a record and returns how many there were."""
    count = 0
    for record in records:
        out.write(encode(record))
        count += 1
    return count
