"""Where reports of a story say the same or the opposite: `claims(analyses, copies)`.

Two kinds of point are joined: events of the same type between the same parties, and statements of the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from herodot.link.copies import Copy
from herodot.link.union import connected
from herodot.link.words import is_negated, vector
from herodot.records import Actor, Analysis, Attribution, Claim, Event, Role
from herodot.spans import content_id

SAME_WORDS = 0.6
"""Cosine of the contents of two statements from which they state one proposition."""
TELLING = 4
"""Telling words that a statement must have: "the deal" alone is no proposition."""
SUMMARY = 200
"""Longest summary, in code points."""
STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""PLOVER sectors whose acts are those of their country."""
DENIED = frozenset({"denied", "did_not_happen"})
DOUBTED = frozenset({"CT-", "PR-"})

type Parties = tuple[str, ...]
type ClaimState = Literal["agreed", "contested", "single"]


@dataclass(frozen=True, slots=True)
class _Point:
    """One record's word on a proposition: `text` is the group of copies that the record's report belongs to."""

    id: str
    text: str
    denies: bool
    summary: str


def claims(analyses: Sequence[Analysis], copies: Iterable[Copy]) -> tuple[Claim, ...]:
    """The claims of one story's reports, contested ones first, then agreed, then single.

    Every event between known parties that happened or is denied makes or joins a claim. Statements make one only where
    another report, no copy, has the same words. A claim is `agreed` when reports support it that are no copies of each
    other.
    The order of `analyses` does not matter.
    """
    ordered = sorted(analyses, key=lambda a: a.report.id)
    ids = [a.report.id for a in ordered]
    pairs = [(c.a, c.b) for c in copies if c.a in ids and c.b in ids]
    text_of = {i: group[0] for group in connected(ids, pairs) for i in group}
    found = [_claim(points) for points in (*_event_points(ordered, text_of), *_statement_points(ordered, text_of))]
    rank = {"contested": 0, "agreed": 1, "single": 2}
    return tuple(sorted(found, key=lambda c: (rank[c.state], -len(c.supports) - len(c.denials), c.summary, c.id)))


def _claim(points: Sequence[_Point]) -> Claim:
    supports = tuple(sorted({p.id for p in points if not p.denies}))
    denials = tuple(sorted({p.id for p in points if p.denies}))
    state = _state({p.text for p in points if not p.denies}, bool(denials))
    summary = min((p.summary for p in points), key=lambda s: (len(s), s))
    return Claim(content_id("claim", *supports, "|", *denials), summary, state, supports, denials)


def _state(supporting: set[str], denied: bool) -> ClaimState:
    if supporting and denied:
        return "contested"
    return "agreed" if len(supporting) > 1 else "single"


def _event_points(analyses: Iterable[Analysis], text_of: Mapping[str, str]) -> list[list[_Point]]:
    """The points of each proposition "type, by whom, to whom"."""
    groups: defaultdict[tuple[str, Parties, Parties], list[_Point]] = defaultdict(list)
    for analysis in analyses:
        actors = {a.id: a for a in analysis.actors}
        for event in analysis.events:
            by, to = _parties(event.actors, actors), _parties(event.recipients, actors)
            if (by or to) and (event.status == "happened" or event.status in DENIED):
                point = _Point(
                    event.id, text_of[analysis.report.id], event.status in DENIED, _event_summary(event, actors)
                )
                groups[event.type, by, to].append(point)
    return _without_gaps(groups)


def _without_gaps(groups: Mapping[tuple[str, Parties, Parties], list[_Point]]) -> list[list[_Point]]:
    """Join a group that names one side only to the one group that names both, where there is only one."""
    joined = {key: list(points) for key, points in sorted(groups.items())}
    for key in sorted(groups):
        kind, by, to = key
        if by and to:
            continue
        fuller = [k for k in groups if k[0] == kind and k[1] and k[2] and (k[1] == by or k[2] == to)]
        if len(fuller) == 1:
            joined[fuller[0]].extend(joined.pop(key))
    return list(joined.values())


def _parties(roles: Iterable[Role], actors: Mapping[str, Actor]) -> Parties:
    """Who they are: a country for its government and forces, the actor itself for all others."""
    known = (actors.get(role.actor or "") for role in roles)
    return tuple(sorted({_party(actor) for actor in known if actor and _can_be_told_apart(actor)}))


def _can_be_told_apart(actor: Actor) -> bool:
    """False for "soldiers" or "officials" of nowhere in particular: those of two reports need not be the same."""
    return actor.kind != "group" or actor.country is not None


def _party(actor: Actor) -> str:
    of_state = actor.kind == "country" or bool(STATE.intersection(actor.sectors))
    return f"country:{actor.country}" if of_state and actor.country else actor.id


def _event_summary(event: Event, actors: Mapping[str, Actor]) -> str:
    by, to = (", ".join(_name(r, actors) for r in roles) for roles in (event.actors, event.recipients))
    what = f"{event.type} ({event.mode})" if event.mode else event.type
    return " ".join(part for part in (by, what, f"→ {to}" if to else "") if part)[:SUMMARY]


def _name(role: Role, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(role.actor or "")
    return actor.name if actor else role.exact


def _statement_points(analyses: Sequence[Analysis], text_of: Mapping[str, str]) -> list[list[_Point]]:
    """The points of each group of statements in the same words that reports have which are no copies."""
    stated = [(text_of[a.report.id], s) for a in analyses for s in a.attributions if s.commitment != "U"]
    vectors = [vector(_content(statement)) for _, statement in stated]
    groups = connected(range(len(stated)), _same_words(vectors))
    points = ([_statement_point(*stated[i]) for i in group] for group in groups)
    return [group for group in points if len({point.text for point in group}) > 1]


def _statement_point(text: str, statement: Attribution) -> _Point:
    content = _content(statement)
    # Who denies that it was not so agrees with who says that it was.
    denies = (statement.commitment in DOUBTED) != is_negated(content)
    return _Point(statement.id, text, denies, content[:SUMMARY])


def _content(statement: Attribution) -> str:
    return " ".join(span.exact for span in statement.content)


def _same_words(vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """The pairs whose cosine reaches SAME_WORDS, of contents with enough words to say something."""
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    for i, words in enumerate(vectors):
        if len(words) < TELLING:
            continue
        same: defaultdict[int, float] = defaultdict(float)
        for word, weight in words.items():
            for j, other in index[word]:
                same[j] += weight * other
            index[word].append((i, weight))
        pairs.extend((j, i) for j, cosine in same.items() if cosine >= SAME_WORDS)
    return pairs
