"""An analysis as a person reads it: the chain, the claims by source, the events.

Colour repeats what the words say and never carries meaning alone. Everything goes through `plain`: a report's
text is printed, not interpreted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from herodot.cli.console import plain, shorten
from herodot.records import Analysis, Attribution, Commitment, Event, Hop, Report, Role, Span
from herodot.web.words import CERTAINTY, NO_HOP

_DENIALS = ("CT-", "PR-")
_CERTAINTY_WIDTH = max(map(len, CERTAINTY.values()))
_NAME, _CLAIM, _TITLE, _PROOF = 40, 300, 100, 40


def report_view(analysis: Analysis) -> RenderableType:
    """One report for a person: heading, chain, claims by source, events."""
    names = {actor.id: actor.name for actor in analysis.actors}
    sections = (
        ("Chain", _chain_section(analysis)),
        ("Claims", claims_table(analysis.attributions, names)),
        ("Events", events_table(analysis.events, analysis.attributions, names)),
    )
    body = [Group(Text(title, style="bold"), Padding(part, (0, 0, 1, 2))) for title, part in sections]
    return Group(_heading(analysis.report), *body)


def _heading(report: Report) -> RenderableType:
    where = " · ".join(plain(part) for part in (report.outlet, report.published, report.source_path) if part)
    title = Text(shorten(report.title or report.text, _TITLE), style="bold underline")
    return Group(title, Text(f"{where} · {report.id}", style="dim"), Text(""))


def _chain_section(analysis: Analysis) -> RenderableType:
    if not analysis.hops:
        return Text(NO_HOP)
    return chain(analysis.hops)


def chain_view(analysis: Analysis) -> RenderableType:
    """The chain of one report under its heading."""
    return Group(_heading(analysis.report), Padding(_chain_section(analysis), (0, 0, 1, 2)))


def chain(hops: Sequence[Hop]) -> RenderableType:
    """Who got it from whom, as trees that begin with the report and end with its origins."""
    upstream = {hop.upstream_name for hop in hops}
    roots = list(dict.fromkeys(hop.from_name for hop in hops if hop.from_name not in upstream))
    roots = roots or [hops[0].from_name]
    trees = [_branch(Tree(Text(shorten(name, _NAME))), name, hops, (name,)) for name in roots]
    return Group(*trees)


def _branch(tree: Tree, name: str, hops: Sequence[Hop], path: tuple[str, ...]) -> Tree:
    for hop in hops:
        if hop.from_name != name:
            continue
        node = tree.add(_hop_line(hop, circular=hop.upstream_name in path))
        if hop.upstream_name not in path:
            _branch(node, hop.upstream_name, hops, (*path, hop.upstream_name))
    return tree


def _hop_line(hop: Hop, *, circular: bool) -> Text:
    line = Text.assemble((hop.kind, "dim"), " ", (shorten(hop.upstream_name, _NAME), "bold"))
    if circular:
        line.append(" ⚠ circular", style="red")
    proof = f"  “{shorten(hop.evidence.exact, _PROOF)}” {hop.evidence.start}:{hop.evidence.end}"
    return line.append(proof, style="dim")


def claims_table(attributions: Sequence[Attribution], names: dict[str, str]) -> RenderableType:
    """What each source says and how sure the source is; a statement inside another one is set in under it."""
    if not attributions:
        return Text("No statement of a source was found.")
    blocks: list[RenderableType] = []
    for holder, claims in _by_holder(attributions, names):
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=_CERTAINTY_WIDTH)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(style="dim", no_wrap=True)
        for claim in claims:
            for depth, row in _nested(claim, attributions):
                table.add_row(*_claim_row(row, depth, names))
        blocks += [Text(holder, style="bold"), Padding(table, (0, 0, 0, 2))]
    return Group(*blocks)


def _by_holder(attributions: Sequence[Attribution], names: dict[str, str]) -> Iterable[tuple[str, list[Attribution]]]:
    """The statements that stand in no other one, grouped by who makes them, in order of first word."""
    known = {a.id for a in attributions}
    groups: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.parent not in known:
            groups.setdefault(holder_name(attribution, names), []).append(attribution)
    return groups.items()


def _nested(
    claim: Attribution, attributions: Sequence[Attribution], depth: int = 0
) -> Iterator[tuple[int, Attribution]]:
    yield depth, claim
    for other in attributions:
        if other.parent == claim.id:
            yield from _nested(other, attributions, depth + 1)


def _claim_row(claim: Attribution, depth: int, names: dict[str, str]) -> tuple[Text, Text, Text]:
    style = "red" if claim.commitment in _DENIALS else "yellow" if claim.commitment != "CT+" else "green"
    text = Text(shorten(" … ".join(span.exact for span in claim.content), _CLAIM))
    if depth:
        text = Text.assemble("  " * (depth - 1), "└ ", (holder_name(claim, names), "bold"), ": ", text)
    return Text(certainty(claim.commitment), style=style), text, Text(claim.id)


def certainty(commitment: Commitment) -> str:
    """How sure the source is, in a word; a denial in capitals, as colour may be missing."""
    word = CERTAINTY[commitment]
    return word.upper() if commitment in _DENIALS else word


def holder_name(attribution: Attribution, names: dict[str, str]) -> str:
    """Who says it: the resolved names, else the words of the text, else that nobody is named."""
    found = [names[holder] for holder in attribution.holders if holder in names]
    if found:
        return shorten(" and ".join(found), _NAME)
    return shorten(attribution.source.exact, _NAME) if attribution.source else "(nobody named)"


def events_table(events: Sequence[Event], attributions: Sequence[Attribution], names: dict[str, str]) -> RenderableType:
    """The events of a report: when, whether, who to whom, what, and on whose word."""
    if not events:
        return Text("No event was found.")
    said_by = {a.id: holder_name(a, names) for a in attributions}
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    for title, ratio in (("When", None), ("Status", None), ("Who → whom, according to", 1), ("What", None)):
        table.add_column(title, ratio=ratio, no_wrap=ratio is None)
    for event in events:
        table.add_row(*map(Text, _event_row(event, names)))
        table.add_row("", "", Text(_evidence_line(event, said_by), style="dim"), Text(event.id, style="dim"))
    return table


def _event_row(event: Event, names: dict[str, str]) -> tuple[str, ...]:
    who = f"{role_names(event.actors, names)} → {role_names(event.recipients, names)}"
    what = f"{event.type}/{event.mode}" if event.mode else event.type
    return when(event), event.status.replace("_", " "), who, what


def _evidence_line(event: Event, said_by: dict[str, str]) -> str:
    """The word that names the event, and on whose word the status rests."""
    sources = dict.fromkeys(said_by[a] for a in event.according_to if a in said_by)
    return f"“{shorten(event.trigger.exact, 30)}” according to {'; '.join(sources) or 'the report'}"


def when(event: Event) -> str:
    """The event's date, or its first and last day, or a dash."""
    if event.date is None:
        return "–"
    first, last = event.date.start, event.date.end
    return first if first == last else f"{first}\n– {last}"


def role_names(roles: Sequence[Role], names: dict[str, str]) -> str:
    """The resolved names of actors or recipients, else the words of the text, else a dash."""
    found = (names.get(role.actor or "", role.exact) for role in roles)
    return ", ".join(dict.fromkeys(shorten(name, 30) for name in found)) or "–"


def highlighted(text: str, spans: Sequence[Span], start: int, end: int) -> Text:
    """`text[start:end]` with the spans in colour and in brackets, for terminals without colour."""
    line, at = Text(), start
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.start < at or span.end > end:
            continue
        line.append(_keep_edges(text[at : span.start]))
        line.append(f"⟦{plain(span.exact)}⟧", style="bold black on yellow")
        at = span.end
    return line.append(_keep_edges(text[at:end]))


def _keep_edges(text: str) -> str:
    """`plain`, but a space at either end stays one: words beside a highlight must not grow together."""
    middle = plain(text)
    if not middle:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{middle}{' ' if text[-1].isspace() else ''}"
