"""Offsets: code points everywhere inside; UTF-16 units only at the browser's border, converted here alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from herodot.records import Span


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]` with whitespace trimmed from both ends.

    Raises EvidenceMissing when nothing but whitespace is left.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def overlaps(a_start: int, a_end: int, b_start: int, b_end: int) -> bool:
    """True when two half-open ranges share a code point."""
    return a_start < b_end and b_start < a_end


def encloses(outer: Iterable[Span], start: int, end: int) -> bool:
    """True when one of `outer` contains the whole range."""
    return any(o.start <= start and end <= o.end for o in outer)


def to_utf16(text: str, offset: int) -> int:
    """The UTF-16 offset (as browsers count) of a code-point offset into `text`."""
    return offset + sum(1 for c in text[:offset] if ord(c) > 0xFFFF)


def from_utf16(text: str, offset: int) -> int:
    """The code-point offset of a UTF-16 offset; one inside a surrogate pair is moved to the pair's start."""
    units = 0
    for i, c in enumerate(text):
        if units >= offset:
            return i
        units += 2 if ord(c) > 0xFFFF else 1
        if units > offset:
            return i
    return len(text)


def content_id(prefix: str, *parts: object) -> str:
    """A stable id: `prefix-` and 12 hex digits of the SHA-256 of the parts. Same input, same id, on every machine."""
    digest = hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:12]}"
