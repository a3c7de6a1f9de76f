"""Attribution by phrase: "according to X", "as reported by X", and headlines of the form "X: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.attribute.candidate import Candidate, Range, subtract
from herodot.attribute.lexicon import lexicon
from herodot.attribute.speakers import extent, is_passive, speaker
from herodot.attribute.verbs import cue_group, trim
from herodot.parse.parsed import Parsed
from herodot.resolve.cast import Cast

_TAIL = 8  # tokens at most after a closing credit: a day, a hearer, a place


def phrase_candidates(parsed: Parsed, cast: Cast) -> Iterator[tuple[Candidate, Range]]:
    """Candidates with the token range of their phrase, which belongs to no other content of the sentence."""
    for token, lower in enumerate(parsed.lowers):
        if lower == "according" and token + 1 < len(parsed) and parsed.lowers[token + 1] == "to":
            found = _according(parsed, token)
        elif lower == "as" and parsed.deps[token] in ("mark", "advmod", "prep"):
            found = _relayed(parsed, token)
        elif lower == ":" or lower in ("–", "—"):
            found = _headline(parsed, cast, token)
        elif parsed.tags[token][0] == "V" and parsed.lemmas[token] in lexicon().verbs:
            found = _tag(parsed, token)
        else:
            continue
        if found is not None:
            yield found


def _according(parsed: Parsed, token: int) -> tuple[Candidate, Range] | None:
    source = parsed.child(token + 1, "pobj")
    if source is None:
        return None
    phrase = token, parsed.right[source] + 1
    while phrase[1] - 1 > source and parsed.words[phrase[1] - 1] in (".", "”", '"', ","):
        phrase = phrase[0], phrase[1] - 1
    phrase = phrase[0], _past_credit(parsed, phrase[1])
    return _around(parsed, phrase, token, (token, token + 2), source, "rule: according to")


def _relayed(parsed: Parsed, mark: int) -> tuple[Candidate, Range] | None:
    verb = parsed.heads[mark]
    if parsed.lemmas[verb] not in lexicon().table.phrases.relayed or parsed.deps[verb] not in (
        "advcl",
        "ROOT",
        "relcl",
        "acl",
    ):
        return None
    if verb - mark > 12 or verb < mark or parsed.child(verb, "ccomp", "dobj") is not None:
        return None
    source = _by(parsed, verb) if parsed.tags[verb] == "VBN" else speaker(parsed, verb)
    if source is None:
        return None
    stop = max(parsed.right[source], verb) + 1
    while stop < len(parsed) and parsed.words[stop][0].isupper() and source == stop - 1:
        source, stop = stop, stop + 1
    stop = _past_credit(parsed, stop)
    cue = cue_group(parsed, verb)
    if source > verb and parsed.lowers[cue[1]] == "by":
        cue = cue[0], cue[1] + 1
    return _around(parsed, (mark, stop), verb, cue, source, "rule: as reported by")


def _past_credit(parsed: Parsed, stop: int) -> int:
    """Past a further credit that follows the phrase (", citing local officials")."""
    following = stop + 1
    if following < len(parsed) and parsed.words[stop] == "," and parsed.tags[following] == "VBG":
        finite = any(s.group.finite for s in lexicon().verbs.get(parsed.lemmas[following], ()))
        return parsed.right[following] + 1 if finite else stop
    return stop


def _tag(parsed: Parsed, verb: int) -> tuple[Candidate, Range] | None:
    """The end of a sentence that credits all of it: "..., the newspaper reported on Friday."

    Inner statements keep out of it: in "X said he had won, Y reported" the parser gives "Y reported" to X's clause.
    """
    source = parsed.child(verb, "nsubj")
    if source is None or is_passive(parsed, verb) or not _tells(parsed, verb):
        return None
    begin, end = parsed.sentences[parsed.sentence_of[verb]]
    cue = cue_group(parsed, verb)
    first = min(cue[0], parsed.left[source])
    if first - 1 <= begin or parsed.words[first - 1] != "," or end - max(verb, parsed.right[source]) > _TAIL:
        return None
    if parsed.child(verb, "mark", "advmod", "ccomp", "dobj", "xcomp", "cc") in range(first, end):
        return None
    return _around(parsed, (first, end), verb, cue, source, f"rule: verb {parsed.lemmas[verb]} after its content")


def _tells(parsed: Parsed, verb: int) -> bool:
    return any(s.takes("quote") and s.takes("clause") and not s.extra for s in lexicon().verbs[parsed.lemmas[verb]])


def _by(parsed: Parsed, verb: int) -> int | None:
    by = next((c for c in parsed.children[verb] if parsed.lowers[c] == "by"), None)
    return None if by is None else parsed.child(by, "pobj")


def _around(
    parsed: Parsed, phrase: Range, head: int, cue: Range, source: int, why: str
) -> tuple[Candidate, Range] | None:
    content = tuple(r for r in (trim(parsed, c) for c in _scope(parsed, phrase)) if r is not None)
    if not content:
        return None
    return Candidate(head, cue, extent(parsed, source), source, content, "CT+", "U", 0.85, why, is_phrase=True), phrase


def _scope(parsed: Parsed, phrase: Range) -> tuple[Range, ...]:
    """The sentence without the phrase; only the clause around it where no comma sets the phrase off."""
    begin, end = parsed.sentences[parsed.sentence_of[phrase[0]]]
    whole = subtract(((_after_connectives(parsed, begin, end), end),), phrase)
    if phrase[0] == begin or parsed.words[phrase[0] - 1] in (",", "–", "—", "”", "(", '"'):
        return whole
    verb = next((a for a in parsed.ancestors(phrase[0]) if parsed.tags[a][0] == "V"), None)
    if verb is None or is_passive(parsed, verb):
        return whole
    return subtract(((parsed.left[verb], parsed.right[verb] + 1),), phrase)


def _after_connectives(parsed: Parsed, begin: int, end: int) -> int:
    words = lexicon().table.connectives
    while begin < end and (parsed.lowers[begin] in words or parsed.words[begin] == ","):
        begin += 1
    return begin


def _headline(parsed: Parsed, cast: Cast, mark: int) -> tuple[Candidate, Range] | None:
    """ "Minister: talks will go on" and "Talks will go on – minister", where the line is a headline."""
    first, stop = next(r for r in parsed.paragraphs if r[0] <= mark < r[1])
    if mark - first > 6 and (parsed.words[stop - 1] in (".", "”", '"') or stop - first > 22):
        return None
    before, after = (first, mark), (mark + 1, stop)
    source, content = (before, after) if parsed.words[mark] == ":" else (after, before)
    head = _name(parsed, cast, source)
    if parsed.words[mark] == ":" and head is None:
        head = _capitals(parsed, source)
    if head is None or content[1] - content[0] < 3 or not _has_verb(parsed, content):
        return None
    cue = mark, mark + 1
    return Candidate(mark, cue, source, head, (content,), "CT+", "U", 0.7, "rule: headline", is_phrase=True), source


def _name(parsed: Parsed, cast: Cast, tokens: Range) -> int | None:
    if not 0 < tokens[1] - tokens[0] <= 6 or _has_verb(parsed, tokens):
        return None
    heads = [i for i in range(*tokens) if not tokens[0] <= parsed.heads[i] < tokens[1] or parsed.heads[i] == i]
    return next((i for i in reversed(heads) if cast.who[i] is not None), None)


def _capitals(parsed: Parsed, tokens: Range) -> int | None:
    """The last token of a line's opening that is nothing but proper nouns, as in a transcript ("WALLACE: ...")."""
    proper = all(parsed.tags[i] in ("NNP", "NNPS", ".", "HYPH") for i in range(*tokens))
    return tokens[1] - 1 if proper and 0 < tokens[1] - tokens[0] <= 4 else None


def _has_verb(parsed: Parsed, tokens: Range) -> bool:
    return any(parsed.tags[i][0] in "VM" for i in range(*tokens))
