"""FactBank commitment (Saurí & Pustejovsky 2009): how sure the holder is of the content, as written.

The value of the cue, turned by a negation of the cue, weakened by a modal on the cue or by a hedge that opens the
content. A negation inside the content stays in the content.
"""

from __future__ import annotations

from herodot.attribute.candidate import Candidate, Range
from herodot.attribute.lexicon import lexicon
from herodot.parse.parsed import Parsed
from herodot.records import Commitment

_WEAKER: dict[tuple[Commitment, Commitment], Commitment] = {
    ("CT+", "PS+"): "PS+",
    ("PR+", "PS+"): "PS+",
    ("CT+", "PR+"): "PR+",
    ("CT-", "PS+"): "PS-",
    ("PR-", "PS+"): "PS-",
}


def commitment(parsed: Parsed, candidate: Candidate) -> Commitment:
    """The FactBank value of the candidate's holder toward its content."""
    value = candidate.negated if _is_negated(parsed, candidate.head) else candidate.affirmed
    table = lexicon().table
    if any(parsed.lowers[c] in table.modals.doubtful for c in parsed.children[candidate.head]):
        value = _WEAKER.get((value, "PS+"), value)
    if value in ("CT+", "PR+") and candidate.content:
        hedge = _hedge(parsed, candidate.content[0])
        value = _WEAKER.get((value, hedge), value) if hedge else value
    return value


def _is_negated(parsed: Parsed, head: int) -> bool:
    """True for a cue with "not" or its like, and for the second of two under "neither … nor"."""
    negators = lexicon().table.negators
    if any(parsed.deps[c] == "neg" or parsed.lowers[c] in negators for c in parsed.children[head] if c < head + 2):
        return True
    first = parsed.heads[head]
    joined = parsed.deps[head] == "conj" and first < head
    return joined and any(parsed.deps[c] == "cc" and parsed.lowers[c] in negators for c in parsed.children[first])


def _hedge(parsed: Parsed, content: Range) -> Commitment | None:
    """The hedge on the head of the content: its modal or adverb, or the head noun itself ("the possibility of")."""
    heads = [i for i in range(*content) if not content[0] <= parsed.heads[i] < content[1] or parsed.heads[i] == i]
    hedges, able = lexicon().hedges, lexicon().table.modals.able
    for head in heads:
        negated = any(parsed.deps[c] == "neg" for c in parsed.children[head])
        near = [head, *(c for c in parsed.children[head] if parsed.deps[c] in ("aux", "advmod", "acomp"))]
        for token in near:
            if (
                token in range(*content)
                and parsed.lemmas[token] in hedges
                and not (negated and parsed.lowers[token] in able)
            ):
                return hedges[parsed.lemmas[token]]
    return None
