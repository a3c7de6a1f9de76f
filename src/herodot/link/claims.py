"""Where reports of a story say the same or the opposite: `claims(line)`.

Two kinds of point are joined: events of the same type between the same parties in the same days, and statements of the
same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from herodot.link.contradictions import Side, are_rivals, contradictions
from herodot.link.origins import Ancestry, Lineage, Text, ancestry, outlets_of
from herodot.link.points import Parties, Point
from herodot.link.sketch import Account
from herodot.link.steps import Step, point_steps
from herodot.link.union import connected
from herodot.link.words import vector
from herodot.records import Claim, ClaimState
from herodot.spans import content_id

SAME_WORDS = 0.6
"""Cosine of the contents of two statements from which they state one proposition."""
TELLING = 4
"""Telling words that a statement must have: "the deal" alone is no proposition."""
WINDOW = 3
"""Days between the dates of two events from which they are two happenings."""

type Kind = tuple[str, Parties, Parties]


@dataclass(frozen=True, slots=True)
class _Said:
    """A point, the report that makes it, and the text that the report belongs to."""

    point: Point
    account: Account
    text: Text

    @property
    def place(self) -> tuple[tuple[bool, str, str], int, str]:
        """Sorts by the age of the reports, then by place in the text."""
        return self.account.age, self.point.span.start, self.point.id

    @property
    def side(self) -> Side:
        return Side(self.account.id, self.point)


def claims(line: Lineage) -> tuple[Claim, ...]:
    """The claims of one story's reports, contested ones first, then agreed, then single.

    Every event between known parties that happened or is denied makes or joins a claim. Statements make one only where
    another report, no copy, has the same words. A claim is `contested` where one record denies what another supports or
    gives another value, `agreed` when reports support it that are no copies of each other.
    """
    said = [_Said(p, member, text) for text in line.texts for member in _by_id(text) for p in member.points]
    events = list(_event_groups([s for s in said if s.point.about == "event"]))
    against = _against(events)
    found = [_claim(line, group, against.get(i, [])) for i, group in enumerate(events)]
    found += [_claim(line, group, []) for group in _statement_groups([s for s in said if s.point.about == "statement"])]
    rank = {"contested": 0, "agreed": 1, "single": 2}
    return tuple(sorted(found, key=lambda c: (rank[c.state], -len(c.supports) - len(c.denials), c.summary, c.id)))


def _by_id(text: Text) -> list[Account]:
    return sorted(text.members, key=lambda member: member.id)


def _claim(line: Lineage, group: Sequence[_Said], rival: Sequence[Side]) -> Claim:
    """The claim of some points; `rival` are points of other claims that cannot be true beside it."""
    ordered = sorted(group, key=lambda s: s.place)
    supporting = [s for s in ordered if not s.point.denies]
    back = _ancestry(line, supporting)
    clashes = contradictions([s.side for s in ordered], rival)
    return Claim(
        id=content_id("claim", ordered[0].account.id, ordered[0].point.id),
        about=ordered[0].point.about,
        summary=min((s.point.summary for s in group), key=lambda summary: (len(summary), summary)),
        state=_state({s.text.node for s in supporting}, contested=bool(clashes)),
        supports=tuple(sorted({s.point.id for s in supporting})),
        denials=tuple(sorted({s.point.id for s in group if s.point.denies})),
        origins=back.origins,
        independent=len(back.origins),
        unnamed=back.veiled,
        untraced=back.untraced,
        proofs=tuple(s.side.proof for s in ordered),
        contradictions=clashes,
    )


def _state(supporting: set[str], *, contested: bool) -> ClaimState:
    if contested:
        return "contested"
    return "agreed" if len(supporting) > 1 else "single"


def _ancestry(line: Lineage, supporting: Iterable[_Said]) -> Ancestry:
    """Whom the supporting points go back to; of each text the first speaker that makes the point counts."""
    by_text: defaultdict[str, dict[str, list[_Said]]] = defaultdict(dict)
    for said in supporting:
        by_text[said.text.node].setdefault(said.account.id, []).append(said)
    steps = {}
    for text in line.texts:
        made = by_text.get(text.node, {})
        speaker = next((member for member in text.members if member.id in made), None)
        if speaker is not None:
            found = (step for s in made[speaker.id] for step in _steps(line, s))
            steps[text.node] = tuple(dict.fromkeys(found))
    return ancestry(line, steps)


def _steps(line: Lineage, said: _Said) -> Iterator[Step]:
    # What a report says in its own voice has the relays of its text behind it, whichever copy names them.
    speaker = said.account if said.point.paths else said.text.members[0]
    return point_steps(speaker, said.point, line.names, outlets_of(said.text, line.names))


def _event_groups(said: Iterable[_Said]) -> Iterator[list[_Said]]:
    """The points of each proposition "type, by whom, to whom, when"."""
    groups: defaultdict[Kind, list[_Said]] = defaultdict(list)
    for one in said:
        groups[one.point.type, one.point.by, one.point.to].append(one)
    for group in _without_gaps(groups):
        yield from _by_date(group)


def _without_gaps(groups: Mapping[Kind, list[_Said]]) -> list[list[_Said]]:
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


def _by_date(group: Iterable[_Said]) -> Iterator[list[_Said]]:
    """Points of dates more than WINDOW days apart are of two happenings; undated ones join where there is one."""
    undated: list[_Said] = []
    dated: list[list[_Said]] = []
    last = date.min
    for one in sorted(group, key=_start):
        if one.point.date is None:
            undated.append(one)
            continue
        start, end = date.fromisoformat(one.point.date.start), date.fromisoformat(one.point.date.end)
        if not dated or (start - last).days > WINDOW:
            dated.append([])
        dated[-1].append(one)
        last = max(last, end)
    if len(dated) == 1:
        dated[0].extend(undated)
    elif undated:
        dated.append(undated)
    yield from dated


def _start(said: _Said) -> tuple[str, tuple[tuple[bool, str, str], int, str]]:
    return said.point.date.start if said.point.date else "", said.place


def _against(groups: Sequence[Sequence[_Said]]) -> dict[int, list[Side]]:
    """The first supporting point of each claim that rules out the claim with a number, by that number."""
    firm = [[s.side for s in sorted(group, key=lambda s: s.place) if not s.point.denies] for group in groups]
    by_act: defaultdict[tuple[str, Parties], list[int]] = defaultdict(list)
    for i, sides in enumerate(firm):
        if sides and sides[0].point.material:
            by_act[sides[0].point.type, sides[0].point.to].append(i)
    found: dict[int, list[Side]] = {}
    for same in by_act.values():
        for i in same:
            found[i] = [firm[j][0] for j in same if j != i and are_rivals(firm[i], firm[j])]
    return found


def _statement_groups(said: Sequence[_Said]) -> Iterator[list[_Said]]:
    """The points of each group of statements in the same words that reports have which are no copies."""
    pairs = _same_words([vector(s.point.content) for s in said])
    for numbers in connected(range(len(said)), pairs):
        group = [said[i] for i in numbers]
        if len({s.text.node for s in group}) > 1:
            yield group


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
