"""Search in the words of reports and of attributions. What is typed is words and phrases, never operators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Select, select

from herodot.records import Span
from herodot.store import rows, schema, sqlite
from herodot.store.pages.filters import Filters, reports_that

type HitKind = Literal["report", "attribution"]

_TERM = re.compile(r'"([^"]*)(?:"|$)|([^\s"]+)')
_MOST_TERMS = 60
_AROUND = 80
_ANY = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that has the words. `rank` is BM25: lower is better.

    `span` is the first words found, in the report's text; None where only its title has them. `snippet` is a
    line of the text around them (or the title).
    """

    report: str
    kind: HitKind
    id: str
    rank: float
    span: Span | None
    snippet: str


def terms(query: str) -> tuple[str, ...]:
    """The words and "quoted phrases" of a query that have letters or digits, the first 60 of them.

    Typographic quotation marks count as quotation marks.
    """
    plain = re.sub("[“”„«»\x00]", lambda m: " " if m[0] == "\x00" else '"', query)
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    found = (phrase or word for phrase, word in _TERM.findall(plain))
    return tuple(term for term in found if any(map(str.isalnum, term)))[:_MOST_TERMS]


def search(connection: Connection, query: str, limit: int, filters: Filters = _ANY) -> tuple[Hit, ...]:
    """The `limit` best hits in reports that pass the filters, by rank, statements before reports, then in the order in
    which they came.

    None for a query without letters or digits.
    """
    words = sqlite.words_of(terms(query))
    if not words or limit < 1:
        return ()
    hits = [*_reports(connection, words, limit, filters), *_attributions(connection, words, limit, filters)]
    return tuple(sorted(hits, key=lambda hit: (hit.rank, hit.kind))[:limit])


def _passing(filters: Filters) -> Select[int] | None:
    """The numbers of the reports that pass; None where all do."""
    return select(schema.reports.c.number).where(*reports_that(filters)) if filters.of_reports else None


def _reports(connection: Connection, words: str, limit: int, filters: Filters) -> Iterator[Hit]:
    ranked = sqlite.matches(connection, "reports", words, limit, _passing(filters))
    cells = sqlite.marked(connection, "reports", words, [number for *_, number in ranked])
    for rank, own_id, number in ranked:
        title, text, _, marked_text = cells[number]
        found = _first(text, marked_text)
        place = _shown(text, *found) if found else (None, title or "")
        yield Hit(own_id, "report", own_id, rank, *place)


def _attributions(connection: Connection, words: str, limit: int, filters: Filters) -> Iterator[Hit]:
    passing, said = _passing(filters), schema.attributions.c
    among = None if passing is None else select(said.number).where(said.report.in_(passing))
    ranked = sqlite.matches(connection, "attributions", words, limit, among)
    numbers = [number for *_, number in ranked]
    cells = sqlite.marked(connection, "attributions", words, numbers)
    homes = _homes(connection, numbers)
    for rank, own_id, number in ranked:
        home = homes[number]
        yield Hit(home.report, "attribution", own_id, rank, *_shown(home.text, *_place(home, *cells[number])))


@dataclass(frozen=True, slots=True)
class _Home:
    """Where an attribution's words are in its report: the source's start, and each piece of the content."""

    report: str
    text: str
    source_start: int | None
    pieces: tuple[tuple[int, int], ...]


def _homes(connection: Connection, numbers: Sequence[int]) -> dict[int, _Home]:
    reports, attributions, contents = schema.reports, schema.attributions, schema.attribution_contents
    query = (
        select(attributions.c.number, reports.c.id, reports.c.text, attributions.c.source_start)
        .add_columns(contents.c.start, contents.c.end)
        .join_from(attributions, reports, attributions.c.report == reports.c.number)
        .join(
            contents,
            (contents.c.report == attributions.c.report) & (contents.c.attribution == attributions.c.id),
        )
        .where(attributions.c.number.in_(numbers))
        .order_by(attributions.c.number, contents.c.position)
    )
    homes: dict[int, _Home] = {}
    for number, report, text, source_start, start, end in connection.execute(query):
        before = homes[number].pieces if number in homes else ()
        homes[number] = _Home(report, text, source_start, (*before, (start, end)))
    return homes


def _place(
    home: _Home, source: str | None, content: str, marked_source: str | None, marked_content: str
) -> tuple[int, int]:
    """The report's range of the first words found: in the content if there are any, else in the source."""
    found = _first(content, marked_content)
    if found:
        return _in_pieces(home.pieces, *found)
    in_source = _first(source, marked_source)
    if in_source and home.source_start is not None:
        return home.source_start + in_source[0], home.source_start + in_source[1]
    return home.pieces[0]


def _in_pieces(pieces: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """A range of the joined pieces as a range of the report; cut off at the end of the piece that it begins
    in.
    """
    before = 0
    for first, last in pieces:
        if start < before + last - first:
            return first + start - before, min(first + end - before, last)
        before += last - first + len(rows.JOIN)
    return pieces[-1]


def _first(plain: str | None, marked: str | None) -> tuple[int, int] | None:
    """The range in `plain` of the first words that are marked."""
    before, _, after = (marked or "").partition(sqlite.MARK_START)
    words = after.partition(sqlite.MARK_END)[0]
    if not words or plain is None:
        return None
    here = plain.startswith(words, len(before))
    start = len(before) if here else plain.find(words)  # it is elsewhere where a NUL comes before
    return (start, start + len(words)) if start >= 0 else None


def _shown(text: str, start: int, end: int) -> tuple[Span, str]:
    return Span(start, end, text[start:end]), snippet(text, start, end)


def snippet(text: str, start: int, end: int) -> str:
    """A line of `text` around the range, cut between words, with … where it was cut."""
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < len(text) and not text[right].isspace():
        right -= 1
    line = " ".join(text[left:right].split())
    return f"{'… ' if left else ''}{line}{' …' if right < len(text) else ''}"
