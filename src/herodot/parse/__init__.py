"""Report -> Parsed: tokens, sentences, dependencies, named entities, and time expressions with their values."""

from __future__ import annotations

from herodot.parse.parsed import Entity, Parsed
from herodot.parse.syntax import parse_syntax
from herodot.parse.timexes import find_timexes
from herodot.records import Report

__all__ = ["Entity", "Parsed", "parse"]


def parse(report: Report) -> Parsed:
    """The report's columns; nothing inside `report.dropped` becomes a token or a time expression.

    Raises ModelError when the parser's model is missing or is not the pinned one.
    """
    return parse_syntax(report, find_timexes(_without_dropped(report), report.published))


def _without_dropped(report: Report) -> str:
    """The text with blanks for what is dropped, so that offsets hold and a teaser's date anchors nothing after it."""
    text = report.text
    for dropped in report.dropped:
        text = text[: dropped.start] + " " * (dropped.end - dropped.start) + text[dropped.end :]
    return text
