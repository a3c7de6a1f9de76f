"""Brings a desk to the newest version when it is opened. Alembic is imported only where there is something to
do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from herodot.errors import StoreError
from herodot.store import sqlite
from herodot.store.schema import VERSION


def bring_up_to_date(engine: Engine, where: str) -> None:
    """Creates or upgrades the tables in one transaction; an interrupted one leaves the desk as it was.

    Raises StoreError for a database that is no desk, or a desk that a newer herodot has made.
    """
    with engine.connect() as connection:
        version = sqlite.version_of(connection, where)
    if version == VERSION:
        return
    if version is not None and version > VERSION:
        raise StoreError(
            f"made by a newer herodot (its version is {version}, this program knows {VERSION})",
            where=where,
            remedy="upgrade herodot: pip install --upgrade herodot",
        )
    sqlite.enter_wal(engine)
    with engine.execution_options(**sqlite.WRITE).begin() as connection:
        upgrade(connection)


def upgrade(connection: Connection) -> None:
    """Runs the migrations that this database lacks, within the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
