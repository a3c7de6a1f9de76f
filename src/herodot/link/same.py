"""Which points of a story state one proposition: `same_events(said)`, `same_statements(said)`.

Reports of one story share their names and topics, so these weigh less the more points have them: what is left tells
whether two points say the same.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from herodot.link.linkage import Graph, average_linkage
from herodot.link.origins import Text
from herodot.link.points import Parties, Point
from herodot.link.propositions import Proposition, proposition
from herodot.link.sketch import Account

SAME_STATEMENT = 0.45
"""Mean likeness of statements from which they state one proposition."""
SAME_WORDS = {(True, True): 0.1, (True, False): 0.1, (False, True): 0.1, (False, False): 0.15}
"""The same for the sentences of events, by whether these are material and whether both parties are named: two demands
of one minister need not be one. An attack of one army on another in the same days is one, whatever its words, where
none of the reports says that it failed."""
TELLING = 4
"""Telling words that a statement must have: "the deal" alone is no proposition."""
SHARED, PLAIN = 3, 2
"""Telling words that statements must share, and how many of them must be no names."""
WINDOW = 3
"""Days between the dates of two events from which they are two happenings."""

type Kind = tuple[str, Parties, Parties]


@dataclass(frozen=True, slots=True)
class Said:
    """A point, the report that makes it, and the text that the report belongs to."""

    point: Point
    account: Account
    text: Text

    @property
    def place(self) -> tuple[tuple[bool, str, str], int, str]:
        """Sorts by the age of the reports, then by place in the text."""
        return self.account.age, self.point.span.start, self.point.id


def same_events(said: Sequence[Said]) -> Iterator[list[Said]]:
    """The points of each event: one type between the same parties in the same days, told in like words."""
    groups: defaultdict[Kind, list[Said]] = defaultdict(list)
    for one in said:
        groups[one.point.type, one.point.by, one.point.to].append(one)
    graph = _likeness([one.point.span.exact for one in said])
    number = {id(one): i for i, one in enumerate(said)}
    for group in _without_gaps(groups):
        for some in _by_date(group):
            material = all(one.point.material for one in some)
            whole = all(one.point.by and one.point.to for one in some)
            if material and whole and not any(one.point.failed for one in some):
                yield some
                continue
            parts = _parts([number[id(one)] for one in some], graph, SAME_WORDS[material, whole])
            yield from ([said[i] for i in part] for part in parts)


def same_statements(said: Sequence[Said]) -> Iterator[list[Said]]:
    """The points of each group of statements of the same words that reports have which are no copies."""
    telling = [one for one in said if len(proposition(one.point.content).words) >= TELLING]
    graph = _likeness([one.point.content for one in telling], SHARED, PLAIN)
    for part in _parts(range(len(telling)), graph, SAME_STATEMENT):
        group = _innermost([telling[i] for i in part])
        if len({one.text.node for one in group}) > 1:
            yield group


def _innermost(group: Sequence[Said]) -> list[Said]:
    """The statements that enclose none of the others: "he doubts that it stands" is about the one that it encloses."""
    spans = [(one.account.id, one.point.span.start, one.point.span.end) for one in group]
    return [one for one, own in zip(group, spans, strict=True) if not any(_encloses(own, other) for other in spans)]


def _encloses(own: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return own != other and own[0] == other[0] and own[1] <= other[1] and other[2] <= own[2]


def turned(texts: Iterable[str]) -> list[bool]:
    """For each of some texts in like words, whether it says the opposite: it negates words that others use plainly."""
    stated = [proposition(text) for text in texts]
    return [sum(_is_plain(word, stated) for word in own.negated) % 2 == 1 for own in stated]


def _is_plain(word: str, stated: Iterable[Proposition]) -> bool:
    return any(word in other.words and word not in other.negated for other in stated)


def _parts(numbers: Iterable[int], graph: Graph, alike: float) -> list[list[int]]:
    """The parts of some points that are alike in the mean."""
    own = sorted(numbers)
    inside = set(own)
    among = {i: {j: like for j, like in graph[i].items() if j in inside} for i in own}
    return [sorted(part) for part in average_linkage(among, {i: [i] for i in own}, alike)]


def _likeness(texts: Sequence[str], least: int = 0, plain: int = 0) -> Graph:
    """The likeness of texts that share at least so many words, and so many that are no names; those that have too few
    words to be told apart are alike."""
    stated = [proposition(text) for text in texts]
    frequency = Counter(word for own in stated for word in own.words)
    weighed = [_weighed(own.words, frequency, len(texts)) for own in stated]
    bare = [i for i, own in enumerate(stated) if len(own.words) < TELLING]
    graph: Graph = {i: {} for i in range(len(texts))}
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, words in enumerate(weighed):
        shared: defaultdict[int, list[float]] = defaultdict(list)
        for word, weight in words.items():
            for j, other in index[word]:
                shared[j].append(weight * other)
            index[word].append((i, weight))
        for j, products in shared.items():
            if len(products) >= least and len(stated[i].plain & stated[j].plain) >= plain:
                graph[i][j] = graph[j][i] = math.fsum(products)
    for i in bare:
        for j in range(len(texts)):
            if i != j:
                graph[i][j] = graph[j][i] = 1.0
    return graph


def _weighed(words: Mapping[str, float], frequency: Mapping[str, int], texts: int) -> dict[str, float]:
    most = math.log(1 + texts)
    weights = {word: weight * math.log(1 + texts / frequency[word]) / most for word, weight in words.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _without_gaps(groups: Mapping[Kind, list[Said]]) -> list[list[Said]]:
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


def _by_date(group: Iterable[Said]) -> Iterator[list[Said]]:
    """Points of dates more than WINDOW days apart are of two happenings; undated ones join where there is one."""
    undated: list[Said] = []
    dated: list[list[Said]] = []
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


def _start(said: Said) -> tuple[str, tuple[tuple[bool, str, str], int, str]]:
    return said.point.date.start if said.point.date else "", said.place
