"""JSONL: one report a line, read line by line; a broken line costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from herodot.acquire.dates import iso_date
from herodot.acquire.limits import Failure, Limits, refuse_large
from herodot.errors import BadRecord, DateError, InputError, NotText
from herodot.records import RawDoc

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Record:
    """The fields that are read; any other field of a line is ignored."""

    text: str | None = None
    html: str | None = None
    id: str | int | None = None
    doc_id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    date: str | None = None
    dct: str | None = None
    source: Any = None


_DECODER = msgspec.json.Decoder(_Record)


def read_lines(stream: BinaryIO, name: str, limits: Limits, encoding: str | None = None) -> Iterator[RawDoc | Failure]:
    """A RawDoc or a Failure for every line of `stream` that is not blank, in order; `where` is name:line."""
    number = 0
    while line := stream.readline(limits.line + 1):
        number += 1
        where = f"{name}:{number}"
        try:
            if len(line) > limits.line:
                refuse_large(len(line) + _skip_line(stream, line), limits.line, "JSON in one line", where)
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield record(_utf8(line, where, encoding), where, limits)
        except InputError as error:
            yield Failure(where, error)


def record(data: bytes, where: str, limits: Limits, fallback_path: str | None = None) -> RawDoc:
    """The document that one JSON object describes; `source_path` is its id, else `fallback_path` or `where`.

    Raises BadRecord, TooLarge, or NotText for an empty text.
    """
    fields = _parsed(data, where)
    text, is_html = _body(fields, where)
    kind, limit = ("HTML", limits.html) if is_html else ("text", limits.text)
    refuse_large(len(text.encode("utf-8", "surrogatepass")), limit, kind, where)
    source = _source(fields.source)
    outlet = fields.outlet or fields.publisher or (source[0] if source else None) or None
    known = fields.id if fields.id not in (None, "") else fields.doc_id
    return RawDoc(
        source_path=str(known) if known not in (None, "") else fallback_path or where,
        format="html" if is_html else "text",
        text=text,
        url=fields.url or None,
        outlet=outlet,
        title=fields.title or None,
        published=_published(fields, where),
        source=source,
    )


def _skip_line(stream: BinaryIO, line: bytes) -> int:
    """Reads to the end of an overlong line without holding it; the number of bytes skipped."""
    skipped = 0
    while not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)
        if not line:
            break
        skipped += len(line)
    return skipped


def _utf8(line: bytes, where: str, encoding: str | None) -> bytes:
    line = line.removeprefix(b"\xef\xbb\xbf")
    if not encoding:
        return line
    try:
        return line.decode(encoding).encode()
    except (UnicodeError, LookupError) as error:
        raise BadRecord(f"it is not {encoding}", where=where, remedy="write JSONL in UTF-8") from error


def _parsed(data: bytes, where: str) -> _Record:
    try:
        return _DECODER.decode(data)
    except msgspec.ValidationError as error:
        raise BadRecord(f"no report: {error}", where=where, remedy="correct that field of the record") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadRecord(f"no JSON: {error}", where=where, remedy="correct or remove the line") from error
    except RecursionError as error:
        raise BadRecord("nested too deep", where=where, remedy="correct or remove the line") from error


def _body(fields: _Record, where: str) -> tuple[str, bool]:
    if fields.text is None and fields.html is None:
        raise BadRecord("it has no text", where=where, remedy='give "text" or "html"')
    body, is_html = (fields.text, False) if fields.text or not fields.html else (fields.html, True)
    if not body or not body.strip():
        raise NotText("its text is empty", where=where, remedy='give "text" or "html"')
    return body, is_html


def _source(given: object) -> tuple[str, str] | None:
    """The name and address in a feed's `source`, an object; what is none is another field of that name."""
    if not isinstance(given, dict):
        return None
    name, url = given.get("name") or given.get("title"), given.get("url") or given.get("href")
    found = tuple(" ".join(part.split()) if isinstance(part, str) else "" for part in (name, url))
    return (found[0], found[1]) if any(found) else None


def _published(fields: _Record, where: str) -> str | None:
    given = fields.published or fields.date or fields.dct
    try:
        return iso_date(given) if given else None
    except DateError as error:
        raise BadRecord(error.message, where=where, remedy=error.remedy) from error
