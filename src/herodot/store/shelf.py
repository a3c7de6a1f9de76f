"""What linking needs of a desk: `DeskShelf`, within one transaction that writes."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from herodot.records import Analysis, Link, LinkRule, Sketch, Span, Story, StoryChange
from herodot.store import load, schema, stories

type _Rings = Sequence[tuple[int, int]]
"""Days apart at most, and keys to share at least."""

_AT_ONCE = 32
"""Reports read in one go."""
_MANY = 500
"""Values in one IN (...)."""


_PERIOD = 30
"""Days in a period of `sketch_keys`; period 0 has the reports of no known day."""

# CROSS JOIN keeps SQLite from reading all reports to look each up among the found ones.
_NEAR = (
    "SELECT id FROM ("
    "SELECT report FROM sketch_keys WHERE period IN (SELECT value FROM json_each(?)) "
    "AND key IN (SELECT value FROM json_each(?)) AND (day BETWEEN ? AND ? OR day = 0) "
    "GROUP BY day, report HAVING count(*) >= {least}"
    ") CROSS JOIN reports ON number = report WHERE id != ?"
)
# One step of the index a period, where SELECT DISTINCT would read all of it.
_PERIODS = (
    "WITH RECURSIVE some(period) AS (SELECT min(period) FROM sketch_keys UNION ALL "
    "SELECT (SELECT min(period) FROM sketch_keys WHERE period > some.period) FROM some WHERE period IS NOT NULL) "
    "SELECT period FROM some WHERE period IS NOT NULL"
)

_TIED = (
    "SELECT id FROM ("
    'SELECT b AS other FROM links WHERE a IN (SELECT value FROM json_each(?)) AND ("like" >= ? OR of_a > 0) '
    'UNION SELECT a FROM links WHERE b IN (SELECT value FROM json_each(?)) AND ("like" >= ? OR of_a > 0)'
    ") CROSS JOIN reports ON number = other"
)
_AMONG = (
    'SELECT a, b, "like", of_a, of_b, passages FROM links '
    "WHERE a IN (SELECT value FROM json_each(?)) AND b IN (SELECT value FROM json_each(?))"
)


class DeskShelf:
    """The sketches, links and stories of a desk (`herodot.link.Shelf`); get one from `Store.linking`."""

    def __init__(self, connection: Connection, edition: int, rules: Sequence[LinkRule]) -> None:
        self._connection = connection
        self._rules = rules
        self._edition = edition
        if _edition_of(connection) not in (None, edition):
            forget_all(connection)
        self._periods = {row[0] for row in connection.exec_driver_sql(_PERIODS).all()}

    def unsketched(self) -> Iterator[Analysis]:
        """The reports that have no sketch yet, in order of insertion."""
        new, s = schema.loose, schema.sketches
        query = select(new.c.report).outerjoin(s, s.c.report == new.c.report).where(s.c.report.is_(None))
        numbers = self._connection.execute(query.order_by(new.c.report)).scalars().all()
        for run in _runs(numbers):
            yield from load.analyses(self._connection, run[0], run[-1])

    def put(self, sketches: Sequence[Sketch]) -> None:
        """Keeps sketches, and finds them by their keys from now on."""
        numbers = self._numbers([sketch.report for sketch in sketches])
        rows, keys = [], []
        for sketch in sketches:
            number, day = numbers[sketch.report], _ordinal(sketch.day)
            packed = (_packed_keys(sketch.fingerprints), _packed_keys(sketch.topics))
            rows.append((number, self._edition, day, sketch.words, sketch.account, sketch.shingles, *packed))
            period = _period(day)
            self._periods.add(period)
            keys += [(period, key, day, number) for key in (*sketch.fingerprints, *sketch.topics)]
        if rows:
            self._connection.exec_driver_sql("INSERT INTO sketches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if keys:
            self._connection.exec_driver_sql("INSERT OR IGNORE INTO sketch_keys VALUES (?, ?, ?, ?)", sorted(keys))

    def near(self, sketch: Sketch, keys: Sequence[int], rings: _Rings) -> Set[str]:
        """The other reports that have enough of these keys."""
        day, far = _ordinal(sketch.day), rings[-1][0]
        first, last = (max(day - far, 1), day + far) if day else (1, date.max.toordinal())
        wanted = {0, *range(_period(first), _period(last) + 1)} if day else self._periods
        periods = sorted(wanted & self._periods)
        query = _NEAR.format(least=_least(day, rings))
        values = (json.dumps(periods), json.dumps(keys), first, last, sketch.report)
        return {row[0] for row in self._connection.exec_driver_sql(query, values).all()}

    def words(self, ids: Iterable[str]) -> Sequence[tuple[str, str | None, bytes]]:
        """The id, the day and the words of reports."""
        s, r = schema.sketches, schema.reports
        query = select(r.c.id, s.c.day, s.c.words).join(r, r.c.number == s.c.report)
        rows = (row for some in _some(ids) for row in self._connection.execute(query.where(r.c.id.in_(some))).all())
        return [(own_id, _iso(day), words) for own_id, day, words in rows]

    def shingles(self, ids: Iterable[str]) -> Sequence[tuple[str, bytes]]:
        """The id and the shingles of reports."""
        s, r = schema.sketches, schema.reports
        query = select(r.c.id, s.c.shingles).join(r, r.c.number == s.c.report)
        rows = (row for some in _some(ids) for row in self._connection.execute(query.where(r.c.id.in_(some))).all())
        return [(own_id, shingles) for own_id, shingles in rows]

    def accounts(self, ids: Iterable[str]) -> Sequence[bytes]:
        """The accounts of reports."""
        return accounts(self._connection, ids)

    def passages(self, report: str, places: Sequence[tuple[int, int]]) -> Sequence[Span]:
        """The words of a report at these places. Only those are read, unless the text has a NUL."""
        if not places:
            return []
        cells = ", ".join("substr(text, ?, ?)" for _ in places)
        values = [cell for start, end in places for cell in (start + 1, end - start)]
        query = f"SELECT {cells} FROM reports WHERE id = ?"
        words: Sequence[str] = self._connection.exec_driver_sql(query, (*values, report)).one()
        if any(len(exact) != end - start for exact, (start, end) in zip(words, places, strict=True)):
            r = schema.reports
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

    def tied(self, ids: Iterable[str], least: float) -> Set[str]:
        """The reports that are copies of one of these, or as alike as `least`; some of these may be among them."""
        wanted = json.dumps(list(self._numbers(ids).values()))
        return set(self._connection.exec_driver_sql(_TIED, (wanted, least, wanted, least)).scalars())

    def links(self, ids: Iterable[str]) -> Sequence[Link]:
        """All links between two of these reports."""
        named = {number: own_id for own_id, number in self._numbers(ids).items()}
        wanted = json.dumps(list(named))
        rows = self._connection.exec_driver_sql(_AMONG, (wanted, wanted))
        return [
            Link(named[a], named[b], like, of_a, of_b, _unpacked(packed)) for a, b, like, of_a, of_b, packed in rows
        ]

    def rules(self) -> Sequence[LinkRule]:
        """What editors said of pairs of reports of this desk, the latest word last."""
        return self._rules

    def loose(self) -> Sequence[str]:
        """The sketched reports that are in no story, or in one that holds no longer."""
        r, new, s = schema.reports, schema.loose, schema.sketches
        query = select(r.c.id).join(new, new.c.report == r.c.number).join(s, s.c.report == r.c.number)
        return self._connection.execute(query).scalars().all()

    def members(self, ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """The stories that these reports are in, by id, with all their reports."""
        return stories.members(self._connection, list(self._numbers(ids).values()))

    def replace(self, gone: Iterable[str], there: Sequence[Story]) -> None:
        """Takes stories away, by their ids, whose reports are loose then, and keeps others."""
        for some in _some(gone):
            stories.remove(self._connection, some)
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


def accounts(connection: Connection, ids: Iterable[str]) -> list[bytes]:
    """The accounts of reports, of those that have been sketched."""
    s, r = schema.sketches, schema.reports
    query = select(s.c.account).join(r, r.c.number == s.c.report)
    return [account for some in _some(ids) for account in connection.execute(query.where(r.c.id.in_(some))).scalars()]


def is_linked(connection: Connection, edition: int) -> bool:
    """True where every report is in a story that sketches of this edition made."""
    loose = connection.execute(select(schema.loose.c.report).limit(1)).first()
    return loose is None and _edition_of(connection) in (None, edition)


def _edition_of(connection: Connection) -> int | None:
    """The edition of the sketches of a desk, which are all of one; None where there are none."""
    edition: int | None = connection.execute(select(schema.sketches.c.edition).limit(1)).scalar()
    return edition


def forget(connection: Connection, number: int) -> None:
    """Takes away a report's sketch with its keys and links, and the story it is in."""
    stories.remove_with(connection, number)
    _unsketch(connection, number)


