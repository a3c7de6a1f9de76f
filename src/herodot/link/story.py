"""One story of the reports that are about one happening: `tell(shelf, ids, links)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from herodot.link.chain import chain
from herodot.link.claims import claims
from herodot.link.direction import Told, direction
from herodot.link.names import Names
from herodot.link.origins import ancestry, circular, lineage, steps_of
from herodot.link.shelf import Shelf
from herodot.link.sketch import Account, account_in
from herodot.records import Copy, Link, Passage, Story, StoryReport
from herodot.spans import content_id


def tell(shelf: Shelf, ids: Sequence[str], links: Sequence[Link]) -> Story:
    """The story of these reports; `links` are the copies among them. A pure function of their sketches."""
    accounts = sorted(map(account_in, shelf.accounts(ids)), key=lambda account: account.age)
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
        copied=tuple(_copied(shelf, accounts, links, line.names)),
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


def _copied(shelf: Shelf, accounts: Sequence[Account], links: Iterable[Link], names: Names) -> Iterator[Copy]:
    """Each copy beside the one text before it that it has most in common with, by their ids.

    A text is before another where that is known (`direction`), or else where it is the older report.
    """
    found = {account.id: account for account in accounts}
    nearest: dict[str, tuple[float, str, Link, Told]] = {}
    for link in sorted(links, key=lambda link: (link.a, link.b)):
        a, b = found[link.a], found[link.b]
        told = direction(link, a, b, names)
        first = told[0] or min((a, b), key=lambda account: account.age).id
        copy = b.id if first == a.id else a.id
        best = nearest.get(copy)
        if best is None or (-max(link.of_a, link.of_b), first) < best[:2]:
            nearest[copy] = (-max(link.of_a, link.of_b), first, link, told)
    for _, _, link, told in sorted(nearest.values(), key=lambda best: (best[2].a, best[2].b)):
        yield _copy(shelf, link, told)


def _copy(shelf: Shelf, link: Link, told: Told) -> Copy:
    in_a = shelf.passages(link.a, [(start, end) for start, end, _, _ in link.passages])
    in_b = shelf.passages(link.b, [(start, end) for _, _, start, end in link.passages])
    passages = tuple(Passage(*pair) for pair in zip(in_a, in_b, strict=True))
    return Copy(link.a, link.b, max(link.of_a, link.of_b), *told, passages)
