"""Files to documents, one at a time: no more than one document is ever held."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from herodot.acquire.decode import byte_order_mark, decode
from herodot.acquire.jsonl import read_lines, record
from herodot.acquire.limits import Failure, Limits, refuse_large
from herodot.acquire.paths import STDIN, files_of, unreadable
from herodot.acquire.sniff import HEAD, Kind, sniff
from herodot.errors import InputError, NotText
from herodot.records import RawDoc


def documents(
    paths: Iterable[str], limits: Limits | None = None, encoding: str | None = None
) -> Iterator[RawDoc | Failure]:
    """Every document under `paths`, lazily and in order; in the place of one that cannot be read, a Failure.

    A path is a file, a folder (read recursively, sorted, without hidden files), a glob pattern, or "-" for
    stdin. The format (plain text, HTML, JSONL, one JSON object, any of them in gzip) is told from the
    content. `encoding` overrides what the files declare. Text keeps its own line ends; only a byte-order mark
    is taken off.
    """
    limits = limits or Limits()
    for path in paths:
        for found in files_of(path):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _read(_Source(found, limits, encoding))


@dataclass(frozen=True, slots=True)
class _Source:
    """One file, and how it is to be read."""

    name: str
    limits: Limits
    encoding: str | None


def _read(source: _Source) -> Iterator[RawDoc | Failure]:
    try:
        if source.name == STDIN:
            yield from _stream(sys.stdin.buffer, source, None)
            return
        with open(source.name, "rb") as stream:
            status = os.fstat(stream.fileno())
            yield from _stream(stream, source, status.st_size if stat.S_ISREG(status.st_mode) else None)
    except InputError as error:
        yield Failure(source.name, error)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        broken = NotText(f"its gzip is broken ({error})", where=source.name, remedy="fetch or pack it again")
        yield Failure(source.name, broken)
    except OSError as error:
        yield unreadable(source.name, error)


def _stream(stream: BinaryIO, source: _Source, size: int | None, packed: bool = False) -> Iterator[RawDoc | Failure]:
    """The documents in `stream`, whose size is known or not; gzip is opened once, never gzip in gzip."""
    head = stream.read(HEAD)
    kind = sniff(head, source.name.removesuffix(".gz") if packed else source.name)
    whole = cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream), HEAD))
    if kind == "jsonl":
        _require_utf8(head, source.name)
        yield from read_lines(whole, source.name, source.limits, source.encoding)
    elif kind != "gzip":
        yield _document(whole, kind, source, size)
    elif packed:
        raise NotText("it is gzip within gzip", where=source.name, remedy="unpack it first")
    else:
        with gzip.GzipFile(fileobj=whole) as unpacked:
            yield from _stream(cast(BinaryIO, unpacked), source, None, packed=True)


def _document(stream: BinaryIO, kind: Kind, source: _Source, size: int | None) -> RawDoc:
    limits, name = source.limits, source.name
    what, limit = {"html": ("HTML", limits.html), "json": ("JSON", limits.line)}.get(kind, ("text", limits.text))
    if size is not None:
        refuse_large(size, limit, what, name)
    data = stream.read(limit + 1)
    refuse_large(len(data), limit, what, name, at_least=True)
    text = decode(data, name, source.encoding)
    if kind == "json":
        return record(text.encode(), name, limits, fallback_path=name)
    if "\x00" in text:
        raise NotText("it is binary", where=name, remedy="give plain text, HTML or JSONL")
    return RawDoc(name, "html" if kind == "html" else "text", text)


def _require_utf8(head: bytes, name: str) -> None:
    """Lines are found by their bytes, so JSONL in UTF-16 would break at every line: better to say so once."""
    marked = byte_order_mark(head)
    if marked and marked[1] != "utf-8":
        raise NotText(f"it is JSONL in {marked[1]}", where=name, remedy="write JSONL in UTF-8")


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read ahead, whole again; needed because a pipe cannot be rewound."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
