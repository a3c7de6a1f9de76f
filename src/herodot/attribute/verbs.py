"""Attributions whose cue is a verb: "X said that ...", "..., X said", "X condemned ...", "X vowed to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.attribute.candidate import Candidate, Range, merge, subtract
from herodot.attribute.lexicon import Sense, lexicon
from herodot.attribute.quotes import Quotation
from herodot.attribute.speakers import extent, is_passive, speaker
from herodot.parse.parsed import Parsed

_GROUP = ("aux", "auxpass", "neg", "advmod", "prt")
_NEAR = 6  # tokens between a quotation and its verb or subject: a hearer, an adverb, a title


def verb_candidates(parsed: Parsed, quoted: tuple[Quotation, ...]) -> Iterator[Candidate]:
    """One candidate a verb of the lexicon that has a content in its sentence."""
    verbs = lexicon().verbs
    for verb, lemma in enumerate(parsed.lemmas):
        if lemma in verbs and parsed.tags[verb][0] == "V" and parsed.deps[verb] not in ("aux", "auxpass", "amod"):
            found = _candidate(parsed, quoted, verb, verbs[lemma])
            if found is not None:
                yield found


def _candidate(parsed: Parsed, quoted: tuple[Quotation, ...], verb: int, senses: tuple[Sense, ...]) -> Candidate | None:
    source = speaker(parsed, verb)
    partner = _partner(parsed, verb)
    if partner is not None:
        senses = lexicon().verbs[parsed.lemmas[partner]]
    for sense in senses:
        extra = _extra(parsed, verb, sense.extra)
        if extra is None or (sense.group.finite and parsed.tags[verb] == "VBG"):
            continue
        cue = cue_group(parsed, verb, extra)
        if partner is not None:
            cue = cue_group(parsed, partner)[0], cue[1]
        frame, content, cue = _content(parsed, quoted, verb, sense, cue, source)
        source_range = extent(parsed, source) if source is not None else None
        for cut in (cue, source_range):
            content = subtract(content, cut) if cut else content
        content = tuple(r for r in (trim(parsed, c) for c in content) if r is not None)
        if content and (source is not None or frame in ("clause", "quote")):
            return Candidate(
                head=verb,
                cue=cue,
                source=source_range,
                source_head=source,
                content=content,
                affirmed=sense.group.commitment,
                negated=sense.group.negated,
                confidence=_CONFIDENCE[frame] - (0.2 if source is None else 0.0),
                why=f"rule: verb {' '.join((parsed.lemmas[verb], *sense.extra))} + {frame} ({sense.group.name})",
            )
    return None


_CONFIDENCE = {"clause": 0.9, "quote": 0.85, "infinitive": 0.75, "gerund": 0.75, "object": 0.65, "topic": 0.6}


def _partner(parsed: Parsed, verb: int) -> int | None:
    """The verb joined to this one under one object ("denounces and rejects the plan"), which is the head of the cue."""
    head = parsed.heads[verb]
    joined = parsed.deps[verb] == "conj" and head == verb - 2 and parsed.lemmas[head] in lexicon().verbs
    return head if joined and parsed.child(head, "dobj", "ccomp") is None else None


def _extra(parsed: Parsed, verb: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a verb's particle and preposition ("hit out at"), () for none, None when they are not there.

    A particle may follow the object ("turned the offer down"); a preposition stands beside the verb, or it opens a
    circumstance ("called the raid piracy on Monday").
    """
    found: list[int] = []
    for word in words:
        last = found[-1] if found else verb
        near = (c for head in (last, verb) for c in parsed.children[head] if c > last and parsed.lowers[c] == word)
        token = next((c for c in near if parsed.deps[c] == "prt" or c - last <= 2), None)
        if token is None or _opens_time(parsed, token):
            return None
        found.append(token)
    return tuple(found)


def _opens_time(parsed: Parsed, prep: int) -> bool:
    """True for a preposition before a time expression ("reported on Friday that ...")."""
    said = parsed.child(prep, "pobj")
    return said is not None and any(t.start <= parsed.starts[said] < t.end for t in parsed.timexes)


def cue_group(parsed: Parsed, verb: int, extra: tuple[int, ...] = ()) -> Range:
    """The contiguous verb group around `verb`: auxiliaries, negation and adverbs before it, particles after it."""
    members = {verb, *extra, *(c for c in parsed.children[verb] if parsed.deps[c] in _GROUP)}
    first, stop = verb, verb + 1
    while first - 1 in members or (first - 2 in members and parsed.tags[first - 1] == "``"):
        first -= 1
    while stop in members and (stop in extra or parsed.deps[stop] in ("prt", "neg")):
        stop += 1
    return first, stop


