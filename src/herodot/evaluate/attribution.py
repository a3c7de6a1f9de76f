"""How well statements are found: source, cue and content against PolNeAR-style gold.

Figures as in Newell et al. (PolNeAR, LREC 2018) and Pareti (PARC): spans are compared as sets of words, so marks and
spaces at their ends never matter. A found attribution is paired with at most one of the gold by the weighted overlap of
content, cue and source. `triple_exact`: all three word sets are equal. `triple_partial`: source and cue overlap and the
content has a word F1 of at least one half. Intervals are 95 % bootstrap over documents.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from herodot.evaluate.figures import Figure, figure
from herodot.pipeline import analyse
from herodot.records import Attribution, Quote
from herodot.testing import make_report

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_ROLES = ("source", "cue", "content")
_QUOTED = re.compile(r"(?:[“\"„«]|''|``)(.*?)(?=[”\"»]|''|$)(?:[”\"»]|'')?")
_SAMPLES = 500

type Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class QuoteRecall:
    """Of `gold` statements of one quote type, the shares found with their content, and with their source as well."""

    gold: int
    content: float
    source: float


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """Figures over `documents`; `direct`, `mixed` and `indirect` are recall by quote type."""

    documents: int
    gold: int
    found: int
    detection: Figure
    source_exact: Figure
    cue_exact: Figure
    content_exact: Figure
    content_overlap: Figure
    triple_exact: Figure
    triple_partial: Figure
    triple_exact_interval: tuple[float, float]
    triple_partial_interval: tuple[float, float]
    direct: QuoteRecall
    mixed: QuoteRecall
    indirect: QuoteRecall


@dataclass(frozen=True, slots=True)
class Triple:
    """One statement as three sets of word numbers."""

    source: Words
    cue: Words
    content: Words

    def role(self, name: str) -> Words:
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(frozen=True, slots=True)
class _GoldStatement:
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _GoldDocument:
    doc_id: str
    text: str
    attributions: tuple[_GoldStatement, ...]
    date: str | None = None


def evaluate_attribution(gold_path: Path | str) -> AttributionScores:
    """Reads every text of the gold (a JSONL file, or a folder with polnear_dev.jsonl) and scores what is found."""
    path = Path(gold_path)
    path = path / "polnear_dev.jsonl" if path.is_dir() else path
    counts = [_count(document) for document in _documents(path)]
    return _scores(counts)


def _documents(path: Path) -> Iterator[_GoldDocument]:
    decoder = msgspec.json.Decoder(_GoldDocument)
    with path.open("rb") as lines:
        yield from (decoder.decode(line) for line in lines if line.strip())


def _count(document: _GoldDocument) -> Counter[str]:
    analysis = analyse(make_report(document.text, published=document.date))
    flat = [a for a in analysis.attributions if a.parent is None]
    return count_document(document.text, document.attributions, flat)


def count_document(text: str, gold: Sequence[_GoldStatement], found: Sequence[Attribution]) -> Counter[str]:
    """The counts of one document that all figures are made of."""
    words = [m.span() for m in _WORD.finditer(text)]
    quoted = _quoted(text, words)
    wanted = [Triple(*(_words(getattr(g, role), words) for role in _ROLES)) for g in gold]
    got = [
        Triple(
            _words([(a.source.start, a.source.end)] if a.source else [], words),
            _words([(a.cue.start, a.cue.end)] if a.cue else [], words),
            _words([(c.start, c.end) for c in a.content], words),
        )
        for a in found
    ]
    kinds = [_kind(g.content, quoted) for g in wanted]
    counts: Counter[str] = Counter(gold=len(wanted), found=len(got))
    for role in _ROLES:
        counts[f"{role}_gold"] += sum(1 for g in wanted if g.role(role))
        counts[f"{role}_found"] += sum(1 for f in got if f.role(role))
    counts.update(f"{kind}_gold" for kind in kinds)
    for i, j in pair(wanted, got):
        counts.update(_hits(wanted[i], got[j], kinds[i]))
    return counts


def _hits(gold: Triple, found: Triple, kind: Quote) -> Counter[str]:
    """What one pair adds: whole hits, and overlaps in thousandths so that all counts stay whole numbers."""
    hits: Counter[str] = Counter()
    hits["detection"] = int(bool(gold.content & found.content))
    equal = [gold.role(role) == found.role(role) for role in _ROLES]
    for role, same in zip(_ROLES, equal, strict=True):
        hits[f"{role}_exact"] = int(same and bool(gold.role(role)))
    shared = len(gold.content & found.content)
    if gold.content and found.content:
        hits["overlap_p"] = round(1000 * shared / len(found.content))
        hits["overlap_r"] = round(1000 * shared / len(gold.content))
    near = word_f1(gold.content, found.content) >= 0.5
    source = bool(gold.source & found.source) or not (gold.source or found.source)
    cue = bool(gold.cue & found.cue) or not (gold.cue or found.cue)
    hits["triple_exact"] = int(all(equal))
    hits["triple_partial"] = int(near and source and cue)
    hits[f"{kind}_content"] = int(near)
    hits[f"{kind}_source"] = int(near and source)
    return hits


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


def _words(spans: Iterable[tuple[int, int]], words: Sequence[tuple[int, int]]) -> Words:
    return frozenset(i for s, e in spans for i, (a, b) in enumerate(words) if a < e and s < b)


def _quoted(text: str, words: Sequence[tuple[int, int]]) -> Words:
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


def _scores(documents: Sequence[Counter[str]]) -> AttributionScores:
    total = sum(documents, Counter[str]())
    return AttributionScores(
        documents=len(documents),
        gold=total["gold"],
        found=total["found"],
        detection=figure(total["detection"], total["found"], total["gold"]),
        source_exact=figure(total["source_exact"], total["source_found"], total["source_gold"]),
        cue_exact=figure(total["cue_exact"], total["cue_found"], total["cue_gold"]),
        content_exact=figure(total["content_exact"], total["content_found"], total["content_gold"]),
        content_overlap=_overlap(total),
        triple_exact=figure(total["triple_exact"], total["found"], total["gold"]),
        triple_partial=figure(total["triple_partial"], total["found"], total["gold"]),
        triple_exact_interval=_interval(documents, "triple_exact"),
        triple_partial_interval=_interval(documents, "triple_partial"),
        direct=_recall(total, "direct"),
        mixed=_recall(total, "mixed"),
        indirect=_recall(total, "indirect"),
    )


def _overlap(total: Counter[str]) -> Figure:
    precision = total["overlap_p"] / 1000 / max(1, total["content_found"])
    recall = total["overlap_r"] / 1000 / max(1, total["content_gold"])
    both = precision + recall
    return Figure(round(precision, 4), round(recall, 4), round(2 * precision * recall / both, 4) if both else 0.0)


def _recall(total: Counter[str], kind: Quote) -> QuoteRecall:
    gold = total[f"{kind}_gold"]
    content, source = total[f"{kind}_content"], total[f"{kind}_source"]
    return QuoteRecall(gold, round(content / max(1, gold), 4), round(source / max(1, gold), 4))


def _interval(documents: Sequence[Counter[str]], key: str) -> tuple[float, float]:
    """The 95 % interval of an F1 over resampled documents; the seed is fixed, so it never changes."""
    draw = random.Random(0)
    values = []
    for _ in range(_SAMPLES if documents else 0):
        total = sum((documents[draw.randrange(len(documents))] for _ in documents), Counter[str]())
        values.append(figure(total[key], total["found"], total["gold"]).f1)
    values.sort()
    return (values[len(values) // 40], values[-1 - len(values) // 40]) if values else (0.0, 0.0)
