"""What linking needs of a desk: `DeskShelf`, within one transaction that writes."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, or_, select

from herodot.records import Analysis, Link, Sketch, Span, Story, StoryChange
from herodot.store import load, schema, stories

_AT_ONCE = 32
_MANY = 500
"""Values in one IN (...)."""


class DeskShelf:
    """The sketches, links and stories of a desk (`herodot.link.Shelf`); get one from `Store.linking`."""

    def __init__(self, connection: Connection, edition: int) -> None:
        self._connection = connection
        self._edition = edition
        stale = select(schema.sketches.c.report).where(schema.sketches.c.edition != edition).limit(1)
        if connection.execute(stale).first() is not None:
            forget_all(connection)

    def unsketched(self) -> Iterator[Analysis]:
        """The reports that have no sketch yet, in order of insertion."""
        r, s = schema.reports, schema.sketches
        query = select(r.c.number).outerjoin(s, s.c.report == r.c.number).where(s.c.report.is_(None))
        numbers = self._connection.execute(query.order_by(r.c.number)).scalars().all()
        for run in _runs(numbers):
            yield from load.analyses(self._connection, run[0], run[-1])

    def put(self, sketches: Sequence[Sketch]) -> None:
        """Keeps sketches, and finds them by their keys from now on."""
        numbers = self._numbers([sketch.report for sketch in sketches])
        rows, keys = [], []
        for sketch in sketches:
            number, day = numbers[sketch.report], _ordinal(sketch.day)
            packed = array("q", sketch.keys).tobytes()
            rows.append((number, self._edition, day, sketch.wording, sketch.account, packed))
            keys += [(key, day, number) for key in sketch.keys]
        if rows:
            self._connection.exec_driver_sql("INSERT INTO sketches VALUES (?, ?, ?, ?, ?, ?)", rows)
        if keys:
            self._connection.exec_driver_sql("INSERT OR IGNORE INTO sketch_keys VALUES (?, ?, ?)", keys)

    def near(self, sketch: Sketch, days: int) -> Mapping[str, int]:
        """How many keys every other report shares with this one: reports of at most so many days before or after it,
        and all where a day is unknown."""
        k, r = schema.sketch_keys, schema.reports
        query = select(r.c.id, func.count()).join(r, r.c.number == k.c.report).where(k.c.key.in_(sketch.keys))
        day = _ordinal(sketch.day)
        if day:
            query = query.where(or_(k.c.day == 0, k.c.day.between(day - days, day + days)))
        found = self._connection.execute(query.where(r.c.id != sketch.report).group_by(k.c.report))
        return {row[0]: row[1] for row in found}

    def sketches(self, ids: Iterable[str]) -> Sequence[Sketch]:
        """The sketches of reports."""
        s, r = schema.sketches, schema.reports
        query = select(r.c.id, s.c.day, s.c["keys"], s.c.wording, s.c.account).join(r, r.c.number == s.c.report)
        return [
            Sketch(own_id, _iso(day), tuple(array("q", keys)), wording, account)
            for some in _some(ids)
            for own_id, day, keys, wording, account in self._connection.execute(query.where(r.c.id.in_(some)))
        ]

    def passages(self, report: str, places: Sequence[tuple[int, int]]) -> Sequence[Span]:
        """The words of a report at these places. Only those are read, unless the text has a NUL."""
        if not places:
            return []
        r = schema.reports
        cells = [func.substr(r.c.text, start + 1, end - start) for start, end in places]
        words: Sequence[str] = self._connection.execute(select(*cells).where(r.c.id == report)).one()
        if any(len(exact) != end - start for exact, (start, end) in zip(words, places, strict=True)):
            text = self._connection.execute(select(r.c.text).where(r.c.id == report)).scalar_one()
            words = [text[start:end] for start, end in places]
        return [Span(start, end, exact) for exact, (start, end) in zip(words, places, strict=True)]

    def keep_links(self, links: Sequence[Link]) -> None:
        """Keeps links; one that is there already is the same."""
        numbers = self._numbers({end for link in links for end in (link.a, link.b)})
        rows = [
            (numbers[link.a], numbers[link.b], link.like, link.of_a, link.of_b, _packed(link.passages))
            for link in links
        ]
        if rows:
            self._connection.exec_driver_sql("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?, ?)", rows)

    def links(self, ids: Iterable[str]) -> Sequence[Link]:
        """All links that one of these reports has."""
        table, one, other = schema.links, schema.reports.alias(), schema.reports.alias()
        query = (
            select(one.c.id, other.c.id, table.c.like, table.c.of_a, table.c.of_b, table.c.passages)
            .join(one, one.c.number == table.c.a)
            .join(other, other.c.number == table.c.b)
        )
        numbers = list(self._numbers(ids).values())
        found = {}
        for some in _some(numbers):
            for end in (table.c.a, table.c.b):
                for a, b, like, of_a, of_b, packed in self._connection.execute(query.where(end.in_(some))):
                    found[a, b] = Link(a, b, like, of_a, of_b, _unpacked(packed))
        return list(found.values())

    def loose(self) -> Sequence[str]:
        """The sketched reports that are in no story."""
        r, s, m = schema.reports, schema.sketches, schema.story_reports
        query = select(r.c.id).join(s, s.c.report == r.c.number).outerjoin(m, m.c.report == r.c.number)
        return self._connection.execute(query.where(m.c.report.is_(None))).scalars().all()

    def stories_of(self, ids: Iterable[str]) -> Sequence[Story]:
        """The stories that these reports are in."""
        return stories.of_reports(self._connection, list(self._numbers(ids).values()))

    def replace(self, gone: Iterable[str], there: Sequence[Story]) -> None:
        """Takes stories away, by their ids, and keeps others."""
        for some in _some(gone):
            self._connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(some)))
        numbers = self._numbers([report.id for story in there for report in story.reports])
        stories.write(self._connection, there, numbers)

    def record(self, changes: Sequence[StoryChange]) -> None:
        """Keeps what became of stories, numbered in this order."""
        rows = [{"kind": c.kind, "old": c.old, "new": c.new} for c in changes]
        if rows:
            self._connection.execute(insert(schema.story_changes), rows)

    def _numbers(self, ids: Iterable[str]) -> dict[str, int]:
        r = schema.reports
        found: dict[str, int] = {}
        for some in _some(ids):
            rows = self._connection.execute(select(r.c.id, r.c.number).where(r.c.id.in_(some)))
            found |= {row[0]: row[1] for row in rows}
        return found


def is_linked(connection: Connection, edition: int) -> bool:
    """True where every report is in a story that sketches of this edition made."""
    r, s, m = schema.reports, schema.sketches, schema.story_reports
    query = select(r.c.number).outerjoin(s, s.c.report == r.c.number).outerjoin(m, m.c.report == r.c.number)
    query = query.where(or_(m.c.report.is_(None), s.c.edition.is_(None), s.c.edition != edition))
    return connection.execute(query.limit(1)).first() is None


def forget(connection: Connection, number: int) -> None:
    """Takes away a report's sketch with its keys and links, and the stories it is in: they hold no longer."""
    s, k = schema.sketches, schema.sketch_keys
    row = connection.execute(select(s.c.day, s.c["keys"]).where(s.c.report == number)).first()
    if row is not None:
        for some in _some(array("q", row[1])):
            connection.execute(delete(k).where(k.c.key.in_(some), k.c.day == row[0], k.c.report == number))
    for table, end in ((s, s.c.report), (schema.links, schema.links.c.a), (schema.links, schema.links.c.b)):
        connection.execute(delete(table).where(end == number))
    stories.remove_with(connection, number)


def forget_all(connection: Connection) -> None:
    """Takes away everything that linking made, but what became of stories."""
    for table in (schema.stories, schema.links, schema.sketch_keys, schema.sketches):
        connection.execute(delete(table))


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, at most _AT_ONCE together."""
    run: list[int] = []
    for number in numbers:
        if run and (number != run[-1] + 1 or len(run) == _AT_ONCE):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _some[T](values: Iterable[T]) -> Iterator[list[T]]:
    listed = list(values)
    for i in range(0, len(listed), _MANY):
        yield listed[i : i + _MANY]


def _ordinal(day: str | None) -> int:
    """The number of a day; 0 for an unknown one."""
    return date.fromisoformat(day).toordinal() if day else 0


def _iso(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _packed(passages: Sequence[tuple[int, int, int, int]]) -> str | None:
    return json.dumps(passages) if passages else None


def _unpacked(packed: str | None) -> tuple[tuple[int, int, int, int], ...]:
    return tuple((a, b, c, d) for a, b, c, d in json.loads(packed)) if packed else ()
