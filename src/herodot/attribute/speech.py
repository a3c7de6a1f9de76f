"""Speech beyond the sentence: quotations that reach past the sentence of their cue, and speech without a cue."""

from __future__ import annotations

from dataclasses import replace

from herodot.attribute.candidate import Candidate, Range, merge
from herodot.attribute.quotes import Quotation
from herodot.attribute.trailers import credit
from herodot.attribute.verbs import quotation_tokens
from herodot.parse.parsed import Parsed

_LEAST_WORDS = 5
_NEAR = 10  # tokens between a cue and the other half of its quotation: a source, its title, a day


def complete_speech(parsed: Parsed, quoted: tuple[Quotation, ...], candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with whole quotations, and one without a cue for each quoted sentence that none holds."""
    ranges = [quotation_tokens(parsed, q) for q in quoted]
    grown = _halves([_whole_quotations(candidate, ranges) for candidate in candidates], parsed, ranges)
    for quote, tokens in zip(quoted, ranges, strict=True):
        if _is_speech(parsed, tokens) and not any(
            _meets(tokens, r) for c in grown for r in (*c.content, c.cue or (0, 0))
        ):
            _attach(parsed, quoted, ranges, grown, quote, tokens)
    return sorted(grown, key=lambda c: (min(c.content[0][0], c.cue[0] if c.cue else c.content[0][0]), c.head))


def _whole_quotations(candidate: Candidate, ranges: list[Range]) -> Candidate:
    """Grows a content to the ends of a quotation that it begins or ends in, unless its cue stands in there too."""
    content = list(candidate.content)
    for tokens in ranges:
        if candidate.cue is not None and _meets(tokens, candidate.cue):
            continue
        for n, (first, stop) in enumerate(content):
            if _meets(tokens, (first, stop)):
                content[n] = min(first, tokens[0]), max(stop, tokens[1])
    grown = merge(content)
    return candidate if grown == candidate.content else replace(candidate, content=grown)


def _halves(candidates: list[Candidate], parsed: Parsed, ranges: list[Range]) -> list[Candidate]:
    """The candidates with the second half of "…," X said, "…" where only the first was taken."""
    grown = list(candidates)
    for tokens in ranges:
        if _goes_on(parsed, tokens) and not any(
            _meets(tokens, r) for c in grown for r in (*c.content, c.cue or (0, 0))
        ):
            first = next((n for n, c in enumerate(grown) if _is_first_half(parsed, c, tokens, ranges)), None)
            if first is not None:
                grown[first] = replace(grown[first], content=merge((*grown[first].content, tokens)))
    return grown


def _goes_on(parsed: Parsed, tokens: Range) -> bool:
    """A quotation that begins in the middle of a sentence and has a verb: no title, no name, no single word."""
    words = range(tokens[0] + 1, tokens[1])
    return bool(words) and parsed.words[words[0]][0].islower() and any(parsed.tags[i][0] == "V" for i in words)


def _is_first_half(parsed: Parsed, candidate: Candidate, tokens: Range, ranges: list[Range]) -> bool:
    cue = candidate.cue
    if cue is None or not 0 <= tokens[0] - cue[1] <= _NEAR:
        return False
    if parsed.sentence_of[cue[0]] not in (parsed.sentence_of[tokens[0]], parsed.sentence_of[tokens[1] - 1]):
        return False
    return all(r[1] <= cue[0] and any(_meets(r, quote) for quote in ranges) for r in candidate.content)


def _meets(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _is_speech(parsed: Parsed, tokens: Range) -> bool:
    """Long enough to be speech, and a sentence of its own: words in quotation marks inside a sentence are no record."""
    if tokens[1] - tokens[0] < _LEAST_WORDS:
        return False
    begin = parsed.sentences[parsed.sentence_of[tokens[0]]][0]
    end = parsed.sentences[parsed.sentence_of[tokens[1] - 1]][1]
    return tokens[0] - begin <= 1 and end - tokens[1] <= 1


def _attach(
    parsed: Parsed,
    quoted: tuple[Quotation, ...],
    ranges: list[Range],
    grown: list[Candidate],
    quote: Quotation,
    tokens: Range,
) -> None:
    """Gives a quotation to the speech it continues, or makes it a record without a cue."""
    index = ranges.index(tokens)
    goes_on = index > 0 and quoted[index - 1].open
    speaker = _before(parsed, grown, tokens, other_paragraph=goes_on)
    said = credit(parsed, tokens)
    if speaker is not None and (goes_on or said is None):
        grown[speaker] = replace(grown[speaker], content=merge((*grown[speaker].content, tokens)))
    elif said is not None:
        grown.append(
            Candidate(said.head, said.cue, said.source, said.source_head, (tokens,), "CT+", "U", 0.7, said.why)
        )
    else:
        grown.append(
            Candidate(tokens[0], None, None, None, (tokens,), "CT+", "CT+", 0.5, "rule: quotation without a cue")
        )


def _before(parsed: Parsed, grown: list[Candidate], tokens: Range, *, other_paragraph: bool) -> int | None:
    """The candidate whose quotation ends last before `tokens`, in the same paragraph unless speech goes on."""
    paragraph = next(p for p in parsed.paragraphs if p[0] <= tokens[0] < p[1])
    floor = 0 if other_paragraph else paragraph[0]
    marks = ('"', "“", "''", "``", "”")
    ends: list[tuple[int, int]] = []
    for n, candidate in enumerate(grown):
        first, stop = candidate.content[-1]
        if floor <= first and stop <= tokens[0] and any(parsed.words[i] in marks for i in range(first, stop)):
            ends.append((stop, -n))
    return -max(ends)[1] if ends else None
