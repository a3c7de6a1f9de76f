"""A story: what is agreed, what is contested, what only one says, and the chain behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from herodot.records import Chain, Claim, Contradiction, Origin, Proof, Story
from herodot.web.words import HOP, count, origins


@dataclass(frozen=True, slots=True)
class Member:
    """A report of the story; `note` says what it adds: nothing where it is a copy or untraced."""

    id: str
    name: str
    published: str | None
    title: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report that support or deny something, with who says them in which report."""

    report: str
    outlet: str
    record: str
    exact: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with the words for and against it. `counts` says who stands behind it, in words."""

    id: str
    about: str
    summary: str
    state: str
    counts: tuple[str, ...]
    supports: tuple[Words, ...]
    denials: tuple[Words, ...]
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An arrow of the chain in words, with the words that prove it."""

    start: str
    kind: str
    end: str
    proofs: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that the page of a story shows."""

    id: str
    title: str
    counts: tuple[str, ...]
    reports: tuple[Member, ...]
    agreed: tuple[ClaimLine, ...]
    contested: tuple[ClaimLine, ...]
    single: tuple[ClaimLine, ...]
    origins: tuple[Origin, ...]
    unnamed: tuple[Origin, ...]
    circular: tuple[tuple[str, ...], ...]
    copies: tuple[str, ...]
    chain: Chain
    steps: tuple[Step, ...]


def story_view(story: Story, published: Mapping[str, tuple[str | None, str | None]]) -> StoryView:
    """The view of a story. `published` has the publication date and the title of each of its reports."""
    outlets = outlets_of(story)
    lines = [claim_line(claim, outlets) for claim in story.claims]
    contested = sum(line.state == "contested" for line in lines)
    return StoryView(
        id=story.id,
        title=story.title,
        counts=(
            count(len(story.reports), "report"),
            origins(story.independent),
            *((f"{len(story.untraced)} untraced",) if story.untraced else ()),
            f"{count(contested, 'claim')} contested" if contested else "nothing contested",
        ),
        reports=tuple(_members(story, outlets, published)),
        agreed=tuple(line for line in lines if line.state == "agreed"),
        contested=tuple(line for line in lines if line.state == "contested"),
        single=tuple(line for line in lines if line.state == "single"),
        origins=story.origins,
        unnamed=story.unnamed,
        circular=story.circular,
        copies=tuple(_copies(story, outlets)),
        chain=story.chain,
        steps=steps_of(story.chain, outlets),
    )


def outlets_of(story: Story) -> dict[str, str]:
    """The outlet of each report, by its id; the file's name where there is none."""
    return {report.id: report.outlet or report.source_path.rpartition("/")[2] for report in story.reports}


def _members(
    story: Story, outlets: Mapping[str, str], published: Mapping[str, tuple[str | None, str | None]]
) -> list[Member]:
    copied = {copy.b if copy.original == copy.a else copy.a: copy for copy in story.copied if copy.original}
    found = []
    for report in story.reports:
        day, title = published.get(report.id, (None, None))
        note = "untraced: it does not say where it got this" if report.id in story.untraced else ""
        if report.id in copied:
            note = f"copies {outlets.get(copied[report.id].original or '', 'another report')}"
        found.append(Member(report.id, outlets[report.id], day, title, note))
    return found


def claim_line(claim: Claim, outlets: Mapping[str, str]) -> ClaimLine:
    """A claim as it is shown, with the words of both sides."""
    denied = "" if claim.denials else f"no denial in the {count(len(outlets), 'report')} read"
    unnamed = f"{count(len(claim.unnamed), 'report')} with unnamed sources" if claim.unnamed else ""
    untraced = f"{len(claim.untraced)} untraced" if claim.untraced else ""
    return ClaimLine(
        id=claim.id,
        about=claim.about,
        summary=claim.summary,
        state=claim.state,
        counts=tuple(part for part in (origins(claim.independent), unnamed, untraced, denied) if part),
        supports=_words([proof for proof in claim.proofs if proof.record in claim.supports], outlets),
        denials=_words([proof for proof in claim.proofs if proof.record in claim.denials], outlets),
        # A denial is told by the two sides.
        contradictions=tuple(_contradiction(one, outlets) for one in claim.contradictions if one.kind != "denial"),
    )


def _words(proofs: Sequence[Proof], outlets: Mapping[str, str]) -> tuple[Words, ...]:
    return tuple(Words(p.report, outlets.get(p.report, p.report), p.record, p.exact) for p in proofs)


def _contradiction(one: Contradiction, outlets: Mapping[str, str]) -> str:
    sides = (f"{outlets.get(p.report, p.report)}: “{p.exact}”" for p in (one.a, one.b))
    return f"{one.kind}: {' against '.join(sides)}"


def _copies(story: Story, outlets: Mapping[str, str]) -> list[str]:
    found = []
    for copy in story.copied:
        first, second = (copy.b, copy.a) if copy.original == copy.b else (copy.a, copy.b)
        verb = "is copied by" if copy.original else "has the same words as"
        found.append(f"{outlets[first]} {verb} {outlets[second]} ({copy.shared:.0%} of the shorter one)")
    return found


def steps_of(chain: Chain, outlets: Mapping[str, str]) -> tuple[Step, ...]:
    """The arrows of a chain in words."""
    names = {node.id: node.name for node in chain.nodes}
    return tuple(Step(names[e.start], HOP[e.kind], names[e.end], _words(e.proofs, outlets)) for e in chain.edges)
