"""Quotations whose speaker stands outside the sentence: "X said:" on the line before, or "— X" after them."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.attribute.candidate import Range
from herodot.attribute.lexicon import lexicon
from herodot.attribute.speakers import extent, is_passive, speaker
from herodot.attribute.verbs import cue_group
from herodot.parse.parsed import Parsed

_DASHES = frozenset("-–—―") | {"--"}
_LONGEST_NAME = 12  # tokens after the dash: a name, an age, a trade, a town


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited with a quotation, by which words; `head` is the token that negation hangs on."""

    head: int
    cue: Range
    source: Range
    source_head: int
    why: str


def credit(parsed: Parsed, quotation: Range) -> Credit | None:
    """The credit of a quotation that its own sentence does not give."""
    return _trailer(parsed, quotation) or _lead(parsed, quotation)


def _trailer(parsed: Parsed, quotation: Range) -> Credit | None:
    """ "— Name, trade" between the quotation and the end of its line, or as the line below it."""
    n = _paragraph(parsed, quotation[0])
    stop = parsed.paragraphs[n][1]
    dash = quotation[1]
    if dash == stop and n + 1 < len(parsed.paragraphs):
        dash, stop = parsed.paragraphs[n + 1]
    first = dash + 1
    if dash >= stop or parsed.words[dash] not in _DASHES or not 0 < stop - first <= _LONGEST_NAME:
        return None
    finite = any(parsed.tags[i] in ("VBD", "VBZ", "MD") for i in range(first, stop))
    if finite or not parsed.tags[first].startswith("NNP"):
        return None
    comma = next((i for i in range(first, stop) if parsed.words[i] in (",", "(", ".")), stop)
    return Credit(dash, (dash, first), (first, comma), comma - 1, "rule: — name")


def _lead(parsed: Parsed, quotation: Range) -> Credit | None:
    """ "X said:" as the end of the line before the quotation."""
    n = _paragraph(parsed, quotation[0])
    if n == 0 or quotation[0] != parsed.paragraphs[n][0]:
        return None
    colon = parsed.paragraphs[n - 1][1] - 1
    if parsed.words[colon] != ":":
        return None
    begin = parsed.sentences[parsed.sentence_of[colon]][0]
    for verb in range(colon - 1, begin - 1, -1):
        if parsed.tags[verb][0] == "V" and _speaks(parsed, verb) and not is_passive(parsed, verb):
            source = speaker(parsed, verb)
            if source is not None:
                cue = cue_group(parsed, verb)
                why = f"rule: {parsed.lemmas[verb]}: on the line before"
                return Credit(verb, cue, extent(parsed, source), source, why)
    return None


def _speaks(parsed: Parsed, verb: int) -> bool:
    return any(sense.takes("quote") for sense in lexicon().verbs.get(parsed.lemmas[verb], ()))


def _paragraph(parsed: Parsed, token: int) -> int:
    return next(n for n, (first, stop) in enumerate(parsed.paragraphs) if first <= token < stop)
