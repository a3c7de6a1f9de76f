"""Attributions whose cue is no plain verb: "voiced concern over", "X's claim that", "is aware of", "is said to"."""

from __future__ import annotations

from collections.abc import Iterator

from herodot.attribute.candidate import Candidate, Range
from herodot.attribute.lexicon import WordGroup, lexicon
from herodot.attribute.speakers import extent, is_passive, speaker
from herodot.attribute.verbs import cue_group, trim
from herodot.parse.parsed import Parsed

_CERTAIN = WordGroup("CT+", ())


def nominal_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Candidates in token order; at most one a cue word."""
    lex = lexicon()
    topics = lex.table.nominal.topic
    clauses = lex.table.nominal.clause
    for token, lemma in enumerate(parsed.lemmas):
        tag = parsed.tags[token]
        found: Candidate | None = None
        if tag[0] == "N" and (lemma in lex.nouns or lemma in topics or lemma in clauses):
            found = _light(parsed, token) or _nominal(parsed, token)
        elif parsed.lowers[token] in lex.adjectives and tag[0] in "JV":
            found = _adjective(parsed, token)
        elif lemma in lex.raising and tag == "VBN":
            found = _raising(parsed, token)
        if found is not None:
            yield found


def _make(
    parsed: Parsed,
    head: int,
    cue: Range,
    source: int | None,
    content: tuple[Range, ...],
    group: WordGroup,
    why: str,
    confidence: float,
) -> Candidate | None:
    kept = tuple(r for r in (trim(parsed, c) for c in content) if r is not None)
    if not kept:
        return None
    source_range = None if source is None else extent(parsed, source)
    affirmed = group.negated if _none(parsed, cue) else group.commitment
    return Candidate(head, cue, source_range, source, kept, affirmed, group.negated, confidence, why)


def _none(parsed: Parsed, cue: Range) -> bool:
    """True for a cue with "no" in it ("had no doubt that")."""
    return any(parsed.deps[i] == "det" and parsed.lowers[i] in lexicon().table.negators for i in range(*cue))


def _light(parsed: Parsed, noun: int) -> Candidate | None:
    """ "NATO leaders voiced concern over ...": the content hangs on the noun or on the verb."""
    lex = lexicon()
    verb = parsed.heads[noun]
    if (
        parsed.deps[noun] != "dobj"
        or parsed.lemmas[verb] not in lex.table.light_verbs
        or parsed.lemmas[noun] not in lex.nouns
    ):
        return None
    source = speaker(parsed, verb)
    found = _what_follows(parsed, noun) or _what_follows(parsed, verb, after=noun)
    if source is None or found is None:
        return None
    begin, content = found
    cue = cue_group(parsed, verb)
    cue = (cue[0], begin) if begin - cue[0] <= 10 else (cue[0], noun + 1)
    return _make(
        parsed,
        verb,
        cue,
        source,
        (content,),
        lex.nouns[parsed.lemmas[noun]],
        f"rule: {parsed.lemmas[verb]} + {parsed.lemmas[noun]}",
        0.75,
    )


def _what_follows(parsed: Parsed, head: int, after: int | None = None) -> tuple[int, Range] | None:
    """Where the content of a noun or adjective begins, and its range: a clause, or what follows a preposition."""
    floor = head if after is None else after
    prepositions = lexicon().table.adjective_preps
    for child in parsed.children[head]:
        if child <= floor:
            continue
        dep = parsed.deps[child]
        if dep in ("ccomp", "acl", "xcomp") and _opens_clause(parsed, child):
            return parsed.left[child], (parsed.left[child], parsed.right[child] + 1)
        if dep == "prep" and parsed.lowers[child] in prepositions and parsed.right[child] > child:
            return child + 1, (child + 1, parsed.right[child] + 1)
    return None


def _opens_clause(parsed: Parsed, head: int) -> bool:
    """A clause of its own ("that ...", "to ..."), not a participle that narrows the noun."""
    return parsed.lowers[parsed.left[head]] in ("that", "to") or parsed.child(head, "nsubj", "nsubjpass") is not None


def _nominal(parsed: Parsed, noun: int) -> Candidate | None:
    """ "the claim by X that ...", "X's call for ..."."""
    table = lexicon().table.nominal
    lemma = parsed.lemmas[noun]
    source = _owner(parsed, noun)
    if source is None and lemma not in table.unsourced:
        return None
    cue = (noun, noun + 1)
    clause = next(
        (
            c
            for c in parsed.children[noun]
            if c > noun and parsed.deps[c] in ("acl", "ccomp") and _opens_clause(parsed, c)
        ),
        None,
    )
    group = lexicon().nouns.get(lemma, _CERTAIN)
    if clause is not None and lemma in table.clause:
        content = (parsed.left[clause], parsed.right[clause] + 1)
    else:
        prep = next(
            (c for c in parsed.children[noun] if c > noun and parsed.lowers[c] in table.topic.get(lemma, ())), None
        )
        if prep is None or source is None:
            return None
        content, cue = (prep + 1, parsed.right[prep] + 1), (noun, prep + 1) if prep == noun + 1 else cue
    return _make(parsed, noun, cue, source, (content,), group, f"rule: noun {lemma}", 0.55)


def _owner(parsed: Parsed, noun: int) -> int | None:
    owner = parsed.child(noun, "poss")
    if owner is not None:
        return owner
    by = next((c for c in parsed.children[noun] if parsed.lowers[c] in ("by", "from") and c > noun), None)
    return None if by is None else parsed.child(by, "pobj")


def _adjective(parsed: Parsed, word: int) -> Candidate | None:
    """ "X is deeply concerned about ...", "X was adamant that ..."."""
    verb = parsed.heads[word] if parsed.deps[word] in ("acomp", "oprd", "xcomp") else word
    passive = (
        parsed.tags[word] == "VBN" and parsed.child(word, "auxpass") is not None and parsed.child(word, "agent") is None
    )
    if verb == word and not passive:
        return None
    source = parsed.child(verb, "nsubj", "nsubjpass")
    found = _what_follows(parsed, word) or (_what_follows(parsed, verb, after=word) if verb != word else None)
    if source is None or found is None or parsed.lowers[source] in ("it", "there"):
        return None
    begin, content = found
    first = cue_group(parsed, verb)[0]
    cue = (first, begin) if begin - first <= 8 else (first, word + 1)
    return _make(
        parsed,
        verb,
        cue,
        source,
        (content,),
        lexicon().adjectives[parsed.lowers[word]],
        f"rule: be + {parsed.lowers[word]}",
        0.65,
    )


def _raising(parsed: Parsed, verb: int) -> Candidate | None:
    """ "X is said to ...", "it is believed that ...": nobody is named who says so."""
    if not is_passive(parsed, verb) or parsed.child(verb, "agent") is not None:
        return None
    subject = parsed.child(verb, "nsubjpass")
    if subject is None:
        return None
    cue = cue_group(parsed, verb)
    verbal = parsed.child(verb, "xcomp")
    clause = parsed.child(verb, "ccomp")
    if verbal is not None and any(parsed.tags[c] == "TO" for c in parsed.children[verbal]):
        content: tuple[Range, ...] = (extent(parsed, subject), (parsed.left[verbal], parsed.right[verbal] + 1))
    elif clause is not None and parsed.lowers[subject] == "it":
        content = ((parsed.left[clause], parsed.right[clause] + 1),)
    else:
        return None
    return _make(parsed, verb, cue, None, content, lexicon().raising[parsed.lemmas[verb]], "rule: is said to", 0.6)
