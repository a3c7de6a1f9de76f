"""Where reports of a story say the same or the opposite: `claims(line)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from herodot.link.chain import chain
from herodot.link.contradictions import Side, are_rivals, contradictions
from herodot.link.origins import Lineage, Steps, Text, ancestry, lineage, outlets_of
from herodot.link.points import Parties
from herodot.link.same import Said, same_events, same_statements, turned
from herodot.link.sketch import Account, account_in
from herodot.link.steps import Step, point_steps
from herodot.records import Chain, Claim, ClaimState, Span
from herodot.spans import content_id


def claims(line: Lineage) -> tuple[Claim, ...]:
    """The claims of one story's reports, contested ones first, then agreed, then single.

    Every event between known parties that happened or is denied makes or joins a claim. Statements make one only where
    another report, no copy, has the same words, and where no event tells the same. A claim is `contested` where one
    record denies what another supports or gives another value, `agreed` when reports support it that are no copies of
    each other.
    """
    events, statements = _groups(line)
    against = _against(events)
    found = [_claim(line, group, against.get(i, [])) for i, group in enumerate(events)]
    found += [_claim(line, group, []) for group in statements]
    rank = {"contested": 0, "agreed": 1, "single": 2}
    return tuple(sorted(found, key=lambda c: (rank[c.state], -len(c.supports) - len(c.denials), c.summary, c.id)))


def claim_chain(accounts: Iterable[bytes], copies: Iterable[tuple[str, str]], claim: str) -> Chain:
    """Who has one claim of a story from whom: the chain of those records alone that support it.

    `accounts` are those of all the story's reports, as a shelf keeps them. Empty where no claim has this id.
    """
    line = lineage(sorted(map(account_in, accounts), key=lambda account: account.age), copies)
    group = next((group for some in _groups(line) for group in some if _id(_in_order(group)) == claim), ())
    return chain(line, _claim_steps(line, [said for said in _in_order(group) if not said.point.denies]))


def _groups(line: Lineage) -> tuple[list[list[Said]], list[list[Said]]]:
    """The points of each claim, of events and of statements."""
    said = [Said(p, member, text) for text in line.texts for member in _by_id(text) for p in member.points]
    events = list(same_events([s for s in said if s.point.about == "event"]))
    told = [_sentences(group) for group in events]
    statements = same_statements([s for s in said if s.point.about == "statement"])
    return events, [_with_stance(group) for group in statements if not any(_are_in(group, t) for t in told)]


def _in_order(group: Iterable[Said]) -> list[Said]:
    return sorted(group, key=lambda said: said.place)


def _id(ordered: Sequence[Said]) -> str:
    return content_id("claim", ordered[0].account.id, ordered[0].point.id)


def _sentences(group: Iterable[Said]) -> dict[str, list[Span]]:
    """The sentences of an event, by report."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for said in group:
        found[said.account.id].append(said.point.span)
    return found


def _are_in(statements: Iterable[Said], sentences: Mapping[str, Sequence[Span]]) -> bool:
    return all(_is_in(s.point.span, sentences.get(s.account.id, ())) for s in statements)


def _is_in(span: Span, sentences: Iterable[Span]) -> bool:
    return any(sentence.start <= span.start and span.end <= sentence.end for sentence in sentences)


def _with_stance(group: Sequence[Said]) -> list[Said]:
    """Statements with what they say of each other: who denies that it was not so agrees with who says that it was."""
    opposite = turned(s.point.content for s in group)
    return [
        replace(s, point=replace(s.point, denies=s.point.denies != turn))
        for s, turn in zip(group, opposite, strict=True)
    ]


def _side(said: Said) -> Side:
    return Side(said.account.id, said.point)


def _by_id(text: Text) -> list[Account]:
    return sorted(text.members, key=lambda member: member.id)


def _claim(line: Lineage, group: Sequence[Said], rival: Sequence[Side]) -> Claim:
    """The claim of some points; `rival` are points of other claims that cannot be true beside it."""
    ordered = _in_order(group)
    supporting = [s for s in ordered if not s.point.denies]
    back = ancestry(line, _claim_steps(line, supporting))
    clashes = contradictions([_side(s) for s in ordered], rival)
    return Claim(
        id=_id(ordered),
        about=ordered[0].point.about,
        summary=min((s.point.summary for s in group), key=lambda summary: (len(summary), summary)),
        state=_state({s.text.node for s in supporting}, contested=bool(clashes)),
        supports=tuple(sorted({s.point.id for s in supporting})),
        denials=tuple(sorted({s.point.id for s in group if s.point.denies})),
        origins=back.origins,
        independent=len(back.origins),
        unnamed=back.veiled,
        untraced=back.untraced,
        proofs=tuple(_side(s).proof for s in ordered),
        contradictions=clashes,
    )


def _state(supporting: set[str], *, contested: bool) -> ClaimState:
    if contested:
        return "contested"
    return "agreed" if len(supporting) > 1 else "single"


def _claim_steps(line: Lineage, supporting: Iterable[Said]) -> Steps:
    """The steps behind the supporting points; of each text the first speaker that makes the point counts."""
    by_text: defaultdict[str, dict[str, list[Said]]] = defaultdict(dict)
    for said in supporting:
        by_text[said.text.node].setdefault(said.account.id, []).append(said)
    steps = {}
    for text in line.texts:
        made = by_text.get(text.node, {})
        speaker = next((member for member in text.members if member.id in made), None)
        if speaker is not None:
            found = (step for s in made[speaker.id] for step in _steps(line, s))
            steps[text.node] = tuple(dict.fromkeys(found))
    return steps


def _steps(line: Lineage, said: Said) -> Iterator[Step]:
    # What a report says in its own voice has the relays of its text behind it, whichever copy names them.
    speaker = said.account if said.point.paths else said.text.members[0]
    return point_steps(speaker, said.point, line.names, outlets_of(said.text, line.names))


def _against(groups: Sequence[Sequence[Said]]) -> dict[int, list[Side]]:
    """The first supporting point of each claim that rules out the claim with a number, by that number."""
    firm = [[_side(s) for s in sorted(group, key=lambda s: s.place) if not s.point.denies] for group in groups]
    by_act: defaultdict[tuple[str, Parties], list[int]] = defaultdict(list)
    for i, sides in enumerate(firm):
        if sides and sides[0].point.material:
            by_act[sides[0].point.type, sides[0].point.to].append(i)
    found: dict[int, list[Side]] = {}
    for same in by_act.values():
        for i in same:
            found[i] = [firm[j][0] for j in same if j != i and are_rivals(firm[i], firm[j])]
    return found