def _content(
    parsed: Parsed, quoted: tuple[Quotation, ...], verb: int, sense: Sense, cue: Range, source: int | None
) -> tuple[str, tuple[Range, ...], Range]:
    """Frame, content ranges and cue of the first frame of the sense that the sentence fills."""
    clause = _clause(parsed, verb)
    if sense.takes("clause") and clause is not None:
        return "clause", ((parsed.left[clause], parsed.right[clause] + 1),), cue
    outer = (_parenthetical(parsed, verb) or _preposed(parsed, verb, source)) if sense.takes("clause") else None
    if outer is not None:
        return "clause", outer, cue
    if sense.takes("quote") and _may_speak(parsed, verb):
        speech = _speech(parsed, quoted, verb, source)
        if speech:
            return "quote", speech, cue
    verbal = parsed.child(verb, "xcomp")
    if verbal is not None and _verbal_frame(parsed, verbal, sense):
        return "infinitive", ((parsed.left[verbal], parsed.right[verbal] + 1),), cue
    if sense.extra and parsed.deps[_last(parsed, cue)] == "prep":
        return "topic", _complement(parsed, _last(parsed, cue)), cue
    if sense.takes("object") or (sense.takes("clause") and _points(parsed, verb)):
        return "object", _governed(parsed, verb, source), cue
    if sense.takes("topic"):
        prep = next(
            (
                c
                for c in parsed.children[verb]
                if c > verb and parsed.lowers[c] in sense.group.preps and parsed.deps[c] == "prep"
            ),
            None,
        )
        if prep is not None:
            return "topic", _complement(parsed, prep), (cue[0], prep + 1) if prep == cue[1] else cue
    return "none", (), cue


def _points(parsed: Parsed, verb: int) -> bool:
    """True where a demonstrative stands for what is said ("he stated this on Friday")."""
    said = parsed.child(verb, "dobj")
    return said is not None and said > verb and parsed.tags[said] == "DT"


def _last(parsed: Parsed, cue: Range) -> int:
    return cue[1] - 1


def _clause(parsed: Parsed, verb: int) -> int | None:
    """The finite clause that the verb takes, after it or before it."""
    clauses = [c for c in parsed.children[verb] if parsed.deps[c] == "ccomp" and _is_finite(parsed, c)]
    after = [c for c in clauses if c > verb]
    if after or clauses:
        return after[0] if after else clauses[0]
    return next((c for noun in _circumstances(parsed, verb) for c in parsed.children[noun] if _strays(parsed, c)), None)


def _circumstances(parsed: Parsed, verb: int) -> Iterator[int]:
    """The nouns of the circumstances after the verb ("denied from the start that ...")."""
    for prep in parsed.children[verb]:
        noun = parsed.child(prep, "pobj") if prep > verb and parsed.deps[prep] == "prep" else None
        if noun is not None and parsed.lemmas[noun] not in lexicon().table.nominal.clause:
            yield noun


def _strays(parsed: Parsed, clause: int) -> bool:
    """True for a "that" clause that the parser gave to such a noun, though the noun is no part of it."""
    opens = parsed.lowers[parsed.left[clause]] == "that" and parsed.tags[parsed.left[clause]] == "IN"
    return opens and parsed.deps[clause] in ("acl", "ccomp") and parsed.child(clause, "nsubj", "nsubjpass") is not None


def _is_finite(parsed: Parsed, head: int) -> bool:
    finite = ("VBD", "VBZ", "VBP", "MD")
    return (
        parsed.tags[head] in finite
        or any(parsed.tags[c] in finite and parsed.deps[c] in ("aux", "auxpass") for c in parsed.children[head])
        or parsed.child(head, "mark") is not None
    )


def _parenthetical(parsed: Parsed, verb: int) -> tuple[Range, ...] | None:
    """The sentence around an inserted "..., he said, ..."."""
    if parsed.deps[verb] not in ("parataxis", "ccomp", "dep") or parsed.child(verb, "nsubj") is None:
        return None
    first, stop = parsed.left[verb], parsed.right[verb] + 1
    begin, end = parsed.sentences[parsed.sentence_of[verb]]
    if parsed.deps[verb] == "ccomp" and not _between_commas(parsed, first, stop, begin, end):
        return None
    return subtract(((begin, end),), (first, stop))


def _preposed(parsed: Parsed, verb: int, source: int | None) -> tuple[Range, ...] | None:
    """The clause before ", X said" where the parser took it for a circumstance: it has no conjunction of its own."""
    clause = next((c for c in parsed.children[verb] if c < verb and parsed.deps[c] == "advcl"), None)
    if (
        clause is None
        or source is None
        or parsed.child(clause, "mark", "advmod") is not None
        or not _is_finite(parsed, clause)
    ):
        return None
    comma = min(parsed.left[source], verb) - 1
    begin = parsed.sentences[parsed.sentence_of[verb]][0]
    return ((begin, comma),) if clause < comma and parsed.words[comma] == "," else None


