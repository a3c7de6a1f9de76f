"""Scores coded events against CAMEO codes: precision and recall of what is told of in a sentence, by PLOVER type.

CAMEO's codes become PLOVER types by ontology/plover/cameo.yaml, which is about CAMEO's root level: several roots are
one type, and 08 is two. CAMEO lists an event once for each pair of parties and each direction, PLOVER once, so types
are compared as sets, sentence by sentence. Every event counts under its own type, whatever its status. A code without
a type (01, a statement) is left out of gold; an event coded in its place still counts as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from herodot.code.ontology import ontology
from herodot.evaluate.events_gold import CameoSentence
from herodot.evaluate.events_wording import listed
from herodot.evaluate.figures import Figure, figure
from herodot.evaluate.misses import Miss
from herodot.pipeline import analyse
from herodot.records import Event

PEERS = {"PETRARCH2": "P .78 R .70 (gold seeded from it)", "UniversalPetrarch": "P .59 R .84"}
"""What other coders reach on the 78 sentences of petr2_gsr_en_cameo.jsonl."""


@dataclass(frozen=True, slots=True)
class CameoScores:
    """Precision, recall and F1 by type and by quad class.

    `silent` is the share of sentences without an event in which none was coded, None where there are no such sentences;
    `without_type` counts gold codes that have no PLOVER type; `petr2_gsr_peers` are fixed figures.
    """

    sentences: int
    types: Figure
    quads: Figure
    silent: float | None
    without_type: int
    petr2_gsr_peers: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence's gold types beside those found."""

    sentence: CameoSentence
    events: tuple[Event, ...]
    gold: frozenset[str]
    found: frozenset[str]


def evaluate_cameo(gold: Path) -> CameoScores:
    """The scores over a JSONL file of {"id", "text", "events": [{"code", "source", "target"}]}."""
    pairs = list(_pairs(gold))
    empty = [not pair.events for pair in pairs if not pair.sentence.events]
    return CameoScores(
        len(pairs),
        types=_figure((p.gold, p.found) for p in pairs),
        quads=_figure((_quads(p.gold), _quads(p.found)) for p in pairs),
        silent=round(sum(empty) / len(empty), 4) if empty else None,
        without_type=sum(e.type is None for p in pairs for e in p.sentence.events),
        petr2_gsr_peers=PEERS,
    )


def cameo_misses(gold: Path) -> Iterator[Miss]:
    """Types missed and types invented, sentence by sentence."""
    for pair in _pairs(gold):
        codes = ", ".join(f"{e.type or 'no type'} ({e.code})" for e in pair.sentence.events) or "nothing"
        kinds = [f"missed {t}" for t in sorted(pair.gold - pair.found)]
        kinds += [f"invented {t}" for t in sorted(pair.found - pair.gold)]
        for kind in kinds:
            yield Miss(pair.sentence.id, kind, f"{codes}  |  {pair.sentence.text}", listed(pair.events))


def _pairs(path: Path) -> Iterator[_Pair]:
    for sentence in CameoSentence.rows(path):
        events = analyse(sentence.report).events
        gold = frozenset(e.type for e in sentence.events if e.type)
        yield _Pair(sentence, events, gold, frozenset(e.type for e in events))


def _quads(types: frozenset[str]) -> frozenset[int]:
    return frozenset(ontology().types[t].quad for t in types)


def _figure[T](pairs: Iterable[tuple[frozenset[T], frozenset[T]]]) -> Figure:
    both = list(pairs)
    return figure(sum(len(g & f) for g, f in both), sum(len(f) for _, f in both), sum(len(g) for g, _ in both))
