"""Whom a story's reports go back to: `lineage`, then `ancestry` of the story and of each claim (docs/origins.md).

The number of origins is a lower bound on purpose: whatever cannot be told apart or proved is not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from herodot.link.graph import loops, roots_of
from herodot.link.names import Names, fold, names_in
from herodot.link.sketch import Account
from herodot.link.steps import Step, credits, hop_steps, outlet_keys
from herodot.link.union import connected
from herodot.records import Origin

NO_DATE = "9999-12-31"

type Pairs = Iterable[tuple[str, str]]
type Steps = Mapping[str, Sequence[Step]]
"""The steps of each text, by its node."""


@dataclass(frozen=True, slots=True)
class Text:
    """A report with its copies, those that speak for all first; `node` is its place in the graph."""

    node: str
    members: tuple[Account, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the members, sorted."""
        return tuple(sorted(member.id for member in self.members))


@dataclass(frozen=True, slots=True)
class Lineage:
    """The texts of a story, and who is meant by the names in them."""

    texts: tuple[Text, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Ancestry:
    """The origins that texts go back to, most reports first; the unnamed sources at the ends of chains; and the ids of
    the reports that go back to unnamed sources alone (`veiled`) or to nobody (`untraced`)."""

    origins: tuple[Origin, ...]
    unnamed: tuple[Origin, ...]
    veiled: tuple[str, ...]
    untraced: tuple[str, ...]


def lineage(accounts: Sequence[Account], copies: Pairs) -> Lineage:
    """The texts of one story's reports, whatever the order of `accounts`."""
    names = names_in(sorted(accounts, key=lambda a: a.id))
    by_id = {a.id: a for a in accounts}
    groups = connected(by_id, [(a, b) for a, b in copies if a in by_id and b in by_id])
    texts = (Text(f"text:{ids[0]}", _speakers([by_id[i] for i in ids], names)) for ids in groups)
    return Lineage(tuple(texts), names)


def _speakers(members: Sequence[Account], names: Names) -> tuple[Account, ...]:
    """Who names anybody first, itself as well, of those who credits an outlet, of those the earliest."""
    own = outlet_keys(members, names)

    def rank(account: Account) -> tuple[bool, bool, str, str]:
        named = [step for step in hop_steps(account, names, own) if step.end is not None]
        return not named, not credits(named), account.day or NO_DATE, account.id

    return tuple(sorted(members, key=rank))


def steps_of(line: Lineage) -> Steps:
    """The steps that the first speaker of each text proves."""
    return {text.node: hop_steps(text.members[0], line.names, outlets_of(text, line.names)) for text in line.texts}


def outlets_of(text: Text, names: Names) -> frozenset[str]:
    """The keys of the outlets that published a text."""
    return outlet_keys(text.members, names)


def edges(line: Lineage, steps: Steps) -> dict[str, list[str]]:
    """Who got it from whom. An outlet leads on to its own reports: to those that lead on to others, or else to those
    that name nobody, where none says that the outlet itself is the source."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for node in sorted(steps):
        for step in steps[node]:
            if step.end is not None:
                found[step.start or node].append(step.end)
    own: defaultdict[str, list[str]] = defaultdict(list)
    for key, text in published(line):
        if text.node in steps:
            own[key].append(text.node)
    ways = {node: tuple(found[node]) for nodes in own.values() for node in nodes}
    for key, nodes in own.items():
        onward = [node for node in nodes if ways[node] and key not in ways[node]]
        found[key] += onward or ([] if any(ways[node] for node in nodes) else nodes)
    return {node: ends for node, ends in found.items() if ends}


def published(line: Lineage) -> list[tuple[str, Text]]:
    """Each outlet's key with the text that it published, texts in their order."""
    found = []
    for text in line.texts:
        found += [(key, text) for key in sorted(outlets_of(text, line.names))]
    return found


def ancestry(line: Lineage, steps: Steps) -> Ancestry:
    """Follow `steps` of the texts that have an entry there to their roots. A text that names nobody is no root."""
    graph = edges(line, steps)
    by_root: defaultdict[str, list[str]] = defaultdict(list)
    unnamed = _unnamed(line, steps)
    nodes = {text.node for text in line.texts}
    veiled: list[str] = []
    untraced: list[str] = []
    for text in line.texts:
        if text.node not in steps:
            continue
        roots = [root for root in roots_of(text.node, graph) if root not in nodes]
        for root in roots:
            by_root[root].extend(text.reports)
        if not roots:
            ends_unnamed = any(step.end is None for step in steps[text.node])
            (veiled if ends_unnamed else untraced).extend(text.reports)
    return Ancestry(_origins(by_root, line.names.show), unnamed, tuple(sorted(veiled)), tuple(sorted(untraced)))


def _origins(reports: Mapping[str, Sequence[str]], show: Callable[[str], str]) -> tuple[Origin, ...]:
    found = [Origin(show(key), tuple(sorted(ids))) for key, ids in reports.items()]
    return tuple(sorted(found, key=lambda o: (-len(o.reports), o.name, o.reports)))


def _unnamed(line: Lineage, steps: Steps) -> tuple[Origin, ...]:
    """The descriptions of unnamed sources. The same words in two texts need not mean the same people."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    shown: dict[str, str] = {}
    for text in line.texts:
        names = {fold(step.name): step.name for step in steps.get(text.node, ()) if step.end is None and step.name}
        for folded in sorted(names):
            shown[folded] = min(shown.get(folded, names[folded]), names[folded])
            found[folded].extend(text.reports)
    return _origins(found, lambda folded: shown[folded])


def circular(line: Lineage, steps: Steps) -> tuple[tuple[str, ...], ...]:
    """The loops of the story, each as the names of the parties along it."""
    texts = {text.node for text in line.texts}
    named = (tuple(line.names.show(n) for n in loop if n not in texts) for loop in loops(edges(line, steps)))
    return tuple(sorted({_turned(loop) for loop in named if loop}))


def _turned(loop: tuple[str, ...]) -> tuple[str, ...]:
    at = loop.index(min(loop))
    return loop[at:] + loop[:at]
