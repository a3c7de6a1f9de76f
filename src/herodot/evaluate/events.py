"""Scores coded events against single sentences that each report one PLOVER event (gold-standard records)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from herodot.pipeline import analyse
from herodot.records import Actor, Analysis, Event, Report, Role

_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
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
class _Verdict:
    """What one record came to; `mode` is None where it does not count."""

    coded: int
    type: bool
    quad: bool
    best: bool
    who: bool
    full: bool
    mode: bool | None


def evaluate_events(gold_path: Path) -> EventScores:
    """The scores over a JSONL file of {"id", "text", "events": [{"code", "mode", "source", "target"}]}, one event each.

    Parties are lists of {"actorText", "code"}: they match by name (the whole, or the end of it) or by country.
    """
    rows = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines() if line.strip()]
    verdicts = [_verdict(row["events"][0], analyse(_report(row))) for row in rows]
    total, coded = max(len(verdicts), 1), sum(v.coded for v in verdicts)
    full = sum(v.full for v in verdicts)
    precision, recall = (full / coded if coded else 0.0), full / total
    modes = [v.mode for v in verdicts if v.mode is not None]
    return EventScores(
        records=len(verdicts),
        found=_share([v.coded > 0 for v in verdicts]),
        type=_share([v.type for v in verdicts]),
        quad=_share([v.quad for v in verdicts]),
        best_type=_share([v.best for v in verdicts]),
        who=_share([v.who for v in verdicts]),
        full=_share([v.full for v in verdicts]),
        per_record=round(coded / total, 4),
        precision_full=round(precision, 4),
        f1_full=round(2 * precision * recall / (precision + recall), 4) if full else 0.0,
        mode=_share(modes) if modes else None,
    )


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def _report(row: dict[str, Any]) -> Report:
    text = str(row["text"])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(row["id"], row["id"], None, None, None, (), None, None, "en", text, digest)


def _verdict(gold: dict[str, Any], analysis: Analysis) -> _Verdict:
    actors = {a.id: a for a in analysis.actors}
    events = analysis.events
    right = [e for e in events if e.type == gold["code"]]
    who = [e for e in right if _hit(e.actors, gold["source"], actors)]
    full = [e for e in who if _hit(e.recipients, gold["target"], actors)]
    best: Event | None = max(events, key=lambda e: e.confidence, default=None)
    return _Verdict(
        coded=len(events),
        type=bool(right),
        quad=any(e.quad == _QUADS[gold["code"]] for e in events),
        best=best is not None and best.type == gold["code"],
        who=bool(who),
        full=bool(full),
        mode=any(e.mode == gold["mode"] for e in full) if full and gold.get("mode") else None,
    )


def _hit(roles: tuple[Role, ...], gold: list[dict[str, Any]], actors: dict[str, Actor]) -> bool:
    return not gold or any(_same(role, actors.get(role.actor or ""), party) for role in roles for party in gold)


def _same(role: Role, actor: Actor | None, party: dict[str, Any]) -> bool:
    code = party.get("code") or ""
    if actor is not None and code and code not in _NO_COUNTRY and actor.country == code:
        return True
    known = (actor.id, actor.name, *actor.aliases) if actor is not None else ()
    wanted = _plain(party.get("actorText") or "")
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
