"""Scores the words that name actors and recipients, token by token, against source and target spans.

Gold marks the parties of one event a sentence and does not say which, while a sentence may well hold several. Two
pairings are therefore given. `source`, `target` and `both` take the most confident event, which is a coder's own choice
of the main event. The figures of the `nearest` take the event that shares most tokens with gold: what remains wrong
there are the parties, not the choice. Neither counts further events against the coder.

Tokens are what spaces part in the gold text, but for bare punctuation. R (parties on a par) counts as source and as
target; so do both parties of Herodot's symmetric events, which are actors and recipients alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from herodot.evaluate.events_gold import PartySentence
from herodot.evaluate.events_wording import best_of, worded
from herodot.evaluate.figures import Figure, figure
from herodot.evaluate.misses import Miss
from herodot.pipeline import analyse
from herodot.records import Event

type Side = Literal["source", "target"]
type Tokens = frozenset[int]

SIDES: tuple[Side, ...] = ("source", "target")
_GOLD_ROLES = {"source": ("SRC", "R"), "target": ("TAR", "R")}


@dataclass(frozen=True, slots=True)
class PartyScores:
    """Token precision, recall and F1 over all sentences; `coded` is the share of sentences with an event.

    Recall counts the tokens of sentences without an event as missed. Gold spans are whole noun phrases with all that
    hangs on them, so `named_source` and `named_target` say how often a gold party is named by at least one token.
    """

    sentences: int
    coded: float
    source: Figure
    target: Figure
    both: Figure
    named_source: float
    named_target: float
    nearest_source: Figure
    nearest_target: Figure
    nearest_both: Figure


@dataclass(frozen=True)
class _Pair:
    """A sentence's gold beside its events, as sets of tokens."""

    sentence: PartySentence
    events: tuple[Event, ...]

    @cached_property
    def tokens(self) -> tuple[tuple[int, int], ...]:
        """Start and end of the words of the text."""
        return tuple(m.span() for m in re.finditer(r"\S*\w\S*", self.sentence.text))

    def gold(self, side: Side) -> Tokens:
        """The tokens of a side in gold."""
        return self._within((s.start, s.end) for s in self.sentence.spans if s.role in _GOLD_ROLES[side])

    def found(self, event: Event | None, side: Side) -> Tokens:
        """The tokens of a side of an event."""
        if event is None:
            return frozenset()
        return self._within((r.start, r.end) for r in (event.actors if side == "source" else event.recipients))

    def shared(self, event: Event) -> int:
        """How many tokens the event has in common with gold, on their sides."""
        return sum(len(self.gold(side) & self.found(event, side)) for side in SIDES)

    @property
    def nearest(self) -> Event | None:
        """The event that shares most tokens with gold, the most confident of equals."""
        return max(self.events, key=lambda e: (self.shared(e), e.confidence), default=None)

    def _within(self, spans: Iterable[tuple[int, int]]) -> Tokens:
        return frozenset(
            index for start, end in spans for index, (s, e) in enumerate(self.tokens) if s < end and start < e
        )


def evaluate_parties(gold: Path) -> PartyScores:
    """The scores over a JSONL file of {"id", "text", "spans": [{"role", "start", "end"}]}, offsets in code points."""
    pairs = list(_pairs(gold))
    chosen = [(pair, best_of(pair.events)) for pair in pairs]
    nearest = [(pair, pair.nearest) for pair in pairs]
    return PartyScores(
        len(pairs),
        coded=round(sum(bool(p.events) for p in pairs) / max(len(pairs), 1), 4),
        source=_figure(chosen, ("source",)),
        target=_figure(chosen, ("target",)),
        both=_figure(chosen, SIDES),
        named_source=_named(chosen, "source"),
        named_target=_named(chosen, "target"),
        nearest_source=_figure(nearest, ("source",)),
        nearest_target=_figure(nearest, ("target",)),
        nearest_both=_figure(nearest, SIDES),
    )


def party_misses(gold: Path) -> Iterator[Miss]:
    """What differs on each side of the event that is nearest to gold, by side and kind."""
    for pair in _pairs(gold):
        name, event = pair.sentence.id, pair.nearest
        if event is None:
            yield Miss(name, "no event", pair.sentence.text, "")
            continue
        for side in SIDES:
            kind = _kind(pair.gold(side), pair.found(event, side), side)
            if kind:
                yield Miss(name, kind, f"{_words(pair, side)}  |  {pair.sentence.text}", worded(event))


def _pairs(path: Path) -> Iterator[_Pair]:
    for sentence in PartySentence.rows(path):
        yield _Pair(sentence, analyse(sentence.report).events)


def _figure(pairs: list[tuple[_Pair, Event | None]], sides: tuple[Side, ...]) -> Figure:
    both = [(pair.gold(side), pair.found(event, side)) for pair, event in pairs for side in sides]
    return figure(sum(len(g & f) for g, f in both), sum(len(f) for _, f in both), sum(len(g) for g, _ in both))


def _named(pairs: list[tuple[_Pair, Event | None]], side: Side) -> float:
    named = [bool(pair.gold(side) & pair.found(event, side)) for pair, event in pairs if pair.gold(side)]
    return round(sum(named) / len(named), 4) if named else 0.0


def _kind(gold: Tokens, found: Tokens, side: Side) -> str | None:
    if gold == found:
        return None
    if not gold or not found:
        return f"no {side}" if gold else f"{side} where none is"
    if not gold & found:
        return f"other {side}"
    if gold < found:
        return f"{side} too long"
    return f"{side} too short" if found < gold else f"{side} shifted"


def _words(pair: _Pair, side: Side) -> str:
    wanted = [s for s in pair.sentence.spans if s.role in _GOLD_ROLES[side]]
    return f"{side} " + ("; ".join(pair.sentence.text[s.start : s.end] for s in wanted) or "–")