def _between_commas(parsed: Parsed, first: int, stop: int, begin: int, end: int) -> bool:
    opened = first > begin and parsed.words[first - 1] in (",", "–", "—", "”", '"')
    closed = (
        stop >= end - 1 or parsed.words[stop - 1] == "," or (stop < end and parsed.words[stop] in (",", ".", "–", "—"))
    )
    return opened and closed


def _may_speak(parsed: Parsed, verb: int) -> bool:
    """A finite verb or a participle in the active: "asked about it" and "to say" bring no speech of their own."""
    if is_passive(parsed, verb) or (parsed.tags[verb] == "VBN" and parsed.child(verb, "aux") is None):
        return False
    return not any(parsed.tags[c] == "TO" for c in parsed.children[verb])


def _speech(parsed: Parsed, quoted: tuple[Quotation, ...], verb: int, source: int | None) -> tuple[Range, ...]:
    """The quotations beside the verb or its subject, in its sentence or ending just before it."""
    first, stop = parsed.sentences[parsed.sentence_of[verb]]
    start, end = parsed.starts[first], parsed.ends[stop - 1]
    anchors = [verb] if source is None else [verb, source]
    found: list[Range] = []
    for quote in quoted:
        if quote.end < start - 2 or quote.start >= end or quote.start <= parsed.starts[verb] < quote.end:
            continue
        tokens = quotation_tokens(parsed, quote)
        if tokens[1] <= first and tokens[0] - parsed.sentences[parsed.sentence_of[tokens[0]]][0] > 1:
            continue
        if tokens[1] - tokens[0] > 3 and any(_beside(tokens, anchor) for anchor in anchors):
            found.append(tokens)
    return tuple(found)


def _beside(tokens: Range, anchor: int) -> bool:
    return 0 <= tokens[0] - anchor <= _NEAR or 0 <= anchor - tokens[1] <= _NEAR


def quotation_tokens(parsed: Parsed, quote: Quotation) -> Range:
    """The token range of a quotation, marks included."""
    first = parsed.token_at(quote.start)
    last = parsed.token_at(quote.end - 1)
    begin = len(parsed) if first is None else first
    return begin, max(begin, (len(parsed) if last is None else last + 1))


def _verbal_frame(parsed: Parsed, head: int, sense: Sense) -> bool:
    if any(parsed.tags[c] == "TO" for c in parsed.children[head]):
        return sense.takes("infinitive")
    return parsed.tags[head] == "VBG" and sense.takes("gerund")


def _complement(parsed: Parsed, prep: int) -> tuple[Range, ...]:
    """What stands after a preposition, with what the verb goes on to say of it ("called on X to ...")."""
    last = parsed.right[prep]
    verb = parsed.heads[prep]
    for child in parsed.children[verb]:
        goes_on = child > prep and parsed.deps[child] in ("xcomp", "ccomp", "advcl")
        if goes_on and parsed.left[child] == last + 1 and parsed.tags[last + 1] == "TO":
            last = parsed.right[child]
    return ((prep + 1, last + 1),)


def _governed(parsed: Parsed, verb: int, source: int | None) -> tuple[Range, ...]:
    """The object with all that the verb governs after it, without circumstances; the subject of a passive."""
    if is_passive(parsed, verb):
        subject = parsed.child(verb, "nsubjpass")
        if subject is None and parsed.deps[verb] == "acl":
            subject = parsed.heads[verb]
            return ((parsed.left[subject], verb),) if source is not None else ()
        named = subject is not None and parsed.tags[subject] not in ("WP", "WDT", "PRP")
        return (extent(parsed, subject),) if subject is not None and named and source is not None else ()
    objects = [c for c in parsed.children[verb] if c > verb and parsed.deps[c] in ("dobj", "dative", "ccomp", "oprd")]
    if not objects:
        return ()
    last = parsed.right[objects[-1]]
    for child in parsed.children[verb]:
        if child > last and parsed.left[child] <= last + 2 and _belongs(parsed, child):
            last = parsed.right[child]
    return ((parsed.left[objects[0]], last + 1),)


def _belongs(parsed: Parsed, child: int) -> bool:
    if parsed.deps[child] == "prep":
        return parsed.lowers[child] not in lexicon().table.circumstance
    return parsed.deps[child] in ("xcomp", "oprd", "ccomp")


def trim(parsed: Parsed, tokens: Range) -> Range | None:
    """The range without punctuation at its ends; quotation marks and the stop before one that closes are kept."""
    first, stop = tokens
    while first < stop and parsed.words[first] in (",", ":", ";", "–", "—", "-", "...", "…", ".", "”", "''", ")"):
        first += 1
    while first < stop and parsed.words[stop - 1] in (",", ":", ";", "–", "—", "-", ".", "“", "``", "("):
        stop -= 1
    return (first, stop) if first < stop and any(parsed.words[i][0].isalnum() for i in range(first, stop)) else None


__all__ = ["cue_group", "merge", "quotation_tokens", "trim", "verb_candidates"]
