"""`update`: what new and forgotten reports change, and nothing else; `link`: all stories of some analyses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import batched, islice
from typing import Literal

from herodot.link.compare import Comparer
from herodot.link.rules import obeyed, partners, steered
from herodot.link.shelf import Desk, MemoryShelf, Shelf
from herodot.link.sketch import EDITION, sketch
from herodot.link.stories import TIE, group
from herodot.link.story import order, tell
from herodot.records import Analysis, Link, LinkRule, Story, StoryChange

AT_ONCE = 256
"""Reports sketched before the next ones are read: it bounds the memory."""
PORTION = 1024
"""New reports that a desk links in one transaction: others wait no longer than that to write."""


def link(analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """The stories that the reports are about, the earliest first; every report is in exactly one.

    The same analyses in any order give the same stories; a report that is there twice (by its id) counts once.
    """
    shelf = MemoryShelf(analyses)
    update(shelf)
    return order(shelf.stories())


def bring_up_to_date(desk: Desk) -> None:
    """Links what was added to a desk, or left loose by what was forgotten or corrected, since it was last linked."""
    while not desk.is_linked(EDITION):
        with desk.linking(EDITION) as shelf:
            update(shelf, PORTION)


def update(shelf: Shelf, most: int | None = None) -> None:
    """Brings the stories up to date with the reports on a shelf, with at most so many of the new ones.

    New reports are compared with those that they share keys with; then the stories of every component that has a report
    in no story are grouped anew. The stories are a function of the reports and the rules alone: neither the order of
    arrival nor how often this ran in between makes a difference, except to the numbers of the changes.
    """
    comparer = Comparer(shelf)
    for batch in batched(islice(shelf.unsketched(), most), AT_ONCE):
        sketches = [sketch(analysis) for analysis in batch]
        shelf.put(sketches)
        compared: set[str] = set()
        for one in sketches:
            shelf.keep_links(list(comparer.links(one, compared)))
            compared.add(one.report)
    done: set[str] = set()
    rules, loose = shelf.rules(), set(shelf.loose())
    for start in sorted(loose):
        if start not in done:
            component = _component(shelf, start, partners(rules))
            done |= component
            own = [rule for rule in rules if rule.a in component and rule.b in component]
            _regroup(shelf, component, steered(shelf.links(sorted(component)), own), own, loose)


def _component(shelf: Shelf, start: str, partners: Mapping[str, Set[str]]) -> set[str]:
    """All reports that are tied with one, as copies, by their likeness or by a rule, over any number of others."""
    seen, edge = {start}, {start}
    while edge:
        ruled = {other for report in edge for other in partners.get(report, ())}
        edge = (set(shelf.tied(sorted(edge), TIE)) | ruled) - seen
        seen |= edge
    return seen


def _regroup(
    shelf: Shelf, component: set[str], links: Sequence[Link], rules: Sequence[LinkRule], loose: Set[str]
) -> None:
    """Puts the stories of a component in the place of those that its reports were in; equal ones are left alone, unless
    a report of theirs is loose because it was corrected."""
    groups = {frozenset(ids): ids for ids in obeyed(group(component, links, shelf.words), links, rules)}
    old = shelf.members(sorted(component))
    gone = {story: reports for story, reports in old.items() if reports not in groups or reports & loose}
    kept = {reports for story, reports in old.items() if story not in gone}
    of = {report: reports for reports in groups for report in reports}
    within: defaultdict[frozenset[str], list[Link]] = defaultdict(list)
    for link in links:
        if link.copied and of[link.a] == of[link.b]:
            within[of[link.a]].append(link)
    made = [tell(shelf, ids, within[reports]) for reports, ids in groups.items() if reports not in kept]
    shelf.replace(sorted(gone), made)
    now = {story.id: frozenset(report.id for report in story.reports) for story in made}
    shelf.record(changes(gone, now | {story: reports for story, reports in old.items() if story not in gone}))


def changes(gone: Mapping[str, Set[str]], there: Mapping[str, Set[str]]) -> list[StoryChange]:
    """What became of stories whose reports are no longer together as they were; both by id, with their reports."""
    now = {report: story for story, reports in there.items() for report in reports}
    before = {story: sorted({now[r] for r in reports if r in now}) for story, reports in gone.items()}
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
