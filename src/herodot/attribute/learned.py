"""The tagger's statements as candidates, and which of the rules' candidates stand beside them.

The tagger decides what is a statement and how far it reaches; it was trained on one level. The rules add what it cannot
see: statements inside statements, credits by phrase, headlines, and the commitment that a cue leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from herodot.attribute.candidate import Candidate, Range, merge, subtract
from herodot.attribute.lexicon import lexicon
from herodot.attribute.tagger import Statement
from herodot.attribute.verbs import trim
from herodot.parse.parsed import Parsed
from herodot.records import Commitment
from herodot.resolve.cast import Cast

_LEAST = 3  # tokens of what a credit by phrase is about


def joined(
    parsed: Parsed,
    cast: Cast,
    statements: Sequence[Statement],
    rules: Sequence[Candidate],
    phrases: Sequence[Range],
    least: float,
) -> list[Candidate]:
    """The statements as candidates, then the rules' candidates that none of them speaks for.

    A statement less confident than `least` counts where a rule finds its cue too; where that rule is a credit by
    phrase, the rule has it. `phrases` are what the rules' credits by phrase cover: no part of any content beside them.
    """
    found: list[Candidate] = []
    for statement in statements:
        cue = _tokens(parsed, statement.cue)
        rule = next((r for r in rules if r.cue is not None and _meet(r.cue, cue)), None)
        if statement.confidence < least and (rule is None or rule.is_phrase):
            continue
        candidate = _candidate(parsed, statement, cue, rule)
        for phrase in phrases:
            if _meet(phrase, cue):
                candidate = replace(candidate, content=subtract(candidate.content, phrase))
        if not candidate.content or _is_credit(parsed, cast, candidate):
            continue
        if found and _is_joined(parsed, found[-1], candidate):
            first = found.pop().cue or cue
            candidate = replace(candidate, cue=(first[0], cue[1]))
        found.append(candidate)
    for rule in sorted(rules, key=lambda r: not r.is_phrase):
        added = _beside(parsed, rule, found)
        if added is not None:
            found.append(added)
    return found


def _is_credit(parsed: Parsed, cast: Cast, candidate: Candidate) -> bool:
    """True for "citing X", X being somebody: it says where the words come from, and is no statement of its own."""
    senses = lexicon().verbs.get(parsed.lemmas[candidate.head], ())
    if parsed.tags[candidate.head] != "VBG" or not any(s.group.finite for s in senses):
        return False
    return cast.who[_head(parsed, candidate.content[0])] is not None


def _is_joined(parsed: Parsed, a: Candidate, b: Candidate) -> bool:
    """True for two verbs of one subject over one content: "denounced and rejected the plan" is one statement."""
    if a.cue is None or b.cue is None or (a.source, a.content) != (b.source, b.content):
        return False
    return b.cue[0] - a.cue[1] == 1 and parsed.tags[a.cue[1]] == "CC"


def _beside(parsed: Parsed, rule: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """A rule's candidate as far as the others leave it room: nested in one of them, or a credit by phrase.

    What a nested one says ends where the statement around it ends.
    """
    cue = rule.cue
    if cue is None or any(c.cue is not None and _meet(cue, c.cue) for c in found):
        return None
    around = [r for c in found for r in c.content if r[0] <= cue[0] and cue[1] <= r[1]]
    if not around:
        return rule if rule.is_phrase and sum(stop - first for first, stop in rule.content) >= _LEAST else None
    outer = min(around, key=lambda r: r[1] - r[0])
    clipped = ((max(a, outer[0]), min(b, outer[1])) for a, b in rule.content if a < outer[1] and outer[0] < b)
    inside = tuple(r for r in (trim(parsed, c) for c in clipped) if r is not None)
    return replace(rule, content=inside) if inside else None


def _candidate(parsed: Parsed, statement: Statement, cue: Range, rule: Candidate | None) -> Candidate:
    if cue[1] - cue[0] > 1 and parsed.lowers[cue[0]] == "as":
        cue = cue[0] + 1, cue[1]
    source = None if statement.source is None else _tokens(parsed, statement.source)
    content = merge(_tokens(parsed, r) for r in statement.content)
    head = statement.anchor if cue[0] <= statement.anchor < cue[1] else cue[0]
    if source is not None and _is_hearer(parsed, head, source):
        source = None
    affirmed, negated = _commitments(parsed, head)
    found = Candidate(
        head=head,
        cue=cue,
        source=source,
        source_head=None if source is None else _head(parsed, source),
        content=content,
        affirmed=affirmed,
        negated=negated,
        confidence=statement.confidence,
        why=f"tagger: {parsed.exact(*cue)}",
    )
    if rule is None:
        return found
    source_head = found.source_head
    if source is not None and rule.source_head is not None and source[0] <= rule.source_head < source[1]:
        source_head = rule.source_head
    return replace(
        found,
        head=rule.head,
        source_head=source_head,
        affirmed=rule.affirmed,
        negated=rule.negated,
        why=f"tagger; {rule.why}",
    )


def _is_hearer(parsed: Parsed, head: int, source: Range) -> bool:
    """True for who "was asked" or "was told", and for "Asked about it, X …": others did the asking."""
    lex = lexicon()
    if parsed.tags[head] != "VBN" or parsed.lemmas[head] not in lex.verbs or parsed.lowers[head] in lex.adjectives:
        return False
    if any(parsed.deps[c] in ("aux", "agent") and parsed.tags[c] != "TO" for c in parsed.children[head]):
        return False
    subject = parsed.child(head, "nsubjpass")
    if subject is None and parsed.deps[head] == "advcl":
        subject = parsed.child(parsed.heads[head], "nsubj", "nsubjpass")
    return subject is not None and source[0] <= subject < source[1]


def _tokens(parsed: Parsed, span: tuple[int, int]) -> Range:
    """The tokens that a span of code points touches."""
    first = parsed.token_at(span[0])
    last = parsed.token_at(span[1] - 1)
    assert first is not None  # spans come from units, and every unit has a token
    return first, (len(parsed) if last is None else last + 1)


def _head(parsed: Parsed, tokens: Range) -> int:
    """The token of a phrase whose head lies outside it; the last one of several sisters."""
    heads = [i for i in range(*tokens) if not tokens[0] <= parsed.heads[i] < tokens[1] or parsed.heads[i] == i]
    named = [i for i in heads if parsed.tags[i][:1] in "NP" and parsed.tags[i] != "POS"]
    return (named or heads)[-1]


def _commitments(parsed: Parsed, head: int) -> tuple[Commitment, Commitment]:
    """What the cue headed by `head` leaves affirmed and negated, by the lexicon; a cue that it lacks asserts."""
    lex, lemma = lexicon(), parsed.lemmas[head]
    words = lex.nouns.get(lemma) or lex.adjectives.get(parsed.lowers[head]) or lex.raising.get(lemma)
    if words is not None and parsed.tags[head][0] != "V":
        return words.commitment, words.negated
    senses = lex.verbs.get(lemma, ())
    if senses:
        group = next((s for s in senses if not s.extra), senses[0]).group
        return group.commitment, group.negated
    return (words.commitment, words.negated) if words is not None else ("CT+", "U")


def _meet(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]
