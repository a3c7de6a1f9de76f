"""`Store`: one desk's reports and what they yield, in one database file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Select, bindparam, func, select

from herodot.correct import Corrected
from herodot.errors import StoreError
from herodot.records import Analysis, Claim, ClaimState, OwnActor, Story, StoryChange
from herodot.store import (
    accounts,
    corrections,
    find,
    load,
    migrate,
    own_actors,
    rows,
    schema,
    search,
    sessions,
    shelf,
    sqlite,
    stories,
)
from herodot.store.transactions import Transactions, known, number_of

_AT_ONCE = 32
"""Reports read in one go: enough to make a query cheap, few enough for long texts to fit in memory."""


def _older() -> Select[str]:
    older, newer = schema.reports.alias(), schema.reports
    query = select(older.c.id).join(newer, newer.c.previous_version == older.c.number)
    return query.where(newer.c.number == bindparam("newer"))


_OLDER = _older()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind a desk has; `actors` counts an actor once however many reports name it."""

    reports: int
    attributions: int
    hops: int
    events: int
    actors: int
    mentions: int
    stories: int


def open_store(target: str | Path | None = None, *, create: bool = True, timeout: float = 5.0) -> Store:
    """The desk in a file, made if it is not there yet (unless `create` is false) and upgraded if it is old.

    `target` is a path or a `sqlite:///` URL; None means $HERODOT_DB, else herodot.db. `timeout` is how many
    seconds to wait for another writer. Raises StoreError for what is no desk or cannot be opened.
    """
    path = sqlite.path_of(target)
    sqlite.refuse(path, create=create)
    engine = sqlite.engine_for(path, timeout=timeout)
    store = Store(engine, str(path))
    try:
        with sqlite.explained(str(path)):
            migrate.bring_up_to_date(engine, str(path))
    except BaseException:
        store.close()
        raise
    return store


