"""Scores coded events against single sentences that each report one PLOVER event (gold-standard records)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from herodot.code.ontology import ontology
from herodot.evaluate.events_gold import Party, PloverEvent, PloverSentence
from herodot.evaluate.events_wording import best_of, listed, worded
from herodot.evaluate.figures import figure
from herodot.evaluate.misses import Miss
from herodot.pipeline import analyse
from herodot.records import Actor, Event, Role

_NO_COUNTRY = frozenset(("IGO", "NGO", "IMG", "MNC", "---"))
_TITLES = re.compile(r"\b(the|mr|mrs|ms|president|prime minister|secretary[- ]general|minister)\b")


@dataclass(frozen=True, slots=True)
class EventScores:
    """Shares of the gold records, 0..1, but for `records` (a count) and `per_record` (coded events a record).

    `found` any event; `type` and `quad` some event of the gold type, quad class; `best_type` the event of the highest
    confidence has the type; `who` some event has type and a gold actor; `full` also a gold recipient (or gold has
    none); `precision_full` the share of coded events that are fully right, `f1_full` its harmonic mean with `full`;
    `mode` the share of fully right records with a gold mode that have it, None where gold has no modes.
    """

    records: int
    found: float
    type: float
    quad: float
    best_type: float
    who: float
    full: float
    per_record: float
    precision_full: float
    f1_full: float
    mode: float | None


@dataclass(frozen=True, slots=True)
class _Match:
    """One gold record beside what was coded: all events, those of its type, with an actor, and fully right."""

    sentence: PloverSentence
    gold: PloverEvent
    events: tuple[Event, ...]
    right: tuple[Event, ...]
    who: tuple[Event, ...]
    full: tuple[Event, ...]

    @property
    def best(self) -> Event | None:
        """The most confident event."""
        return best_of(self.events)

    @property
    def quad(self) -> int:
        """The quad class of the gold type."""
        return ontology().types[self.gold.code].quad

    @property
    def mode(self) -> bool | None:
        """Whether the mode is right; None where it does not count."""
        return any(e.mode == self.gold.mode for e in self.full) if self.full and self.gold.mode else None

    @property
    def gold_in_words(self) -> str:
        """TYPE/mode: source -> target."""
        kind = f"{self.gold.code}/{self.gold.mode}" if self.gold.mode else self.gold.code
        source, target = (
            ", ".join(p.text or p.code or "?" for p in side) or "–" for side in (self.gold.source, self.gold.target)
        )
        return f"{kind}: {source} -> {target}"

    @property
    def fault(self) -> str | None:
        """The first thing that is wrong, in the order type, actor, recipient, mode; None where nothing is."""
        if self.best is None:
            return f"no event: {self.gold.code}"
        if not self.right:
            return f"{self.gold.code} read as {self.best.type}"
        if not self.who:
            return "other actor" if any(e.actors for e in self.right) else "no actor"
        if not self.full:
            return "other recipient" if any(e.recipients for e in self.who) else "no recipient"
        return "other mode" if self.mode is False else None


def evaluate_records(gold: Path) -> EventScores:
    """The scores over a JSONL file of {"id", "text", "events": [{"code", "mode", "source", "target"}]}, one event each.

    Parties are lists of {"actorText", "code"}: they match by name (the whole, or the end of it) or by country.
    """
    matches = list(_matches(gold))
    coded, full = sum(len(m.events) for m in matches), [bool(m.full) for m in matches]
    both = figure(sum(full), coded, len(full))
    modes = [m.mode for m in matches if m.mode is not None]
    return EventScores(
        records=len(matches),
        found=_share([bool(m.events) for m in matches]),
        type=_share([bool(m.right) for m in matches]),
        quad=_share([any(e.quad == m.quad for e in m.events) for m in matches]),
        best_type=_share([m.best is not None and m.best.type == m.gold.code for m in matches]),
        who=_share([bool(m.who) for m in matches]),
        full=both.recall,
        per_record=round(coded / max(len(matches), 1), 4),
        precision_full=both.precision,
        f1_full=both.f1,
        mode=_share(modes) if modes else None,
    )


def record_misses(gold: Path) -> Iterator[Miss]:
    """The first thing that is wrong with each record, and every event coded beside those that are fully right.

    Gold has one event a sentence, so what is "not asked for" may well be there.
    """
    for match in _matches(gold):
        wanted = f"{match.gold_in_words}  |  {match.sentence.text}"
        kind = match.fault
        if kind:
            yield Miss(match.sentence.id, kind, wanted, listed(match.events))
        for event in match.events:
            if match.full and event not in match.full:
                yield Miss(match.sentence.id, f"not asked for: {event.type}", wanted, worded(event))


def _matches(path: Path) -> Iterator[_Match]:
    for sentence in PloverSentence.rows(path):
        gold, analysis = sentence.events[0], analyse(sentence.report)
        actors = {a.id: a for a in analysis.actors}
        right = tuple(e for e in analysis.events if e.type == gold.code)
        who = tuple(e for e in right if _hit(e.actors, gold.source, actors))
        full = tuple(e for e in who if _hit(e.recipients, gold.target, actors))
        yield _Match(sentence, gold, analysis.events, right, who, full)


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def _hit(roles: tuple[Role, ...], gold: tuple[Party, ...], actors: dict[str, Actor]) -> bool:
    return not gold or any(_same(role, actors.get(role.actor or ""), party) for role in roles for party in gold)


def _same(role: Role, actor: Actor | None, party: Party) -> bool:
    if actor is not None and party.code and party.code not in _NO_COUNTRY and actor.country == party.code:
        return True
    known = (actor.id, actor.name, *actor.aliases) if actor is not None else ()
    wanted = _plain(party.text or "")
    return any(_alike(_plain(name), wanted) for name in (*known, role.exact))


def _alike(name: str, wanted: str) -> bool:
    if not name or not wanted:
        return False
    ends = len(name) > 3 and len(wanted) > 3 and (name.endswith(f" {wanted}") or wanted.endswith(f" {name}"))
    return name == wanted or ends


def _plain(name: str) -> str:
    """A name without the prefix of an id, without titles and punctuation, in lower case."""
    bare = re.sub(r"^(igo|ngo|org|person|outlet|country|actor):", "", name.strip().lower())
    return re.sub(r"[^\w]+", " ", _TITLES.sub(" ", bare)).strip()
