"""`link`: copies, then stories, then each story's claims and origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from herodot.link.claims import claims
from herodot.link.copies import Copy, find_copies
from herodot.link.origins import trace_back
from herodot.link.stories import group
from herodot.link.words import kept
from herodot.records import Analysis, Report, Story, StoryReport
from herodot.spans import content_id

TITLE = 120
"""Longest title, in code points."""
HEADLINE = 6
"""Words from which a line can be a headline."""


def link(analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """The stories that the reports are about, the earliest first; every report is in exactly one.

    The same analyses in any order give the same stories; a report that is there twice (by its id) counts once.
    """
    unique = {a.report.id: a for a in analyses}
    ordered = [unique[i] for i in sorted(unique)]
    copies = find_copies(a.report for a in ordered)
    stories = [(_earliest(members), _story(members, copies)) for members in group(ordered, copies)]
    return tuple(story for _, story in sorted(stories, key=lambda pair: (_age(pair[0]), pair[1].id)))


def _story(members: Sequence[Analysis], copies: Sequence[Copy]) -> Story:
    ids = [a.report.id for a in members]
    inside = [c for c in copies if c.a in ids and c.b in ids]
    ancestry = trace_back(members, inside)
    return Story(
        id=content_id("story", *ids),
        title=_title([a.report for a in members]),
        reports=tuple(_entry(report) for report in sorted((a.report for a in members), key=_age)),
        origins=ancestry.origins,
        independent=len(ancestry.origins),
        untraced=ancestry.untraced,
        copies=tuple((c.a, c.b) for c in inside),
        claims=claims(members, inside),
    )


def _earliest(members: Sequence[Analysis]) -> Report:
    return min((a.report for a in members), key=_age)


def _age(report: Report) -> tuple[bool, str, str]:
    """Sorts the earliest first, undated reports last, reports of one day by id."""
    return report.published is None, (report.published or "")[:10], report.id


def _entry(report: Report) -> StoryReport:
    return StoryReport(report.id, report.source_path, report.outlet)


def _title(reports: Sequence[Report]) -> str:
    """The title of the earliest report that has one, or else the first full line of the earliest report."""
    ordered = sorted(reports, key=_age)
    title = next((report.title for report in ordered if report.title), None) or _headline(ordered[0])
    return title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"


def _headline(report: Report) -> str:
    """The first line that is too long for a byline or a section's name; the first line at all where none is."""
    lines = [line.strip() for line in kept(report).splitlines() if line.strip()]
    return next((line for line in lines if len(line.split()) >= HEADLINE), lines[0] if lines else "")
