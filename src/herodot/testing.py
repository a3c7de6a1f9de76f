"""Helpers for tests of reports, the project's own and its users'."""

from __future__ import annotations

import hashlib
import re

from herodot.records import Dropped, Report
from herodot.spans import content_id


def make_report(
    text: str, *, published: str | None = None, outlet: str | None = None, dropped: tuple[Dropped, ...] = ()
) -> Report:
    """A report of `text` as it would come out of the clean stage, without reading a file."""
    return Report(
        id=content_id("report", outlet, published, text),
        source_path="test.txt",
        url=None,
        outlet=outlet,
        title=None,
        bylines=(),
        dateline=None,
        published=published,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        dropped=dropped,
    )


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its `[[` and `]]`, and the (start, end) code points that they enclosed."""
    plain, spans, position = "", [], 0
    for match in re.finditer(r"\[\[(.*?)\]\]", text, re.DOTALL):
        plain += text[position : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        position = match.end()
    return plain + text[position:], tuple(spans)
