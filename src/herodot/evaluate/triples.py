"""Statements as word sets, how found ones pair with gold ones, and the figures of a pairing.

As in PolNeAR (Newell et al., LREC 2018) and PARC (Pareti 2016): spans are compared as sets of words, so marks and
spaces at their ends never matter. A found statement is paired with at most one of the gold by the weighted overlap of
content, cue and source. `triple_exact`: all three word sets are equal. `triple_partial`: source and cue overlap and
the contents have a word F1 of at least one half.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from herodot.records import Quote

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_QUOTED = re.compile(r"(?:[“\"„«]|''|``)(.*?)(?=[”\"»]|''|$)(?:[”\"»]|'')?")
ROLES = ("source", "cue", "content")
QUOTES: tuple[Quote, ...] = ("direct", "mixed", "indirect")

type Words = frozenset[int]
type Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement as spans, in code points of its text."""

    source: Spans
    cue: Spans
    content: Spans

    def role(self, name: str) -> Spans:
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(frozen=True, slots=True)
class Triple:
    """One statement as three sets of word numbers."""

    source: Words
    cue: Words
    content: Words

    def role(self, name: str) -> Words:
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The statements of one document, gold and found, and which belong together, as index pairs (gold, found)."""

    text: str
    spoken_gold: Sequence[Spoken]
    spoken_found: Sequence[Spoken]
    gold: Sequence[Triple]
    found: Sequence[Triple]
    pairs: Sequence[tuple[int, int]]
    quotes: Sequence[Quote]
    """The quote type of each gold statement."""

    @classmethod
    def of(cls, text: str, gold: Sequence[Spoken], found: Sequence[Spoken]) -> Pairing:
        words = [m.span() for m in _WORD.finditer(text)]
        wanted, got = ([_triple(s, words) for s in side] for side in (gold, found))
        quoted = _quoted(text, words)
        return cls(text, gold, found, wanted, got, pair(wanted, got), [_kind(g.content, quoted) for g in wanted])

    def is_near(self, i: int, j: int) -> bool:
        """Whether the contents of gold i and found j share at least half their words."""
        return word_f1(self.gold[i].content, self.found[j].content) >= 0.5

    def agrees(self, i: int, j: int, role: str) -> bool:
        """Whether a role of gold i and found j overlaps, or both lack it."""
        a, b = self.gold[i].role(role), self.found[j].role(role)
        return bool(a & b) or not (a or b)


def _triple(spoken: Spoken, words: Spans) -> Triple:
    return Triple(*(_words(spoken.role(role), words) for role in ROLES))


def _words(spans: Spans, words: Spans) -> Words:
    return frozenset(i for s, e in spans for i, (a, b) in enumerate(words) if a < e and s < b)


def _quoted(text: str, words: Spans) -> Words:
    """The words inside double quotation marks; a mark without its partner ends with the paragraph."""
    inside: set[int] = set()
    for paragraph in re.finditer(r"[^\n]+", text):
        for quote in _QUOTED.finditer(paragraph.group()):
            start, end = (paragraph.start() + quote.start(1), paragraph.start() + quote.end(1))
            inside.update(i for i, (a, b) in enumerate(words) if start <= a and b <= end)
    return frozenset(inside)


def _kind(content: Words, quoted: Words) -> Quote:
    if content and content <= quoted:
        return "direct"
    return "mixed" if content & quoted else "indirect"


def pair(gold: Sequence[Triple], found: Sequence[Triple]) -> list[tuple[int, int]]:
    """Index pairs (gold, found), each at most once, the best overlap first."""
    likely = [
        (-(3 * word_f1(g.content, f.content) + word_f1(g.cue, f.cue) + word_f1(g.source, f.source)), j, i)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.content & f.content or g.cue & f.cue
    ]
    pairs: dict[int, int] = {}
    for _, j, i in sorted(likely):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def word_f1(a: Words, b: Words) -> float:
    """Dice overlap of two sets of words, 0 where either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def counts(p: Pairing) -> Counter[str]:
    """The counts of one document that all figures are made of; shares of overlap in millionths."""
    total: Counter[str] = Counter(docs=1, gold=len(p.gold), pred=len(p.found))
    total.update(f"gold_{quote}" for quote in p.quotes)
    for role in ROLES:
        total.update(_role_counts(p, role))
    for i, j in p.pairs:
        total.update(_hits(p, i, j))
    return total


