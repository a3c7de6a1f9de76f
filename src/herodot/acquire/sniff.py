"""What a file is, by its first bytes; its name only breaks ties."""

from __future__ import annotations

import re
from typing import Literal

from herodot.acquire.decode import byte_order_mark
from herodot.errors import NotText

type Kind = Literal["text", "html", "jsonl", "json", "gzip"]

HEAD = 65_536

_MAGIC = (
    (b"%PDF-", "a PDF", "save its text as .txt"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x89PNG", "an image", "give the text of the report"),
    (b"\xff\xd8\xff", "an image", "give the text of the report"),
    (b"GIF8", "an image", "give the text of the report"),
    (b"RIFF", "an image, sound or video", "give the text of the report"),
    (b"PK\x03\x04", "a ZIP archive or office document", "unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save its text as .txt"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first"),
    (b"SQLite format 3\x00", "a database", "name it with --into, or give reports to read"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|meta|title)\b[^>]*>",
    re.I | re.S,
)
_TAGS = re.compile(rb"</?(?:p|div|span|a|br|h[1-6]|ul|li|article|section|table|script|meta|link)(?:\s[^<>]*)?/?>", re.I)
_OBJECT = re.compile(rb'\s*\{\s*(?:"[^"\n]{0,200}"\s*:|\})')
_OBJECT_LINE = re.compile(rb'^[ \t]*\{\s*"[^"\n]{0,200}"\s*:', re.M)
_ARRAY = re.compile(rb'\s*\[\s*\{\s*"')
_ROUGHLY_MARKUP = 5


def sniff(head: bytes, name: str) -> Kind:
    """What begins with `head` (the first `HEAD` bytes, or all). Raises NotText for what holds no report."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    text = _ascii_view(head)
    _refuse_binary(head, text, name)
    if _OBJECT.match(text):
        return _json_kind(text, name)
    if name.endswith((".jsonl", ".ndjson")) and _OBJECT_LINE.search(text):
        return "jsonl"
    if _ARRAY.match(text):
        raise NotText("it is a JSON array", where=name, remedy="write one object a line: jq -c '.[]'")
    return "html" if _is_html(text) else "text"


def _ascii_view(head: bytes) -> bytes:
    """`head` in an encoding whose ASCII is ASCII, so that one set of byte patterns serves."""
    marked = byte_order_mark(head)
    if not marked:
        return head
    mark, codec = marked
    return head[len(mark) :].decode(codec, "ignore").encode("utf-8", "ignore")


def _refuse_binary(head: bytes, text: bytes, name: str) -> None:
    if not text.strip():
        raise NotText("it is empty", where=name, remedy="give a file with the text of a report")
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            raise NotText(f"it is {what}", where=name, remedy=remedy)
    if b"\x00" in text:
        raise NotText("it is binary", where=name, remedy="give plain text, HTML or JSONL")


def _json_kind(text: bytes, name: str) -> Kind:
    """One object over several lines is "json"; a second line that begins an object unindented makes it
    "jsonl".
    """
    lines = text.lstrip().split(b"\n", 1)
    alone = len(lines) == 1 or not lines[1].strip()
    if alone:
        return "json" if name.endswith(".json") else "jsonl"
    closed = lines[0].rstrip().endswith(b"}")
    return "jsonl" if closed or re.search(rb'^\{\s*"', lines[1], re.M) else "json"


def _is_html(text: bytes) -> bool:
    """Markup from the start, or tags in a number that no plain text quotes."""
    return bool(_HTML.match(text)) or (
        text.lstrip().startswith(b"<") and len(_TAGS.findall(text[:8192])) >= _ROUGHLY_MARKUP
    )
