"""A story as a person reads it: origins before reports, contested before agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from herodot.cli.chain_view import chain_tree
from herodot.cli.console import plain, shorten
from herodot.records import Chain, Claim, Contradiction, Copy, Proof, Story, StoryReport

_STATES = {"contested": "red", "agreed": "green", "single": "yellow"}
_HEADINGS = {"contested": "CONTESTED", "agreed": "AGREED", "single": "ONE SAYS"}
_TITLE, _NAME, _SUMMARY, _PROOF = 100, 30, 200, 160
_SHOWN = 2
"""Reports whose words are shown where nothing contradicts them."""

type Outlets = Mapping[str, str]
"""The outlets of reports, by their ids."""


def story_view(story: Story) -> RenderableType:
    """Title, how many reports and origins, who goes back to whom, and the claims, contested ones first."""
    outlets = _outlets(story.reports)
    lines = [Text(f"{plain(o.name)} ← {_named(o.reports, outlets)}") for o in story.origins]
    lines += [Text(f"unnamed: {plain(o.name)} ← {_named(o.reports, outlets)}") for o in story.unnamed]
    if story.untraced:
        lines.append(Text(f"untraced: {_named(story.untraced, outlets)}"))
    lines += [Text(f"⚠ circular: {' → '.join(map(plain, (*loop, loop[0])))}", style="red") for loop in story.circular]
    lines += [Text(_copy_line(copy, outlets)) for copy in story.copied]
    body = Group(*lines, claims_view(_by_state(story.claims)))
    return Group(*_heading(story), Padding(body, (0, 0, 1, 2)))


def comparison(story: Story) -> RenderableType:
    """The claims of a story by what the reports make of them, with the words that contradict each other."""
    outlets = _outlets(story.reports)
    parts: list[RenderableType] = list(_heading(story))
    for state, heading in _HEADINGS.items():
        claims = [claim for claim in story.claims if claim.state == state]
        if claims:
            body = Group(*(line for claim in claims for line in _compared(claim, outlets)))
            parts += [Text(heading, style=f"bold {_STATES[state]}"), Padding(body, (0, 0, 1, 2))]
    if not any(claim.denials for claim in story.claims):
        count = len(story.reports)
        parts.append(Text(f"No denial in the {count} {_plural(count, 'report')} read.", style="dim"))
    return Group(*parts)


def trace_view(story: Story, of: Story | Claim, chain: Chain) -> RenderableType:
    """The chain of a story or of one of its claims, and who denies the claim."""
    outlets = _outlets(story.reports)
    if isinstance(of, Story):
        return Group(*_heading(story), chain_tree(chain, [r.id for r in story.reports], story.reports))
    denied = {proof for proof in of.proofs if proof.record in of.denials}
    reports = dict.fromkeys(proof.report for proof in of.proofs if proof not in denied)
    count = f"{_reports(len(reports))} · {_origins(of.independent)} · {of.state}"
    lines: list[RenderableType] = [Text(f"“{shorten(of.summary, _SUMMARY)}”", style="bold"), Text(f"{count} · {of.id}")]
    lines.append(chain_tree(chain, reports, story.reports))
    lines += [Text(f"denied  {_words(proof, outlets)}", style="red") for proof in of.proofs if proof in denied]
    return Group(*lines)


def claims_view(claims: Sequence[Claim]) -> RenderableType:
    """A row a claim: its state in words, what it says, for and against, origins, its id."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=max(map(len, _STATES)))
    table.add_column(ratio=1)
    for _ in range(3):
        table.add_column(style="dim", no_wrap=True)
    for claim in claims:
        told = f"{len(claim.supports)} for, {len(claim.denials)} against"
        state, summary = Text(claim.state, style=_STATES[claim.state]), Text(shorten(claim.summary, _SUMMARY))
        table.add_row(state, summary, told, _origins(claim.independent), claim.id)
    return table


def _heading(story: Story) -> Iterator[RenderableType]:
    yield Text(shorten(story.title, _TITLE), style="bold underline")
    yield Text(f"{_count(story)} · {story.id}", style="dim")


def _outlets(reports: Iterable[StoryReport]) -> Outlets:
    """The outlet, else the file's own name: the end of a path says more than its beginning."""
    return {r.id: shorten(r.outlet or r.source_path.rpartition("/")[2], _NAME) for r in reports}


def _count(story: Story) -> str:
    contested = sum(claim.state == "contested" for claim in story.claims)
    unnamed = [f"{len(story.unnamed)} unnamed"] if story.unnamed else []
    circular = [f"⚠ {len(story.circular)} circular"] if story.circular else []
    parts = (
        _reports(len(story.reports)),
        f"{'▲' if story.independent < 2 else '●'} {_origins(story.independent)}",
        *unnamed,
        f"{len(story.untraced)} untraced",
        *circular,
        f"{contested} {_plural(contested, 'claim')} contested" if contested else "nothing contested",
    )
    return " · ".join(parts)


def _reports(count: int) -> str:
    return f"{count} {_plural(count, 'report')}"


def _origins(count: int) -> str:
    return f"{count} {_plural(count, 'origin')}"


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def _named(reports: Sequence[str], outlets: Outlets) -> str:
    return ", ".join(dict.fromkeys(outlets.get(report, report) for report in reports))


def _copy_line(copy: Copy, outlets: Outlets) -> str:
    a, b = outlets.get(copy.a, copy.a), outlets.get(copy.b, copy.b)
    share = f"{copy.shared:.0%} of the shorter text"
    if copy.original is None:
        return f"copies: {a} = {b} ({share}; nothing tells which was first)"
    first, second = (a, b) if copy.original == copy.a else (b, a)
    return f"copies: {second} from {first} ({share}; {copy.why} tells)"


def _by_state(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: list(_STATES).index(claim.state))


def _compared(claim: Claim, outlets: Outlets) -> Iterator[RenderableType]:
    said = len(dict.fromkeys(proof.report for proof in claim.proofs if proof.record in claim.supports))
    yield Text(f"{shorten(claim.summary, _SUMMARY)}  · {_reports(said)} · {_origins(claim.independent)} · {claim.id}")
    for clash in claim.contradictions:
        yield Padding(_clash(clash, outlets), (0, 0, 0, 2))
    if not claim.contradictions:
        first = list({proof.report: proof for proof in reversed(claim.proofs)}.values())[::-1]
        yield from (Padding(Text(_words(proof, outlets), style="dim"), (0, 0, 0, 2)) for proof in first[:_SHOWN])


def _clash(clash: Contradiction, outlets: Outlets) -> RenderableType:
    sides = "denies" if clash.kind == "denial" else f"other {clash.kind}"
    return Group(Text(f"says    {_words(clash.a, outlets)}"), Text(f"{sides}  {_words(clash.b, outlets)}", style="red"))


def _words(proof: Proof, outlets: Outlets) -> str:
    return f"{outlets.get(proof.report, proof.report)} “{shorten(proof.exact, _PROOF)}” {proof.start}:{proof.end}"
