"""Credits to outlets: interviews, "told X", "seen by X", "citing X", datelines and credit lines."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.attribute.speakers import last_outlet, speaker
from herodot.parse.parsed import Parsed
from herodot.records import HopKind
from herodot.resolve.cast import Cast
from herodot.trace.lexicon import credit_words
from herodot.trace.step import Step, is_outlet, outlets_below

_CREDIT_LINE = 6  # tokens at most in a line that is nothing but a credit


def credit_steps(parsed: Parsed, cast: Cast) -> Iterator[Step]:
    """The steps that single words of the text prove, in text order."""
    words = credit_words()
    yield from _credit_lines(parsed, cast)
    for token, lemma in enumerate(parsed.lemmas):
        tag = parsed.tags[token]
        if tag[0] == "N" and lemma in words.interview_nouns:
            yield from _interview(parsed, cast, token)
        elif tag[0] != "V":
            continue
        elif lemma in words.hearer_verbs:
            yield from _told(parsed, cast, token, parsed.child(token, "dobj", "dative"))
        elif lemma in words.talk_verbs:
            to = next((c for c in parsed.children[token] if parsed.lowers[c] in ("to", "with")), None)
            yield from _told(parsed, cast, token, None if to is None else parsed.child(to, "pobj"))
        elif tag == "VBG" and lemma in words.citing:
            yield from _citing(parsed, cast, token)
        elif tag == "VBN" and lemma in words.seen:
            yield from _seen(parsed, cast, token)


def _interview(parsed: Parsed, cast: Cast, noun: int) -> Iterator[Step]:
    prep = next((c for c in parsed.children[noun] if parsed.lowers[c] in credit_words().interview_preps), None)
    asker = outlets_below(parsed, cast, None if prep is None else parsed.child(prep, "pobj"))
    verb = next((a for a in parsed.ancestors(noun) if parsed.tags[a][0] == "V"), None)
    teller = _teller(parsed, cast, verb) if verb is not None and parsed.lemmas[verb] in credit_words().citing else None
    owner = parsed.child(noun, "poss")
    head = owner if owner is not None else None if verb is None else speaker(parsed, verb)
    for token, outlet in asker:
        yield from _spoke_to(parsed, cast, head, noun, token, outlet, teller)


def _told(parsed: Parsed, cast: Cast, verb: int, hearer: int | None) -> Iterator[Step]:
    for token, outlet in outlets_below(parsed, cast, hearer):
        yield from _spoke_to(parsed, cast, speaker(parsed, verb), verb, token, outlet, None)


def _spoke_to(
    parsed: Parsed, cast: Cast, head: int | None, anchor: int, token: int, outlet: str, teller: str | None
) -> Iterator[Step]:
    """Somebody (the phrase headed by `head`) spoke to an outlet: the relay to it, and its own step to the speaker."""
    first, stop = min(anchor, token), max(anchor, parsed.right[token]) + 1
    seer = _seer(parsed, cast, token)
    relay = seer[1] if seer else teller
    if seer:
        stop = max(stop, seer[0] + 1)
    why = "rule: spoke to an outlet"
    yield Step("interview", relay if relay != outlet else None, outlet, first, stop, 0.85, why)
    who = None if head is None else cast.who[head]
    if head is not None and who is not None and who != outlet:
        ends = max(parsed.right[token], head) + 1
        yield Step("interview", outlet, who, min(parsed.left[head], first), ends, 0.85, why)


def _seer(parsed: Parsed, cast: Cast, after: int) -> tuple[int, str] | None:
    """The outlet of a later "as seen by X" in the same sentence."""
    stop = parsed.sentences[parsed.sentence_of[after]][1]
    for token in range(after + 1, stop):
        if parsed.tags[token] == "VBN" and parsed.lemmas[token] in credit_words().seen:
            for head, outlet in _agents(parsed, cast, token):
                return head, outlet
    return None


def _agents(parsed: Parsed, cast: Cast, verb: int) -> list[tuple[int, str]]:
    """The outlets after "by" ("carried by TASS and by Interfax"), with the tokens that head them."""
    by = next((c for c in parsed.children[verb] if parsed.lowers[c] == "by"), None)
    preps = () if by is None else parsed.conjuncts(by)
    return [found for prep in preps for found in outlets_below(parsed, cast, parsed.child(prep, "pobj"))]


def _seen(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    for token, outlet in _agents(parsed, cast, verb):
        yield Step(
            "cites", None, outlet, verb, parsed.right[token] + 1, 0.75, f"rule: {parsed.lemmas[verb]} by an outlet"
        )


def _citing(parsed: Parsed, cast: Cast, verb: int) -> Iterator[Step]:
    cited = parsed.child(verb, "dobj")
    if cited is None:
        return
    teller = speaker(parsed, verb)
    source = cast.who[teller] if teller is not None else None
    source = source if is_outlet(cast, source) else _teller(parsed, cast, verb)
    for token in parsed.conjuncts(cited):
        who = cast.who[token]
        if who is not None and who != source:
            kind: HopKind = "cites" if is_outlet(cast, who) else "statement"
            yield Step(kind, source, who, verb, parsed.right[token] + 1, 0.8, "rule: citing")


def _teller(parsed: Parsed, cast: Cast, verb: int) -> str | None:
    """The outlet named last before `verb` in its sentence."""
    first = parsed.sentences[parsed.sentence_of[verb]][0]
    outlet = last_outlet(cast, verb)
    return outlet if outlet is not None and outlet in cast.who[first:verb] else None


def _credit_lines(parsed: Parsed, cast: Cast) -> Iterator[Step]:
    """ "KYIV, July 14 (Reuters) -" and lines that hold nothing but a credit ("Source: TASS")."""
    for number, (first, stop) in enumerate(parsed.paragraphs):
        short = stop - first <= _CREDIT_LINE and not any(parsed.tags[i][0] == "V" for i in range(first, stop))
        end = stop if short else _dateline_end(parsed, first, stop)
        if not short and number > 2:
            continue
        for token in range(first, end):
            who = cast.who[token]
            if who is not None and is_outlet(cast, who):
                yield Step("republishes", None, who, token, token + 1, 0.8, "rule: dateline or credit line")
                break


def _dateline_end(parsed: Parsed, first: int, stop: int) -> int:
    dateline = parsed.report.dateline
    if not dateline or not parsed.report.text.startswith(dateline, parsed.starts[first]):
        return first
    end = parsed.starts[first] + len(dateline)
    return next((i for i in range(first, stop) if parsed.starts[i] >= end), stop)
