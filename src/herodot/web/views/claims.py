"""Claims over all stories, and one claim with the words of both sides."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from herodot.store.pages import Cut, Filters, lists
from herodot.store.pages.lists import ClaimRow
from herodot.web.views.story import ClaimLine


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A page of claims in one state ("" for any)."""

    filters: Filters
    state: str
    claims: tuple[ClaimRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim and the story that it is in."""

    story: str
    title: str
    claim: ClaimLine


def claims(connection: Connection, filters: Filters, cut: Cut, state: str) -> ClaimsView:
    """The claims of stories that pass the filters."""
    page = lists.claims(connection, filters, cut, state)
    return ClaimsView(filters, state, page.items, page.next)