def _unsketch(connection: Connection, number: int) -> None:
    s, k = schema.sketches, schema.sketch_keys
    row = connection.execute(select(s.c.day, s.c.fingerprints, s.c.topics).where(s.c.report == number)).first()
    if row is not None:
        for some in _some((*_unpacked_keys(row[1]), *_unpacked_keys(row[2]))):
            of = (k.c.period == _period(row[0]), k.c.day == row[0], k.c.report == number)
            connection.execute(delete(k).where(k.c.key.in_(some), *of))
    ends = ((s, s.c.report), (schema.links, schema.links.c.a), (schema.links, schema.links.c.b))
    for table, end in (*ends, (schema.loose, schema.loose.c.report)):
        connection.execute(delete(table).where(end == number))


def renew(connection: Connection, number: int) -> None:
    """Has a report sketched and linked anew, as its records have changed. Its story stays until then."""
    _unsketch(connection, number)
    connection.execute(insert(schema.loose), {"report": number})


def forget_all(connection: Connection) -> None:
    """Takes away everything that linking made, but what became of stories: every report is loose then."""
    for table in (schema.stories, schema.links, schema.sketch_keys, schema.sketches, schema.loose):
        connection.execute(delete(table))
    connection.execute(insert(schema.loose).from_select(["report"], select(schema.reports.c.number)))


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


def _least(day: int, rings: _Rings) -> str:
    """The SQL for how many keys a report of `day` must share with one of the column `day`."""
    if not day:
        return str(rings[0][1])
    cases = "".join(f" WHEN abs(day - {day}) <= {most} THEN {least}" for most, least in rings)
    return f"CASE WHEN day = 0 THEN {rings[0][1]}{cases} END"


def _period(ordinal: int) -> int:
    """The period of a day, from 1 on; 0 for an unknown day."""
    return ordinal // _PERIOD + 1 if ordinal else 0


def _iso(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _packed_keys(keys: Sequence[int]) -> bytes:
    return array("q", keys).tobytes()


def _unpacked_keys(packed: bytes) -> tuple[int, ...]:
    return tuple(array("q", packed))


def _packed(passages: Sequence[tuple[int, int, int, int]]) -> str | None:
    return json.dumps(passages) if passages else None


def _unpacked(packed: str | None) -> tuple[tuple[int, int, int, int], ...]:
    return tuple((a, b, c, d) for a, b, c, d in json.loads(packed)) if packed else ()