def _role_counts(p: Pairing, role: str) -> Counter[str]:
    """How many statements have the role, the distinct fragments of text, and the words it covers in the document."""
    wanted, got = [g.role(role) for g in p.gold], [f.role(role) for f in p.found]
    words = [m.span() for m in _WORD.finditer(p.text)]
    fragments = [
        {_words([span], words) for spoken in side for span in spoken.role(role)} - {frozenset()}
        for side in (p.spoken_gold, p.spoken_found)
    ]
    covered: list[Words] = [frozenset().union(*side) for side in (wanted, got)]
    return Counter(
        {
            f"{role}_gold": sum(map(bool, wanted)),
            f"{role}_pred": sum(map(bool, got)),
            f"bio_{role}": len(fragments[0] & fragments[1]),
            f"bio_{role}_gold": len(fragments[0]),
            f"bio_{role}_pred": len(fragments[1]),
            f"tok_{role}": len(covered[0] & covered[1]),
            f"tok_{role}_gold": len(covered[0]),
            f"tok_{role}_pred": len(covered[1]),
        }
    )


def _hits(p: Pairing, i: int, j: int) -> Counter[str]:
    gold, found, quote = p.gold[i], p.found[j], p.quotes[i]
    hits: Counter[str] = Counter(detection=int(bool(gold.content & found.content)))
    same = {role: gold.role(role) == found.role(role) for role in ROLES}
    for role in ROLES:
        a, b = gold.role(role), found.role(role)
        if a and b:
            hits[f"{role}_exact"] = int(same[role])
            hits[f"{role}_strict"] = int(
                _trimmed(p.text, p.spoken_gold[i].role(role)) == _trimmed(p.text, p.spoken_found[j].role(role))
            )
            hits[f"{role}_overlap_p"] = round(1e6 * len(a & b) / len(b))
            hits[f"{role}_overlap_r"] = round(1e6 * len(a & b) / len(a))
    near, source = p.is_near(i, j), p.agrees(i, j, "source")
    hits["triple_exact"] = int(all(same.values()))
    hits["triple_partial"] = int(near and source and p.agrees(i, j, "cue"))
    hits["src+content_exact"] = int(same["source"] and same["content"])
    hits["src+content_partial"] = hits[f"{quote}+source"] = int(near and source)
    hits[quote] = int(near)
    return hits


def _trimmed(text: str, spans: Spans) -> list[tuple[int, int]]:
    kept = []
    for start, end in spans:
        words = text[start:end]
        bare = words.strip()
        if bare:
            first = start + words.index(bare)
            kept.append((first, first + len(bare)))
    return sorted(kept)


def figures(total: Counter[str]) -> dict[str, Any]:
    """The table: numbers of statements, then {"P", "R", "F1"} and recalls by quote type in percent."""
    table: dict[str, Any] = {"gold": total["gold"], "pred": total["pred"]}
    table["detection"] = _figure(total["detection"], total["pred"], total["gold"])
    for role in ROLES:
        found, wanted = total[f"{role}_pred"], total[f"{role}_gold"]
        for name in ("exact", "strict"):
            table[f"{role}_{name}"] = _figure(total[f"{role}_{name}"], found, wanted)
        shares = ((total[f"{role}_overlap_{side}"] / 1e6, n) for side, n in (("p", found), ("r", wanted)))
        table[f"{role}_overlap"] = _from_rates(*(share / n if n else 0.0 for share, n in shares))
        for name in (f"bio_{role}", f"tok_{role}"):
            table[name] = _figure(total[name], total[f"{name}_pred"], total[f"{name}_gold"])
    for name in ("triple_exact", "triple_partial", "src+content_exact", "src+content_partial"):
        table[name] = _figure(total[name], total["pred"], total["gold"])
    for quote in QUOTES:
        n = total[f"gold_{quote}"]
        recall = (round(100 * total[key] / n, 1) if n else None for key in (quote, f"{quote}+source"))
        table[f"recall_{quote}"] = dict(zip(("n", "content>=.5", "+source"), (n, *recall), strict=True))
    table["docs"] = total["docs"]
    return table


def _figure(hits: float, found: int, gold: int) -> dict[str, float]:
    return _from_rates(hits / found if found else 0.0, hits / gold if gold else 0.0)


def _from_rates(precision: float, recall: float) -> dict[str, float]:
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"P": round(100 * precision, 1), "R": round(100 * recall, 1), "F1": round(100 * f1, 1)}


def total_of(documents: Iterable[Counter[str]]) -> Counter[str]:
    """The sum of the counts of several documents."""
    total: Counter[str] = Counter()
    for one in documents:
        total.update(one)
    return total
