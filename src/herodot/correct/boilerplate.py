"""Words marked as no part of the report, with all that was read from them, or taken back into it."""

from __future__ import annotations

from dataclasses import replace

from herodot.correct.edits import without
from herodot.correct.fields import key_words, records
from herodot.correct.quote import locate
from herodot.errors import CorrectionError
from herodot.records import Analysis, Correction, Dropped, Span
from herodot.spans import encloses, overlaps

REASON = "a reader's correction"
DROPPED, KEPT = "dropped", "kept"


def marked(analysis: Analysis, correction: Correction) -> Analysis:
    """The analysis in which the marked words are dropped, or kept, as the correction says.

    What is dropped takes with it the records that stand on it, and what was named there. What is kept has no
    records, as it was never read: they can be proposed as missing. Raises CorrectionError for another value.
    """
    found = None if correction.selection is None else locate(analysis.report.text, correction.selection)
    if found is None or correction.should_be not in (DROPPED, KEPT):
        remedy = f"mark words of the report; {DROPPED} or {KEPT}"
        raise CorrectionError("neither dropped nor kept", remedy=remedy)
    if correction.should_be == KEPT:
        return _with_dropped(analysis, _outside(analysis, found))
    dropped = (*_outside(analysis, found), Dropped(found.start, found.end, found.exact, REASON))
    return _with_dropped(_emptied(analysis, found), dropped)


def state_of(analysis: Analysis, words: Span) -> str:
    """`dropped` where all of the words are, else `kept`."""
    spans = [Span(d.start, d.end, d.exact) for d in analysis.report.dropped]
    return DROPPED if encloses(spans, words.start, words.end) else KEPT


def _with_dropped(analysis: Analysis, dropped: tuple[Dropped, ...]) -> Analysis:
    ordered = tuple(sorted(dropped, key=lambda d: (d.start, d.end)))
    return replace(analysis, report=replace(analysis.report, dropped=ordered))


def _outside(analysis: Analysis, words: Span) -> tuple[Dropped, ...]:
    """What is dropped beside `words`: stretches that reach into them are cut there."""
    found: list[Dropped] = []
    text = analysis.report.text
    for d in analysis.report.dropped:
        if not overlaps(d.start, d.end, words.start, words.end):
            found.append(d)
            continue
        for start, end in ((d.start, words.start), (words.end, d.end)):
            if start < end:
                found.append(Dropped(start, end, text[start:end], d.reason))
    return tuple(found)


def _emptied(analysis: Analysis, words: Span) -> Analysis:
    """The analysis without what rests on the words alone."""
    for record in records(analysis):
        key = key_words(analysis, record)
        if encloses((words,), key.start, key.end):
            analysis = without(analysis, record.id)
    return replace(
        analysis,
        timexes=tuple(t for t in analysis.timexes if not encloses((words,), t.start, t.end)),
        places=tuple(p for p in analysis.places if not encloses((words,), p.start, p.end)),
        mentions=tuple(m for m in analysis.mentions if not encloses((words,), m.start, m.end)),
    )
