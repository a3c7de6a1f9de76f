"""All that is SQLite's own: which file, how a connection is set up, the full-text indexes, and what its
errors mean.

A desk is in WAL mode, so that readers never wait for the writer. `WRITE` begins a transaction with the write
lock, so that two writers wait for each other (`timeout`) where they would otherwise fail half-way.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Select,
    bindparam,
    create_engine,
    event,
    literal_column,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError

from herodot.errors import StoreError
from herodot.store.schema import VERSION_TABLE, metadata

_PAUSE = 0.02
"""Seconds between two tries to enter WAL mode."""

WRITE = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of an engine whose transactions write."""

MARK_START, MARK_END = "\x02\ue0f1\ue0f2", "\ue0f2\ue0f1\x03"
"""What `marked` puts around found words: control and private-use characters in an order that no report has.
"""

_REMEDIES = {
    "SQLITE_BUSY": (
        "the desk is locked",
        "another program is writing to it: wait until it is done, or close it",
    ),
    "SQLITE_LOCKED": (
        "the desk is locked",
        "another program is writing to it: wait until it is done, or close it",
    ),
    "SQLITE_READONLY": (
        "the desk cannot be written",
        "give yourself write permission for the file and its folder, or copy the desk elsewhere",
    ),
    "SQLITE_CANTOPEN": (
        "the desk cannot be opened",
        "the file and its folder must be readable and writable; copy the desk elsewhere if they cannot be",
    ),
    "SQLITE_NOTADB": (
        "not a desk: the file is no SQLite database",
        "name a desk, or a file that does not exist yet",
    ),
    "SQLITE_CORRUPT": (
        "the desk is damaged",
        "restore it from a backup, or read the reports into a new desk",
    ),
    "SQLITE_FULL": ("the disk is full", "make room and run the same command again; whole reports are kept"),
    "SQLITE_IOERR": (
        "the disk failed while the desk was used",
        "check the disk, then run the same command again",
    ),
    "SQLITE_CONSTRAINT": (
        "the records contradict each other, so none was stored",
        "this is a bug in the stage that made them: please report it with the text",
    ),
}


def path_of(target: str | Path | None) -> Path:
    """The file meant by a path, a `sqlite:///` URL, or None ($HERODOT_DB, else herodot.db). Raises
    StoreError.
    """
    name = os.fspath(target) if target is not None else os.environ.get("HERODOT_DB") or "herodot.db"
    scheme, separator, rest = name.partition("://")
    if separator and scheme != "sqlite":
        raise StoreError(f"no store of the kind {scheme!r}", where=name, remedy="use a file or sqlite:///FILE")
    path = rest.removeprefix("/") if separator else name
    if path in ("", ":memory:"):
        raise StoreError("a desk is a file", where=name, remedy="name one, such as desk.db")
    return Path(path)


def refuse(path: Path, *, create: bool) -> None:
    """Raises StoreError where `path` cannot be a desk, or is none yet and may not be created."""
    if path.is_dir():
        raise StoreError("a folder, not a desk", where=str(path), remedy="name a file, such as desk.db")
    if not path.parent.is_dir():
        raise StoreError("its folder does not exist", where=str(path), remedy=f"make it: mkdir -p {path.parent}")
    if not create and not path.exists():
        remedy = f"make one: herodot read PATH --into {path}"
        raise StoreError("there is no such desk", where=str(path), remedy=remedy)


def engine_for(path: Path, *, timeout: float) -> Engine:
    """An engine with foreign keys on that waits `timeout` seconds for a lock. Nothing is opened or changed
    yet.
    """
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": timeout})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin transactions too late, and none for reading
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")  # KiB


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


class Watch:
    """Tells whether a desk was changed, by a connection of its own that writes nothing."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, timeout=1, isolation_level=None, check_same_thread=False)
        self._lock = threading.Lock()

    def edition(self) -> int:
        """Another number after each transaction that changed the file, whichever program's it was."""
        with self._lock:
            ((version,),) = self._connection.execute("PRAGMA data_version").fetchall()
        return int(version)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def enter_wal(engine: Engine) -> None:
    """Puts the file in WAL mode, for good. Only for a file known to be a desk, or to be empty."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:
            return
        (milliseconds,) = driver.execute("PRAGMA busy_timeout").fetchone()
        until = time.monotonic() + milliseconds / 1000
        while not _enters_wal(driver, again=time.monotonic() < until):
            time.sleep(_PAUSE)


def _enters_wal(driver: Any, *, again: bool) -> bool:
    """False where another program is in the way and it may be tried `again`: SQLite itself does not wait here."""
    try:
        driver.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if not again or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def version_of(connection: Connection, where: str) -> str | None:
    """The version of a desk, None where the database is empty. Raises StoreError where it is no desk."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    if not tables:
        return None
    if VERSION_TABLE not in tables:
        raise StoreError(
            f"a SQLite database, but no desk (its tables: {', '.join(sorted(tables)[:5])})",
            where=where,
            remedy="name a desk, or a file that does not exist yet",
        )
    version: str | None = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
    return version


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turns what SQLite raises within into StoreError, with the file and a remedy."""
    try:
        yield
    except UnicodeEncodeError as error:
        remedy = "decode the text with its own encoding before it is read"
        raise StoreError("text that is no Unicode cannot be stored", where=where, remedy=remedy) from error
    except (DBAPIError, sqlite3.Error) as error:
        raise _explain(error, where) from error


def _explain(error: DBAPIError | sqlite3.Error, where: str) -> StoreError:
    name, cause = _name(error), getattr(error, "orig", error)
    for prefix, (message, remedy) in _REMEDIES.items():
        if name.startswith(prefix):
            return StoreError(f"{message} ({cause})", where=where, remedy=remedy)
    return StoreError(str(cause), where=where, remedy="run herodot verify to see whether the desk is sound")


def _name(error: DBAPIError | sqlite3.Error) -> str:
    """SQLite's name of an error, such as SQLITE_BUSY; it may have an ending that tells more."""
    return str(getattr(getattr(error, "orig", error), "sqlite_errorname", ""))


