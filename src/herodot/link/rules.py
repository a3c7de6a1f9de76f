"""What editors said of pairs of reports, kept to when these are linked: `partners`, `steered`, `obeyed`."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from herodot.link.union import connected
from herodot.records import Link, LinkRule

JOINING = frozenset({"copy", "same_story"})
PARTING = frozenset({"not_copy", "other_story"})

type Pair = tuple[str, str]


def partners(rules: Iterable[LinkRule]) -> Mapping[str, frozenset[str]]:
    """The reports that each report belongs with, as an editor said."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for rule in rules:
        if rule.kind in JOINING:
            found[rule.a].add(rule.b)
            found[rule.b].add(rule.a)
    return {report: frozenset(others) for report, others in found.items()}


def steered(links: Iterable[Link], rules: Iterable[LinkRule]) -> list[Link]:
    """The links as editors said that they are: a copy shares all, no copy nothing, and another story is not alike."""
    found = {(link.a, link.b): link for link in links}
    for rule in rules:
        own = found.get((rule.a, rule.b), Link(rule.a, rule.b, 0.0))
        if rule.kind == "copy" and not own.copied:
            own = replace(own, of_a=1.0, of_b=1.0)
        if rule.kind in PARTING:
            own = replace(own, of_a=0.0, of_b=0.0, passages=(), like=0.0 if rule.kind == "other_story" else own.like)
        found[rule.a, rule.b] = own
    return [found[pair] for pair in sorted(found)]


def obeyed(groups: Iterable[Sequence[str]], links: Sequence[Link], rules: Sequence[LinkRule]) -> list[list[str]]:
    """The groups of reports with those joined and parted that editors said belong, or do not belong, to one story."""
    groups = [sorted(group) for group in groups]
    joined = [(rule.a, rule.b) for rule in rules if rule.kind == "same_story"]
    within = [(group[0], other) for group in groups for other in group[1:]]
    whole = connected([report for group in groups for report in group], [*joined, *within])
    for rule in rules:
        if rule.kind == "other_story":
            whole = [part for group in whole for part in _parted(group, rule.a, rule.b, links)]
    return sorted(whole)


def _parted(group: Sequence[str], a: str, b: str, links: Iterable[Link]) -> list[list[str]]:
    """A group in which two reports may not be together: each copy, or text alone, goes with the one that it is most
    like, with `a` where nothing tells."""
    if a not in group or b not in group:
        return [list(group)]
    inside = [link for link in links if link.a in group and link.b in group]
    texts = connected(group, [(link.a, link.b) for link in inside if link.copied])
    if any(a in text and b in text for text in texts):
        texts = [[report] for report in sorted(group)]
    like: defaultdict[Pair, list[float]] = defaultdict(list)
    for link in inside:
        like[link.a, link.b].append(link.like)
        like[link.b, link.a].append(link.like)
    seeds = {seed: next(text for text in texts if seed in text) for seed in (a, b)}

    def nearness(text: Sequence[str], seed: str) -> float:
        return math.fsum(value for one in text for other in seeds[seed] for value in like[one, other])

    second = [t for t in texts if t is seeds[b] or (t is not seeds[a] and nearness(t, b) > nearness(t, a))]
    moved = {report for text in second for report in text}
    return [[report for report in group if report not in moved], sorted(moved)]
