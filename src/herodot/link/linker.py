"""`update`: what new and forgotten reports change, and nothing else; `link`: all stories of some analyses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import batched
from typing import Literal

from herodot.link.copies import overlap
from herodot.link.likeness import FAR_DAYS, FLOOR, likeness
from herodot.link.shelf import Desk, MemoryShelf, Shelf
from herodot.link.sketch import EDITION, sketch, wording_of
from herodot.link.stories import group
from herodot.link.story import order, tell
from herodot.records import Analysis, Link, Sketch, Story, StoryChange

AT_ONCE = 256
"""Reports sketched before the next ones are read: it bounds the memory."""


def link(analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """The stories that the reports are about, the earliest first; every report is in exactly one.

    The same analyses in any order give the same stories; a report that is there twice (by its id) counts once.
    """
    shelf = MemoryShelf(analyses)
    update(shelf)
    return order(shelf.stories())


def bring_up_to_date(desk: Desk) -> None:
    """Links what was added to a desk, or left loose by what was forgotten, since it was last linked."""
    if not desk.is_linked(EDITION):
        with desk.linking(EDITION) as shelf:
            update(shelf)


def update(shelf: Shelf) -> None:
    """Brings the stories up to date with the reports on a shelf.

    New reports are compared with those that they share keys with; then the stories of every component that has a report
    in no story are grouped anew. The stories are a function of the reports alone: neither the order of arrival nor how
    often this ran in between makes a difference, except to the numbers of the changes.
    """
    for batch in batched(shelf.unsketched(), AT_ONCE):
        sketches = [sketch(analysis) for analysis in batch]
        shelf.put(sketches)
        compared: set[str] = set()
        for one in sketches:
            shelf.keep_links(list(_links(shelf, one, compared)))
            compared.add(one.report)
    done: set[str] = set()
    for start in sorted(shelf.loose()):
        if start not in done:
            component, links = _component(shelf, start)
            done |= component
            _regroup(shelf, component, links)


def _links(shelf: Shelf, new: Sketch, compared: Set[str]) -> Iterator[Link]:
    """The links of a report to those that are there, but for those that were compared with it."""
    wording = wording_of(new.wording)
    others = [other for other in shelf.near(new, FAR_DAYS) if other not in compared]
    for other in sorted(shelf.sketches(others), key=lambda found: found.report):
        theirs = wording_of(other.wording)
        ours_first = new.report < other.report
        a, b = (wording, theirs) if ours_first else (theirs, wording)
        like = likeness(a.words, b.words, new.day, other.day)
        same = overlap(a.shingles, b.shingles)
        if like < FLOOR and same is None:
            continue
        ends = (new.report, other.report) if ours_first else (other.report, new.report)
        parts = (same.of_a, same.of_b, same.passages) if same else ()
        yield Link(*ends, like if like >= FLOOR else 0.0, *parts)


def _component(shelf: Shelf, start: str) -> tuple[set[str], list[Link]]:
    """All reports that are connected with one by links, and all those links."""
    seen, edge = {start}, {start}
    links: dict[tuple[str, str], Link] = {}
    while edge:
        found = shelf.links(sorted(edge))
        links |= {(link.a, link.b): link for link in found}
        edge = {end for link in found for end in (link.a, link.b)} - seen
        seen |= edge
    return seen, list(links.values())


def _regroup(shelf: Shelf, component: set[str], links: Sequence[Link]) -> None:
    """Puts the stories of a component in the place of those that its reports were in; equal ones are left alone."""
    groups = group(component, links, shelf.sketches)
    old = {frozenset(report.id for report in story.reports): story for story in shelf.stories_of(sorted(component))}
    new = {frozenset(members): members for members in groups}
    gone = [story for members, story in old.items() if members not in new]
    story_of = {i: n for n, members in enumerate(groups) for i in members}
    within: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.copied and story_of[link.a] == story_of[link.b]:
            within[story_of[link.a]].append(link)
    made = [tell(shelf, ids, within[story_of[ids[0]]]) for members, ids in new.items() if members not in old]
    shelf.replace([story.id for story in gone], made)
    kept = [story for members, story in old.items() if members in new]
    shelf.record(changes(gone, [*made, *kept]))


def changes(gone: Iterable[Story], there: Sequence[Story]) -> list[StoryChange]:
    """What became of stories whose reports are no longer together as they were."""
    now = {report.id: story.id for story in there for report in story.reports}
    before = {story.id: sorted({now[r.id] for r in story.reports if r.id in now}) for story in gone}
    found = []
    for old in sorted(before):
        for new in before[old]:
            if new != old:
                shared = any(new in others for name, others in before.items() if name != old)
                found.append(StoryChange(0, _kind(len(before[old]) > 1, shared), old, new))
    return found


def _kind(several: bool, shared: bool) -> Literal["merged", "split", "renamed"]:
    if several:
        return "split"
    return "merged" if shared else "renamed"
