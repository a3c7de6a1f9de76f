"""A desk's transactions: what is read within one is of one moment, what is written is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, bindparam, select

from herodot.errors import NotThere
from herodot.store import schema, sqlite


class Transactions:
    """Both kinds of transaction on one database; `where` names it in messages. Both raise StoreError."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._readers = engine
        self._writer = engine.execution_options(**sqlite.WRITE)
        self.where = where
        self._watch: sqlite.Watch | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the database as it is now, and never waits."""
        with sqlite.explained(self.where), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that has the database to itself; it is on the disk when this ends without an error."""
        with sqlite.explained(self.where), self._writer.begin() as connection:
            yield connection

    def edition(self) -> int:
        """A number that is another one after each change of the database, by whichever program."""
        with sqlite.explained(self.where):
            if self._watch is None:
                self._watch = sqlite.Watch(self.where)
            return self._watch.edition()

    def close(self) -> None:
        """Closes the database."""
        if self._watch is not None:
            self._watch.close()
        self._readers.dispose()


# Asked for with nearly all that is read, so the query is made once.
_NUMBER = select(schema.reports.c.number).where(schema.reports.c.id == bindparam("report"))


def number_of(connection: Connection, report_id: str) -> int | None:
    """The number of a report; None where it is not there."""
    number: int | None = connection.execute(_NUMBER, {"report": report_id}).scalar()
    return number


def known(connection: Connection, report_id: str, where: str) -> int:
    """As `number_of`, but raises NotThere where the report is not there."""
    number = number_of(connection, report_id)
    if number is None:
        raise NotThere(f"no report {report_id!r}", where=where, remedy="herodot brief lists the reports")
    return number
