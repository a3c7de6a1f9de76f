"""Search: reports and statements that have all the words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from herodot.store import search as index
from herodot.store.pages import Filters
from herodot.store.pages.homes import names

SHOWN = 30


@dataclass(frozen=True, slots=True)
class HitLine:
    """A hit: the record, and the line of the text with the words found, in three parts."""

    kind: str
    id: str
    report: str
    outlet: str
    title: str | None
    published: str | None
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The best hits. `more` is true where there were others."""

    q: str
    filters: Filters
    hits: tuple[HitLine, ...]
    more: bool


def search(connection: Connection, q: str, filters: Filters) -> SearchView:
    """The best hits in reports that pass the filters."""
    hits = index.search(connection, q, SHOWN + 1, filters)
    shown = hits[:SHOWN]
    known = names(connection, list(dict.fromkeys(hit.report for hit in shown)))
    lines = []
    for hit in shown:
        name, parts = known[hit.report], _parts(hit)
        lines.append(HitLine(hit.kind, hit.id, hit.report, name.outlet, name.title, name.published, *parts))
    return SearchView(q, filters, tuple(lines), len(hits) > SHOWN)


def _parts(hit: index.Hit) -> tuple[str, str, str]:
    words = " ".join(hit.span.exact.split()) if hit.span else ""
    before, found, after = hit.snippet.partition(words) if words else (hit.snippet, "", "")
    return before, found, after
