"""What `open_store` makes, upgrades and refuses, with the remedy it names."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from desk_samples import sample

from herodot.errors import StoreError
from herodot.store import migrate, open_store, schema, sqlite


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.db"
    with open_store(path) as store:
        store.add(sample(1, words=60))
    return path


@pytest.fixture
def raw(desk: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(desk, isolation_level=None)
    yield connection
    connection.close()


def test_the_target_is_a_path_a_url_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HERODOT_DB", raising=False)
    open_store("a.db").close()
    open_store(tmp_path / "b.db").close()
    open_store("sqlite:///c.db").close()
    open_store(f"sqlite:///{tmp_path}/d ü?.db").close()
    open_store(None).close()
    monkeypatch.setenv("HERODOT_DB", "e.db")
    open_store().close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.db", "b.db", "c.db", "d ü?.db", "e.db", "herodot.db"]


def test_a_desk_is_in_wal_mode_with_foreign_keys(desk: Path, raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with open_store(desk) as store, pytest.raises(StoreError):
        store.forget("report-none")


def test_the_migrations_make_the_tables_of_the_schema(desk: Path) -> None:
    engine = sqlite.engine_for(desk, timeout=1)
    with engine.connect() as connection:
        options = {"version_table": schema.VERSION_TABLE, "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or "_fts" not in (name or "")


def test_the_schema_is_that_of_the_newest_migration() -> None:
    scripts = Path(migrate.__file__).parent / "migrations"
    assert ScriptDirectory(str(scripts)).get_heads() == [schema.VERSION]


def test_an_up_to_date_desk_opens_without_alembic(desk: Path) -> None:
    code = (
        "import sys; from herodot.store import open_store; open_store(sys.argv[1]).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(desk)], check=False).returncode == 0


def test_making_a_desk_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_store(tmp_path / "new.db").close()
    assert capfd.readouterr() == ("", "")


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with open_store(tmp_path / "empty.db") as store:
        assert store.counts().reports == 0


def test_no_desk_is_made_where_that_is_not_wanted(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such desk; make one: herodot read PATH --into .*typo\.db"):
        open_store(tmp_path / "typo.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a database. " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.txt: not a desk: the file is no SQLite database.*; name a desk"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "birds.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"no desk \(its tables: birds\)"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_desk_of_a_newer_version_is_refused(desk: Path, raw: sqlite3.Connection) -> None:
    raw.execute(f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer herodot.*9999.*; upgrade herodot"):
        open_store(desk)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "a folder"),
        ("", "a desk is a file"),
        (":memory:", "a desk is a file"),
        ("sqlite://", "a desk is a file"),
        ("nowhere/desk.db", "folder does not exist; make it: mkdir -p nowhere"),
        ("mysql://host/desk", "no store of the kind 'mysql'"),
    ],
)
def test_what_cannot_be_a_desk_is_refused(
    target: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=message):
        open_store(target)


def test_a_damaged_desk_is_told(desk: Path) -> None:
    content = bytearray(desk.read_bytes())
    content[4096 * 3 : 4096 * 30] = b"\xff" * (4096 * 27)
    desk.write_bytes(content)

    def read() -> None:
        with open_store(desk) as store:
            list(store.analyses())

    with pytest.raises(StoreError, match="the desk is damaged"):
        read()


def test_check_tells_orphans_and_a_stale_index(desk: Path, raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM actors WHERE id = 'actor-3'")
    raw.execute("DROP TRIGGER reports_changed")
    raw.execute("UPDATE reports SET text = text || ' zeppelin'")
    with open_store(desk) as store:
        faults = store.check()
    assert "a row of mentions refers to a row of actors that is not there" in faults
    assert faults[-1] == "the full-text index of reports is not that of its rows"


def test_a_locked_desk_says_what_to_do_and_can_be_read(desk: Path, raw: sqlite3.Connection) -> None:
    raw.execute("BEGIN IMMEDIATE")
    with open_store(desk, timeout=0.05) as store:
        with pytest.raises(StoreError, match=r"the desk is locked.*; another program is writing"):
            store.add(sample(2, words=60))
        assert store.counts().reports == 1
        raw.execute("ROLLBACK")
        assert store.add(sample(2, words=60))


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A folder with a desk in it, neither of which this process may write."""
    root = os.geteuid() == 0
    folder = Path(tempfile.mkdtemp())
    with open_store(folder / "desk.db") as store:
        store.add(sample(1, words=60))
    (folder / "desk.db").chmod(0o444)
    folder.chmod(0o555)
    if root:
        os.seteuid(65534)  # permissions mean nothing to root
    yield folder
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs POSIX permissions")
def test_a_folder_that_cannot_be_written_says_what_to_do(sealed: Path) -> None:
    for name in ("desk.db", "new.db"):
        with pytest.raises(StoreError, match=r"the desk cannot be (opened|written).*; .*copy the desk elsewhere"):
            open_store(sealed / name)


def test_two_programs_may_make_the_same_desk(tmp_path: Path) -> None:
    code = "import sys; from herodot.store import open_store; open_store(sys.argv[1], timeout=30).close()"
    command = [sys.executable, "-c", code, str(tmp_path / "new.db")]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    with open_store(tmp_path / "new.db") as store:
        assert store.check() == ()
