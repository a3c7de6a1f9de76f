"""The chain of a story or claim as trees: from the reports, along the words that prove each step, to the origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from herodot.cli.console import plain, shorten
from herodot.records import Chain, Edge, Node, StoryReport

_NAMES, _NAME, _PROOF = 3, 40, 48
_VERBS = {"publishes": "own report", "republishes": "republishes", "statement": "statement of", "quotes": "quotes"}


def chain_tree(chain: Chain, reports: Collection[str], shown: Sequence[StoryReport]) -> RenderableType:
    """The ways of the texts that have one of `reports`; texts that go the same way first are drawn together."""
    nodes = {node.id: node for node in chain.nodes}
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in chain.edges:
        edges[edge.start].append(edge)
    outlets = {report.id: plain(report.outlet or report.source_path.rpartition("/")[2]) for report in shown}
    together: defaultdict[tuple[tuple[str, str], ...], list[Node]] = defaultdict(list)
    for node in chain.nodes:
        if node.kind == "report" and any(report in reports for report in node.reports):
            together[tuple((edge.kind, edge.end) for edge in edges[node.id])].append(node)
    ordered = sorted(together.values(), key=lambda texts: (not edges[texts[0].id], -len(texts), texts[0].id))
    return Group(*(_tree(texts, nodes, edges, outlets) for texts in ordered))


def _tree(
    texts: Sequence[Node], nodes: Mapping[str, Node], edges: Mapping[str, Sequence[Edge]], outlets: Mapping[str, str]
) -> RenderableType:
    names = list(dict.fromkeys(outlets.get(report, report) for text in texts for report in text.reports))
    more = f", +{len(names) - _NAMES}" if len(names) > _NAMES else ""
    tree = Tree(Text(f"{', '.join(shorten(name, _NAME) for name in names[:_NAMES])}{more}"))
    first = texts[0]
    if not edges.get(first.id):
        tree.add(Text("untraced: the report does not say where it got this", style="dim"))
    _branch(tree, first.id, (first.id,), nodes, edges, outlets)
    return tree


def _branch(
    tree: Tree,
    at: str,
    path: tuple[str, ...],
    nodes: Mapping[str, Node],
    edges: Mapping[str, Sequence[Edge]],
    outlets: Mapping[str, str],
) -> None:
    for edge in edges.get(at, ()):
        end = nodes[edge.end]
        if edge.kind == "publishes":
            # An outlet and its own report are one place for the reader.
            if edge.end in path:
                tree.add(
                    Text(f"⚠ {shorten(nodes[at].name, _NAME)} has it from the report above: circular", style="red")
                )
            else:
                _branch(tree, edge.end, (*path, edge.end), nodes, edges, outlets)
            continue
        branch = tree.add(_step(edge, end, outlets, circular=edge.end in path))
        if edge.end not in path:
            _branch(branch, edge.end, (*path, edge.end), nodes, edges, outlets)


def _step(edge: Edge, end: Node, outlets: Mapping[str, str], *, circular: bool) -> Text:
    name = f"unnamed: {end.name}" if end.kind == "unnamed" else end.name
    line = Text(f"{_VERBS.get(edge.kind, edge.kind)} {shorten(name, _NAME)}", style="bold" if end.origin else "")
    if edge.proofs:
        proof = edge.proofs[0]
        where = f"{shorten(outlets.get(proof.report, proof.report), _NAME)} {proof.start}:{proof.end}"
        line.append(f"  “{shorten(proof.exact, _PROOF)}”  {where}", style="dim")
    if circular:
        line.append("  ⚠ circular", style="red")
    elif end.origin:
        line.append("  ◀ origin", style="dim")
    return line
