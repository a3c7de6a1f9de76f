"""Words of a report that are found again after a change: the W3C's text quote and text position in one `Selector`.

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.5 Text Position Selector.
"""

from __future__ import annotations

from collections.abc import Iterator

from herodot.errors import CorrectionError
from herodot.records import Selector, Span

CONTEXT = 32
"""Code points kept before and after the words."""


def selector(text: str, start: int, end: int) -> Selector:
    """The words `text[start:end]`, offsets in code points, with up to CONTEXT code points on either side.

    Raises CorrectionError where the range is empty, blank or outside of the text.
    """
    if not 0 <= start < end <= len(text) or text[start:end].isspace():
        remedy = f"select words of the report; it has {len(text)} code points"
        raise CorrectionError(f"no words at {start}:{end}", remedy=remedy)
    return Selector(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def locate(text: str, wanted: Selector) -> Span | None:
    """Where the words are in `text`: at their place, else where they are unique, alone or by their context.

    None where they are not there or it cannot be told which of several is meant.
    """
    if text[wanted.start : wanted.end] == wanted.exact:
        return Span(wanted.start, wanted.end, wanted.exact)
    found = list(_occurrences(text, wanted.exact))
    if len(found) > 1:
        around = wanted.prefix + wanted.exact + wanted.suffix
        found = [at + len(wanted.prefix) for at in _occurrences(text, around)]
    return Span(found[0], found[0] + len(wanted.exact), wanted.exact) if len(found) == 1 else None


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