class Store:
    """A desk that is open; get one from `open_store`. Also a context manager, which closes it.

    Each method is one transaction: what it reads is of one moment, what it writes is there whole or not at
    all. All of them raise StoreError where the database cannot be read or written.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._on = Transactions(engine, where)
        self.where = where
        self.corrections = corrections.Corrections(self._on)
        self.accounts = accounts.Accounts(self._on)
        self.sessions = sessions.Sessions(self._on)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file. The store is of no use afterwards."""
        self._on.close()

    def ask[T](self, query: Callable[[Connection], T]) -> T:
        """What `query` finds; all that it reads is of one moment (see `store.pages`)."""
        with self._on.reading() as connection:
            return query(connection)

    def change[T](self, change: Callable[[Connection], T]) -> T:
        """What `change` returns; all that it writes is there whole or not at all."""
        with self._on.writing() as connection:
            return change(connection)

    def edition(self) -> int:
        """A number that is another one after each change of the desk, whichever program made it; cheap to ask."""
        return self._on.edition()

    def add(self, analysis: Analysis) -> bool:
        """Stores a report with everything it yields. False where a report with its id is already there."""
        with self._on.writing() as connection:
            if number_of(connection, analysis.report.id) is not None:
                return False
            rows.write(connection, analysis)
        return True

    def has(self, report_id: str) -> bool:
        """True where the report with exactly this id is already there."""
        with self._on.reading() as connection:
            return number_of(connection, report_id) is not None

    def report_ids(self) -> tuple[str, ...]:
        """The ids of all reports, in order of insertion."""
        with self._on.reading() as connection:
            query = select(schema.reports.c.id).order_by(schema.reports.c.number)
            return tuple(connection.execute(query).scalars())

    def analyses(self) -> Iterator[Analysis]:
        """Everything as corrected, in order of insertion; reports that are added meanwhile are left out."""
        with self._on.reading() as connection:
            query = select(schema.reports.c.number).order_by(schema.reports.c.number)
            numbers = connection.execute(query).scalars().all()
        for i in range(0, len(numbers), _AT_ONCE):
            some = numbers[i : i + _AT_ONCE]
            with self._on.reading() as connection:
                batch = tuple(load.analyses(connection, some[0], some[-1]))
            yield from batch

    def analysis(self, report_id: str) -> Analysis:
        """All that this report yields, as corrected. Raises StoreError for an unknown id."""
        with self._on.reading() as connection:
            return find.one(connection, known(connection, report_id, self.where))

    def machine_analysis(self, report_id: str) -> Analysis:
        """All that this report yields, exactly as it was added. Raises StoreError for an unknown id."""
        with self._on.reading() as connection:
            return corrections.machine(connection, known(connection, report_id, self.where))

    def replace(self, analysis: Analysis, *, report: str | None = None) -> Corrected:
        """Puts a new analysis in the place of the stored one; accepted corrections are applied to it again.

        `report` is the id of the report to replace where the new text gave it another one. What finds no place in the
        new analysis is among the orphans, and finds it again if a later one has it. Raises StoreError where the report
        is not there, or the new id is another report's.
        """
        with self._on.writing() as connection:
            number = known(connection, report or analysis.report.id, self.where)
            if number_of(connection, analysis.report.id) not in (None, number):
                remedy = f"forget {report} instead"
                raise StoreError(f"{analysis.report.id} is another report", where=self.where, remedy=remedy)
            corrections.replace(connection, number, analysis)
            return corrections.corrected(connection, number)

    def previous_version(self, report_id: str) -> str | None:
        """The id of the report that this one is a new version of: the same url with another text.

        None where there is no such report. Raises StoreError for an unknown id.
        """
        with self._on.reading() as connection:
            number = known(connection, report_id, self.where)
            found: str | None = connection.execute(_OLDER, {"newer": number}).scalar()
        return found

    def find(self, wanted: str, *, whole: bool = False) -> find.Found:
        """The record whose id is `wanted` or, unless it must be the `whole` id, the only one whose id begins with it.

        Raises NotThere where there is none, or StoreError naming the candidates where there are several.
        """
        with self._on.reading() as connection:
            return find.find(connection, wanted, self.where, whole=whole)

    def search(self, query: str, limit: int = 20) -> tuple[search.Hit, ...]:
        """Reports and attributions that have all the words and "quoted phrases" of `query`, best first.

        Nothing in `query` is an operator: no query raises. Words match with their inflections, whatever their
        case and accents. The order is by rank, then of insertion.
        """
        with self._on.reading() as connection:
            return search.search(connection, query, limit)

    def forget(self, report_id: str) -> None:
        """Removes a report, everything that only it supports, and every story it is in (to be linked anew).

        A newer version of the report is linked to the older one. Raises StoreError for an unknown id.
        """
        with self._on.writing() as connection:
            number = known(connection, report_id, self.where)
            shelf.forget(connection, number)
            rows.remove(connection, number)

    def counts(self) -> Counts:
        """How many records of each kind there are."""
        with self._on.reading() as connection:

            def count(name: str) -> int:
                return connection.execute(select(func.count()).select_from(schema.metadata.tables[name])).scalar_one()

            actors = connection.execute(select(func.count(schema.actors.c.id.distinct()))).scalar_one()
            kinds = ("reports", "attributions", "hops", "events", "mentions", "stories")
            return Counts(**{kind: count(kind) for kind in kinds}, actors=actors)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, its foreign keys and its full-text index, a line each; else empty."""
        with self._on.writing() as connection:
            return sqlite.faults(connection)

    @contextmanager
    def linking(self, edition: int) -> Iterator[shelf.DeskShelf]:
        """What `herodot.link.update` works on, in one transaction: the stories of a portion are as they are now, or as
        before.

        Sketches of another `edition` are thrown away, and everything that was made with them.
        """
        with self._on.writing() as connection:
            yield shelf.DeskShelf(connection, edition, corrections.rules_of(connection))

    def is_linked(self, edition: int) -> bool:
        """True where every report is in a story that sketches of this edition made."""
        with self._on.reading() as connection:
            return shelf.is_linked(connection, edition)

    def loose(self) -> int:
        """How many reports are in no story, or in one that holds no longer."""
        with self._on.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.loose)).scalar_one())

    def link_accounts(self, report_ids: Iterable[str]) -> Sequence[bytes]:
        """What linking keeps of reports, for `herodot.link.claim_chain`; nothing of those that are not linked yet."""
        with self._on.reading() as connection:
            return shelf.accounts(connection, report_ids)

    def renew(self, report_id: str) -> None:
        """Has a report sketched and linked anew, as its records have changed. Raises StoreError for an unknown id."""
        with self._on.writing() as connection:
            shelf.renew(connection, known(connection, report_id, self.where))

    def stories(self) -> tuple[Story, ...]:
        """The stories as they were linked last, by the day of their earliest report, undated ones last."""
        with self._on.reading() as connection:
            return stories.load(connection)

    def add_actors(self, actors: tuple[OwnActor, ...]) -> None:
        """Adds actors of the desk's own, each in the place of one with its id."""
        with self._on.writing() as connection:
            own_actors.add(connection, actors)

    def remove_actor(self, actor_id: str) -> bool:
        """Takes out an actor of the desk's own; False where none has this id."""
        with self._on.writing() as connection:
            return own_actors.remove(connection, actor_id)

    def own_actors(self) -> tuple[OwnActor, ...]:
        """The actors of the desk's own, in the order in which they came; hand them to `read`."""
        with self._on.reading() as connection:
            return own_actors.load(connection)

    def story(self, story_id: str) -> Story | None:
        """The story with this id, or the one that has become of it; None where there is neither."""
        with self._on.reading() as connection:
            return stories.one(connection, story_id)

    def story_of(self, report_id: str) -> Story | None:
        """The story that a report is in; None where it is not linked yet. Raises StoreError for an unknown id."""
        with self._on.reading() as connection:
            found = stories.of_reports(connection, [known(connection, report_id, self.where)])
            return found[0] if found else None

    def claims(self, state: ClaimState | None = None, limit: int | None = None) -> tuple[tuple[str, Claim], ...]:
        """Claims, of one state or of all, each with the id of its story, in the order of `stories`."""
        with self._on.reading() as connection:
            return stories.claims(connection, state, limit)

    def story_changes(self) -> tuple[StoryChange, ...]:
        """What became of stories as reports came and went, in this order."""
        with self._on.reading() as connection:
            return stories.changes(connection)
