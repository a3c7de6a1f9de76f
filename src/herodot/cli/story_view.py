"""A story as a person reads it: origins before reports, contested before agreed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from herodot.cli.console import plain, shorten
from herodot.records import Claim, Story, StoryReport

_STATES = {"contested": "red", "agreed": "green", "single": "yellow"}
_TITLE, _NAME = 100, 30


def story_view(story: Story) -> RenderableType:
    """Title, how many reports and origins, who goes back to whom, and the claims, contested ones first."""
    outlets = {report.id: _outlet(report) for report in story.reports}
    lines = [Text(f"{plain(o.name)} ← {_named(o.reports, outlets)}") for o in story.origins]
    if story.untraced:
        lines.append(Text(f"untraced: {_named(story.untraced, outlets)}"))
    lines += [Text(f"copies: {outlets.get(a, a)} = {outlets.get(b, b)}") for a, b in story.copies]
    ordered = sorted(story.claims, key=lambda claim: list(_STATES).index(claim.state))
    title = Text(shorten(story.title, _TITLE), style="bold underline")
    count = Text(f"{_count(story)} · {story.id}", style="dim")
    return Group(title, count, Padding(Group(*lines, claims_view(ordered)), (0, 0, 1, 2)))


def _outlet(report: StoryReport) -> str:
    """The outlet, else the file's own name: the end of a path says more than its beginning."""
    return shorten(report.outlet or report.source_path.rpartition("/")[2], _NAME)


def _count(story: Story) -> str:
    reports, origins = len(story.reports), story.independent
    contested = sum(claim.state == "contested" for claim in story.claims)
    sign = "▲" if origins < 2 else "●"
    parts = (
        f"{reports} {'report' if reports == 1 else 'reports'}",
        f"{sign} {origins} {'origin' if origins == 1 else 'origins'}",
        f"{len(story.untraced)} untraced",
        f"{contested} {'claim' if contested == 1 else 'claims'} contested" if contested else "nothing contested",
    )
    return " · ".join(parts)


def _named(reports: Sequence[str], outlets: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(outlets.get(report, report) for report in reports))


def claims_view(claims: Sequence[Claim]) -> RenderableType:
    """A row a claim: its state in words, what it says, how many records support and deny it, its id."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(map(len, _STATES)))
    table.add_column(ratio=1)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    for claim in claims:
        told = f"{len(claim.supports)} for, {len(claim.denials)} against"
        table.add_row(Text(claim.state, style=_STATES[claim.state]), Text(shorten(claim.summary, 200)), told, claim.id)
    return table
