"""The format is told from the content; the name only breaks ties."""

from __future__ import annotations

import pytest

from herodot.acquire.sniff import sniff
from herodot.errors import NotText


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\xef\xbb\xbf\n <html lang=en>", "a", "html"),
        ("<html><body>x".encode("utf-16"), "a", "html"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<HTML>", "a.txt", "html"),
        (b"<div><p>a</p><p>b</p><p>c</p></div>", "a.txt", "html"),
        (b"Just text, though the name is a page's.", "a.html", "text"),
        (b"<unnamed> said no, <he> said yes", "a.txt", "text"),
        (b'{"text": "a"}\n{"text": "b"}\n', "a.txt", "jsonl"),
        (b'{"text": "a"}', "a.txt", "jsonl"),
        (b'{"text": "broken\n{"text": "b"}\n', "a", "jsonl"),
        (b'not json\n{"text": "b"}\n', "a.jsonl", "jsonl"),
        (b'{"text": "a"}', "a.json", "json"),
        (b'{\n  "text": "a"\n}\n', "a.txt", "json"),
        (b"{Editor: this is text}", "a.txt", "text"),
        (b"Plain text in a file named so.", "a.jsonl", "text"),
        (b"\x1f\x8b\x08\x00", "a", "gzip"),
    ],
)
def test_kinds(head: bytes, name: str, kind: str) -> None:
    assert sniff(head, name) == kind


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"PK\x03\x04....", "a ZIP archive or office document"),
        (b"SQLite format 3\x00", "a database"),
        (b"some text\x00\x01\x02", "binary"),
        (b'[{"text": "a"}]', "JSON array"),
    ],
)
def test_refused_with_a_remedy(head: bytes, message: str) -> None:
    with pytest.raises(NotText, match=message) as caught:
        sniff(head, "inbox/a")
    assert caught.value.remedy
    assert caught.value.where == "inbox/a"
