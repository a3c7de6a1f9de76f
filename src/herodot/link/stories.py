"""Which reports are about one happening: `group(ids, links, words_of)`.

Average linkage over the likeness of pairs, among reports that are tied: whatever a new report changes, it changes among
those that it is tied with. Pairs that are not linked count as unlike.

Two happenings of one kind, such as two fights of one boxer, share most of their words. So a group is looked at once
more by the words that tell its reports apart: the more of them have a word, the less it weighs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from herodot.link.likeness import cosines, nearness
from herodot.link.linkage import Graph, average_linkage
from herodot.link.union import connected
from herodot.link.vectors import Vector, unpacked, vector_of
from herodot.records import Link

TIE = 0.27
"""Likeness of two reports that ties them: only what is tied, over any number of others, can be one story."""
ALIKE = 0.14
"""Mean likeness from which two tied groups are about one kind of happening."""
SAME = 0.2
"""The same by the words that tell a group's reports apart, from which they are about one happening."""
PART = 3
"""Texts that a part of a group must have to be a story of its own; copies are one text."""

type WordsOf = Callable[[Sequence[str]], Iterable[tuple[str, str | None, bytes]]]
"""Gives the id, the day and the words of reports."""
type Texts = list[list[str]]
"""Report ids, copies together."""


def group(ids: Iterable[str], links: Iterable[Link], words_of: WordsOf) -> list[list[str]]:
    """The ids of each story's reports, sorted, and the stories by their first id, whatever the order of what is given.

    Copies always end up in one story. Both ends of every link must be among `ids`.
    """
    ordered = sorted(ids)
    number = {own_id: i for i, own_id in enumerate(ordered)}
    pairs = sorted(((number[link.a], number[link.b], link) for link in links), key=lambda pair: pair[:2])
    graph: Graph = {i: {} for i in range(len(ordered))}
    for i, j, link in pairs:
        graph[i][j] = graph[j][i] = link.like
    texts = connected(range(len(ordered)), [(i, j) for i, j, link in pairs if link.copied])
    text_of = {i: text for text in texts for i in text}
    stories = []
    for members in average_linkage(graph, {text[0]: list(text) for text in texts}, ALIKE):
        own = [text_of[i] for i in sorted(members) if text_of[i][0] == i]
        stories += _parts([[ordered[i] for i in text] for text in own], words_of)
    return sorted(sorted(i for text in part for i in text) for part in stories)


def _parts(texts: Texts, words_of: WordsOf) -> list[Texts]:
    """The stories among the texts of one group; a text speaks through its first report."""
    if len(texts) < 2 * PART:
        return [texts]
    found = {report: (day, unpacked(words)) for report, day, words in words_of([text[0] for text in texts])}
    graph = _telling_apart([found[text[0]] for text in texts])
    parts = average_linkage(graph, {i: [i] for i in range(len(texts))}, SAME)
    return [[texts[i] for i in sorted(part)] for part in _large_enough(graph, sorted(map(sorted, parts)))]


def _telling_apart(texts: Sequence[tuple[str | None, Vector]]) -> Graph:
    """The likeness of texts, each a day and its words, by the words that some of them have, but not all."""
    words = [vector.as_dict() for _, vector in texts]
    frequency = Counter(word for own in words for word in own)
    weighed = [_weighed(own, frequency, len(texts)) for own in words]
    graph: Graph = {i: {} for i in range(len(texts))}
    for i, (day, _) in enumerate(texts):
        for j, cosine in enumerate(cosines(weighed[i], weighed[:i])):
            like = cosine * nearness(day, texts[j][0])
            if like > 0:
                graph[i][j] = graph[j][i] = like
    return graph


def _weighed(words: Mapping[int, float], frequency: Mapping[int, int], texts: int) -> Vector:
    weights = {w: x * math.sqrt(1 - frequency[w] / texts) for w, x in words.items() if 1 < frequency[w] < texts}
    length = math.sqrt(math.fsum(x * x for x in weights.values())) or 1.0
    return vector_of({word: weight / length for word, weight in weights.items()})


def _large_enough(graph: Graph, parts: list[list[int]]) -> list[list[int]]:
    """The parts of at least PART texts, each smaller one put into the one that it is most like."""
    large = [part for part in parts if len(part) >= PART]
    if len(large) < 2:
        return [[i for part in parts for i in part]]
    joined = [list(part) for part in large]
    for part in parts:
        if len(part) < PART:
            nearest = max(range(len(large)), key=lambda k: (_mean(graph, part, large[k]), -k))
            joined[nearest] += part
    return joined


def _mean(graph: Graph, one: Sequence[int], other: Sequence[int]) -> float:
    return math.fsum(graph[i].get(j, 0.0) for i in one for j in other) / (len(one) * len(other))
