"""One story of the reports that are about one happening: `tell(shelf, ids, links)`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from herodot.link.chain import chain
from herodot.link.claims import claims
from herodot.link.direction import direction
from herodot.link.names import Names
from herodot.link.origins import ancestry, circular, lineage, steps_of
from herodot.link.shelf import Shelf
from herodot.link.sketch import Account, account_in
from herodot.records import Copy, Link, Passage, Story, StoryReport
from herodot.spans import content_id


def tell(shelf: Shelf, ids: Sequence[str], links: Sequence[Link]) -> Story:
    """The story of these reports; `links` are the copies among them. A pure function of their sketches."""
    found = {sketch.report: account_in(sketch.account) for sketch in shelf.sketches(ids)}
    accounts = sorted((found[i] for i in ids), key=lambda account: account.age)
    pairs = sorted((link.a, link.b) for link in links)
    line = lineage(accounts, pairs)
    steps = steps_of(line)
    back = ancestry(line, steps)
    return Story(
        id=content_id("story", accounts[0].id),
        title=next((a.title for a in accounts if a.title), accounts[0].headline),
        reports=tuple(StoryReport(a.id, a.source_path, a.outlet, a.published) for a in accounts),
        origins=back.origins,
        independent=len(back.origins),
        unnamed=back.unnamed,
        untraced=back.untraced,
        circular=circular(line, steps),
        copies=tuple(pairs),
        copied=tuple(_copy(shelf, link, found[link.a], found[link.b], line.names) for link in _sorted(links)),
        chain=chain(line, steps),
        claims=claims(line),
    )


def order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Stories by the day of their earliest report, undated ones last."""
    return tuple(sorted(stories, key=place))


def place(story: Story) -> tuple[bool, str, str]:
    """What stories are sorted by."""
    first = story.reports[0].published
    return first is None, (first or "")[:10], story.id


def _sorted(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (link.a, link.b))


def _copy(shelf: Shelf, link: Link, a: Account, b: Account, names: Names) -> Copy:
    original, why = direction(link, a, b, names)
    in_a = shelf.passages(link.a, [(start, end) for start, end, _, _ in link.passages])
    in_b = shelf.passages(link.b, [(start, end) for _, _, start, end in link.passages])
    passages = tuple(Passage(*pair) for pair in zip(in_a, in_b, strict=True))
    return Copy(link.a, link.b, max(link.of_a, link.of_b), original, why, passages)
