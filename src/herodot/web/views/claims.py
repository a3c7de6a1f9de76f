"""Claims over all stories, and one claim with the words of both sides."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from herodot.records import Chain, Story
from herodot.store.pages import Cut, Filters, lists
from herodot.store.pages.lists import ClaimRow
from herodot.web.views.story import ClaimLine, Step, claim_line, outlets_of, steps_of


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A page of claims in one state ("" for any)."""

    filters: Filters
    state: str
    claims: tuple[ClaimRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, the story that it is in, and who has it from whom."""

    story: str
    title: str
    claim: ClaimLine
    chain: Chain
    steps: tuple[Step, ...]


def claim_view(story: Story, claim_id: str, chain: Chain) -> ClaimView:
    """The view of a claim of a story, with its own chain."""
    outlets = outlets_of(story)
    line = next(claim_line(claim, outlets) for claim in story.claims if claim.id == claim_id)
    return ClaimView(story.id, story.title, line, chain, steps_of(chain, outlets))


def claims(connection: Connection, filters: Filters, cut: Cut, state: str) -> ClaimsView:
    """The claims of stories that pass the filters."""
    page = lists.claims(connection, filters, cut, state)
    return ClaimsView(filters, state, page.items, page.next)