def faults(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with the file and its foreign keys, in words; empty where nothing is."""
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    found = [line for line in integrity if line != "ok"]
    found += [f"a row of {row[0]} refers to a row of {row[2]} that is not there" for row in orphans]
    return (
        *found,
        *(f"the full-text index of {table} is not that of its rows" for table in _stale(connection)),
    )


def _stale(connection: Connection) -> Iterator[str]:
    """The tables whose full-text index has gone wrong, which SQLite tells by an error and in no other way."""
    for table in SEARCHED:
        check = f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)"
        try:
            connection.exec_driver_sql(check)
        except DBAPIError as error:
            if not _name(error).startswith("SQLITE_CORRUPT"):
                raise
            yield table


def _index(table: str, columns: str) -> tuple[str, ...]:
    name = f"{table}_fts"
    old, new = (", ".join(f"{row}.{c}" for c in columns.split(", ")) for row in ("old", "new"))
    out = f"INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', old.number, {old});"
    into = f"INSERT INTO {name}(rowid, {columns}) VALUES (new.number, {new});"
    tokens = "porter unicode61 remove_diacritics 2"
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5"
        f"({columns}, content='{table}', content_rowid='number', tokenize='{tokens}')",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {into} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {out} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {columns} ON {table} BEGIN {out} {into} END",
    )


# Used by migration 0001: a change here would make two kinds of version 0001. Add SEARCH_0002 and a migration
# instead.
SEARCH_0001 = (*_index("reports", "title, text"), *_index("attributions", "source_exact, content"))
"""The full-text indexes and the triggers that keep them: they hold no copy of the text."""


def _only_grows(table: str, owner: str, key: str) -> tuple[str, ...]:
    """Triggers that refuse every change of a row, and its removal while its owner is there."""
    refuse = f"BEGIN SELECT RAISE(ABORT, 'the table {table} only grows'); END"
    held = f"EXISTS (SELECT 1 FROM {owner} WHERE number = OLD.{key})"
    return (
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_held BEFORE DELETE ON {table} WHEN {held} {refuse}",
        f"CREATE TRIGGER {table}_once BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE number = NEW.number) {refuse}",
    )


# Used by migration 0003, as SEARCH_0001 is by 0001.
LOG_0003 = (
    *_only_grows("corrections", "reports", "report"),
    *_only_grows("decisions", "corrections", "correction"),
)
"""A log line cannot be changed, and goes only when the report does."""

SEARCHED = ("reports", "attributions")
"""The tables that have a full-text index, as they are now."""


def words_of(terms: Sequence[str]) -> str:
    """The FTS5 query for all of `terms`, each a word or a phrase, whatever characters they have."""
    return " ".join('"' + term.replace('"', '""') + '"' for term in terms)


def matches(
    connection: Connection, table: str, query: str, limit: int, among: Select[int] | None = None
) -> list[tuple[float, str, int]]:
    """The best rows of `table` for an FTS5 query: (bm25, lower is better; id; number), ordered by the first two.

    `among` selects the numbers of the rows that may be found; None means all of them.
    """
    index, rows = f"{table}_fts", metadata.tables[table]
    score: ColumnElement[float] = literal_column(f"round(bm25({index}), 6)").label("score")
    found: Select[int, float] = select(literal_column("rowid").label("number"), score).select_from(text(index))
    found = found.where(text(f"{index} MATCH :query"))
    if among is not None:
        # The sign keeps SQLite from asking the index for each of these rows, one after another.
        found = found.where(literal_column("+rowid").in_(among))
    # The best are chosen in the index alone; only then are their rows looked up.
    best = found.order_by(score, literal_column("rowid")).limit(limit).subquery()
    chosen = select(best.c.score, rows.c.id, rows.c.number).join(rows, rows.c.number == best.c.number)
    ordered = chosen.order_by(best.c.score, rows.c.number)
    return [(row[0], row[1], row[2]) for row in connection.execute(ordered, {"query": query})]


def marked(connection: Connection, table: str, query: str, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """By number: the two indexed columns, then the two with MARK_START and MARK_END around the words found.

    A marked text lacks what is between a NUL and the next mark.
    """
    cells = f"{table}_fts.*, highlight({table}_fts, 0, :start, :end), highlight({table}_fts, 1, :start, :end)"
    statement = text(
        f"SELECT rowid, {cells} FROM {table}_fts WHERE {table}_fts MATCH :query AND rowid IN :numbers"
    ).bindparams(bindparam("numbers", expanding=True))
    values = {"query": query, "start": MARK_START, "end": MARK_END, "numbers": list(numbers)}
    return {row[0]: tuple(row[1:]) for row in connection.execute(statement, values)}
