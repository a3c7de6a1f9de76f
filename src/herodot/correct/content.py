"""The words of a statement: its pieces as a reader marked them, whether they are quoted, and what encloses what."""

from __future__ import annotations

import re
from dataclasses import replace

from herodot.correct.fields import JOIN
from herodot.correct.quote import locate
from herodot.errors import CorrectionError
from herodot.records import Analysis, Attribution, Quote, Selector, Span
from herodot.spans import cut, encloses

_PARAGRAPH = re.compile(r"[^\n]+")


def pieces(text: str, selection: Selector | None, words: str) -> tuple[Span, ...]:
    """The pieces of "one … two", each in the marked words after the one before; all that is marked for "".

    Raises CorrectionError where the marked words, or a piece within them, are not there.
    """
    marked = None if selection is None else locate(text, selection)
    if marked is None:
        raise CorrectionError("the marked words are not in the report", remedy="mark them again")
    if not words.strip():
        return (cut(text, marked.start, marked.end),)
    found, at = [], marked.start
    for piece in (words,) if words in marked.exact else words.split(JOIN):
        start = text.find(piece, at, marked.end) if piece.strip() else -1
        if start < 0:
            remedy = f"mark a stretch that holds every piece, and write {JOIN.strip()} between pieces"
            raise CorrectionError(f"not in the marked words: {piece[:60]!r}", remedy=remedy)
        at = start + len(piece)
        found.append(Span(start, at, piece))
    return tuple(found)


def require_kept(analysis: Analysis, words: Span) -> None:
    """Raises CorrectionError where the words were dropped: no record stands on them."""
    dropped = [Span(d.start, d.end, d.exact) for d in analysis.report.dropped]
    if encloses(dropped, words.start, words.end):
        raise CorrectionError("these words are no part of the report", remedy="first propose that they are kept")


def quote_of(text: str, content: tuple[Span, ...]) -> Quote:
    """Whether all, none or some of the content's letters stand inside quotation marks of their paragraphs."""
    from herodot.attribute.quotes import quotations_in, quote_kind  # loads more than opening a desk needs

    paragraphs = [p for p in _PARAGRAPH.finditer(text) if any(s.start < p.end() and p.start() < s.end for s in content)]
    return quote_kind(text, content, tuple(q for p in paragraphs for q in quotations_in(text, p.start(), p.end())))


def with_parents(analysis: Analysis, own_id: str) -> Analysis:
    """The analysis in which this attribution, and those that it holds or held, have the parent that encloses them."""
    changed = next(a for a in analysis.attributions if a.id == own_id)

    def of(a: Attribution) -> Attribution:
        if own_id not in (a.id, a.parent) and not _inside(a, changed):
            return a
        return replace(a, parent=_parent(analysis, a))

    return replace(analysis, attributions=tuple(map(of, analysis.attributions)))


def _parent(analysis: Analysis, a: Attribution) -> str | None:
    """The narrowest attribution whose content encloses all of another one's and is wider."""
    around = [other for other in analysis.attributions if other.id != a.id and _inside(a, other)]
    return min(around, key=lambda other: (_width(other), other.id)).id if around else None


def _inside(a: Attribution, other: Attribution) -> bool:
    return _width(a) < _width(other) and all(encloses(other.content, span.start, span.end) for span in a.content)


def _width(a: Attribution) -> int:
    return sum(span.end - span.start for span in a.content)
