"""Where sketches, links and stories are kept: `Shelf`, and one in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from typing import Protocol

from herodot.link.likeness import apart
from herodot.records import Analysis, Link, LinkRule, Sketch, Span, Story, StoryChange

type Ids = Iterable[str]
type Rings = Sequence[tuple[int, int]]
"""How many keys two reports must share (the second number) that are at most so many days apart (the first), nearest
first; farther ones are not near at all. Where a day is unknown they count as of one day."""


class Shelf(Protocol):
    """What linking needs of a store. The order in which things are given back does not matter, unless it says so."""

    def unsketched(self) -> Iterator[Analysis]:
        """The reports that have no sketch yet."""

    def put(self, sketches: Sequence[Sketch]) -> None:
        """Keeps sketches, and finds them by their keys from now on."""

    def near(self, sketch: Sketch, keys: Sequence[int], rings: Rings) -> Set[str]:
        """The other reports that have enough of these keys."""

    def words(self, ids: Ids) -> Sequence[tuple[str, str | None, bytes]]:
        """The id, the day and the words of reports."""

    def shingles(self, ids: Ids) -> Sequence[tuple[str, bytes]]:
        """The id and the shingles of reports."""

    def accounts(self, ids: Ids) -> Sequence[bytes]:
        """The accounts of reports."""

    def passages(self, report: str, places: Sequence[tuple[int, int]]) -> Sequence[Span]:
        """The words of a report at these places."""

    def keep_links(self, links: Sequence[Link]) -> None:
        """Keeps links."""

    def tied(self, ids: Ids, least: float) -> Set[str]:
        """The reports that are copies of one of these, or as alike as `least`; some of these may be among them."""

    def links(self, ids: Ids) -> Sequence[Link]:
        """All links between two of these reports."""

    def rules(self) -> Sequence[LinkRule]:
        """What editors said of pairs of these reports, the latest word last."""

    def loose(self) -> Sequence[str]:
        """The reports with sketches that are in no story, or in one that holds no longer."""

    def members(self, ids: Ids) -> Mapping[str, frozenset[str]]:
        """The stories that these reports are in, by id, with all their reports."""

    def replace(self, gone: Ids, stories: Sequence[Story]) -> None:
        """Takes stories away, by their ids, whose reports are loose then, and keeps others."""

    def record(self, changes: Sequence[StoryChange]) -> None:
        """Keeps what became of stories, numbered in this order; their own `sequence` is left aside."""


class Desk(Protocol):
    """A store that keeps a shelf."""

    def is_linked(self, edition: int) -> bool:
        """True where every report is in a story that sketches of this edition made."""

    def linking(self, edition: int) -> AbstractContextManager[Shelf]:
        """The shelf, in one transaction. Sketches of another edition are thrown away."""


class MemoryShelf:
    """A shelf in memory, for reports that are in no store."""

    def __init__(self, analyses: Iterable[Analysis] = (), rules: Sequence[LinkRule] = ()) -> None:
        self._rules = rules
        self._analyses: dict[str, Analysis] = {}
        self._sketches: dict[str, Sketch] = {}
        self._keys: defaultdict[int, list[str]] = defaultdict(list)
        self._links: defaultdict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
        self._stories: dict[str, Story] = {}
        self._story_of: dict[str, str] = {}
        self.changes: list[StoryChange] = []
        self.add(analyses)

    def add(self, analyses: Iterable[Analysis]) -> None:
        """Adds reports; one that is there already stays as it is."""
        for analysis in analyses:
            self._analyses.setdefault(analysis.report.id, analysis)

    def forget(self, report: str) -> None:
        """Takes a report away with its links and its story, whose other reports are loose then."""
        self._analyses.pop(report, None)
        sketch = self._sketches.pop(report, None)
        for key in (*sketch.fingerprints, *sketch.topics) if sketch else ():
            self._keys[key].remove(report)
        for a, b in self._links.pop(report, {}):
            self._links[b if a == report else a].pop((a, b), None)
        if report in self._story_of:
            self.replace([self._story_of[report]], [])

    def stories(self) -> tuple[Story, ...]:
        """All stories, in no order."""
        return tuple(self._stories.values())

    def unsketched(self) -> Iterator[Analysis]:
        yield from [a for i, a in self._analyses.items() if i not in self._sketches]

    def put(self, sketches: Sequence[Sketch]) -> None:
        for sketch in sketches:
            self._sketches[sketch.report] = sketch
            for key in (*sketch.fingerprints, *sketch.topics):
                self._keys[key].append(sketch.report)

    def near(self, sketch: Sketch, keys: Sequence[int], rings: Rings) -> Set[str]:
        found = Counter(report for key in keys for report in self._keys.get(key, ()))
        others = ((i, count, apart(self._sketches[i].day, sketch.day)) for i, count in found.items())
        near = {i for i, count, days in others if any(days <= most and count >= least for most, least in rings)}
        return near - {sketch.report}

    def words(self, ids: Ids) -> Sequence[tuple[str, str | None, bytes]]:
        return [(i, self._sketches[i].day, self._sketches[i].words) for i in ids]

    def shingles(self, ids: Ids) -> Sequence[tuple[str, bytes]]:
        return [(i, self._sketches[i].shingles) for i in ids]

    def accounts(self, ids: Ids) -> Sequence[bytes]:
        return [self._sketches[i].account for i in ids]

    def passages(self, report: str, places: Sequence[tuple[int, int]]) -> Sequence[Span]:
        text = self._analyses[report].report.text
        return [Span(start, end, text[start:end]) for start, end in places]

    def keep_links(self, links: Sequence[Link]) -> None:
        for link in links:
            self._links[link.a][link.a, link.b] = self._links[link.b][link.a, link.b] = link

    def tied(self, ids: Ids, least: float) -> Set[str]:
        found = (link for i in ids for link in self._links.get(i, {}).values())
        return {end for link in found if link.copied or link.like >= least for end in (link.a, link.b)}

    def links(self, ids: Ids) -> Sequence[Link]:
        wanted = set(ids)
        found = {pair: link for i in wanted for pair, link in self._links.get(i, {}).items()}
        return [link for (a, b), link in found.items() if a in wanted and b in wanted]

    def rules(self) -> Sequence[LinkRule]:
        return [rule for rule in self._rules if rule.a in self._analyses and rule.b in self._analyses]

    def loose(self) -> Sequence[str]:
        return [i for i in self._sketches if i not in self._story_of]

    def members(self, ids: Ids) -> Mapping[str, frozenset[str]]:
        found = {self._story_of[i] for i in ids if i in self._story_of}
        return {i: frozenset(report.id for report in self._stories[i].reports) for i in found}

    def replace(self, gone: Ids, stories: Sequence[Story]) -> None:
        for story in [self._stories.pop(i) for i in gone]:
            for report in story.reports:
                del self._story_of[report.id]
        for story in stories:
            self._stories[story.id] = story
            self._story_of |= {report.id: story.id for report in story.reports}

    def record(self, changes: Sequence[StoryChange]) -> None:
        self.changes += [StoryChange(len(self.changes) + i, c.kind, c.old, c.new) for i, c in enumerate(changes, 1)]
