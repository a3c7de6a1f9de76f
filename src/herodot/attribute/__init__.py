"""Parsed -> Attributions: source, cue and content of every statement, direct, mixed and indirect."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from herodot.attribute.candidate import Candidate, Range, merge, subtract
from herodot.attribute.commitment import commitment
from herodot.attribute.learned import joined
from herodot.attribute.nesting import parents
from herodot.attribute.nominal import nominal_candidates
from herodot.attribute.phrases import phrase_candidates
from herodot.attribute.quotes import Quotation, quotations, quote_kind
from herodot.attribute.speakers import holders
from herodot.attribute.speech import complete_speech
from herodot.attribute.tagger import Settings, settings, statements
from herodot.attribute.verbs import trim, verb_candidates
from herodot.encode import Encoded
from herodot.parse.parsed import Parsed
from herodot.records import Attribution, Source, Span
from herodot.resolve.cast import Cast
from herodot.spans import content_id

__all__ = ["attribute"]


def attribute(parsed: Parsed, cast: Cast, encoded: Encoded, using: Settings | None = None) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of their first token, nested ones with the id of their `parent`.

    `using` are the tagger's settings where they are not the shipped ones. Raises ModelError when its network is missing
    or broken.
    """
    quoted = quotations(parsed)
    using = using or settings()
    phrases = list(phrase_candidates(parsed, cast))
    rules = _candidates(parsed, quoted, phrases)
    said = statements(parsed.report.text, encoded, using)
    found = joined(parsed, cast, said, rules, [phrase for _, phrase in phrases], using.threshold)
    candidates = complete_speech(parsed, quoted, found)
    above = parents(candidates)
    spans = [_spans(parsed, c.content) for c in candidates]
    ids = [
        content_id("attr", parsed.report.id, c.cue and parsed.starts[c.cue[0]], *((s.start, s.end) for s in content))
        for c, content in zip(candidates, spans, strict=True)
    ]
    held = _holders(parsed, cast, candidates, above)
    return tuple(
        Attribution(
            id=ids[i],
            source=_source(parsed, candidate, held[i]),
            holders=held[i],
            cue=parsed.span(*candidate.cue) if candidate.cue else None,
            content=spans[i],
            quote=quote_kind(parsed.report.text, spans[i], quoted),
            commitment=commitment(parsed, candidate),
            parent=ids[outer] if (outer := above[i]) is not None else None,
            confidence=round(candidate.confidence, 2),
            why=candidate.why,
        )
        for i, candidate in enumerate(candidates)
    )


def _candidates(
    parsed: Parsed, quoted: tuple[Quotation, ...], phrases: list[tuple[Candidate, Range]]
) -> list[Candidate]:
    """The rules' candidates, one a cue head; a phrase that credits the whole sentence is cut out of other contents."""
    taken = {candidate.head for candidate, _ in phrases}
    found = [candidate for candidate, _ in phrases]
    for candidate in (*nominal_candidates(parsed), *verb_candidates(parsed, quoted)):
        if candidate.head in taken:
            continue
        taken.add(candidate.head)
        kept = _without_phrases(parsed, candidate, [phrase for _, phrase in phrases])
        if kept is not None:
            found.append(kept)
    return sorted(found, key=lambda c: (min(c.content[0][0], c.cue[0] if c.cue else c.content[0][0]), c.head))


def _without_phrases(parsed: Parsed, candidate: Candidate, phrases: list[Range]) -> Candidate | None:
    content = candidate.content
    for phrase in phrases:
        if not phrase[0] <= candidate.head < phrase[1]:
            content = subtract(content, phrase)
    content = merge(r for r in (trim(parsed, c) for c in content) if r is not None)
    return _with_content(candidate, content) if content else None


def _with_content(candidate: Candidate, content: tuple[Range, ...]) -> Candidate:
    return candidate if content == candidate.content else replace(candidate, content=content)


def _spans(parsed: Parsed, content: tuple[Range, ...]) -> tuple[Span, ...]:
    """One span a range and paragraph: speech of several paragraphs has no line breaks among its words."""
    borders = [stop for _, stop in parsed.paragraphs]
    cuts = ((max(first, a), min(stop, b)) for first, stop in content for a, b in pairwise((0, *borders)))
    return tuple(parsed.span(first, stop) for first, stop in cuts if first < stop)


def _holders(
    parsed: Parsed, cast: Cast, candidates: list[Candidate], above: tuple[int | None, ...]
) -> list[tuple[str, ...]]:
    """The holders of each candidate; speech without a source is held by who spoke last before it."""
    held: list[tuple[str, ...]] = []
    last: tuple[str, ...] = ()
    for candidate, parent in zip(candidates, above, strict=True):
        if candidate.cue is None and candidate.source is None:
            held.append(last)
        else:
            held.append(holders(parsed, cast, candidate.source_head))
        if parent is None and held[-1]:
            last = held[-1]
    return held


def _source(parsed: Parsed, candidate: Candidate, held: tuple[str, ...]) -> Source | None:
    if candidate.source is None:
        return None
    span = parsed.span(*candidate.source)
    return Source(span.start, span.end, span.exact, held[0] if held else None)
