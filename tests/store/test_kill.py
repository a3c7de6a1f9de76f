"""`kill -9` at any moment leaves a desk that opens and has whole reports only; readers see whole reports only."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from desk_samples import sample

from herodot.store import Store, open_store

WRITER = Path(__file__).with_name("adds_reports.py")
KILLS_WHILE_MAKING, KILLS_WHILE_ADDING = 4, 12


class Writer:
    """Another process that adds reports; it waits, with all imported, until `go`."""

    def __init__(self, desk: Path) -> None:
        command = [sys.executable, str(WRITER), str(desk)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def go(self, first: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{first}\n")
        self.process.stdin.flush()

    def wait_for_a_report(self) -> None:
        assert self.process.stdout is not None
        self.process.stdout.readline()

    def kill(self) -> list[int]:
        """Kills it and returns the numbers of the reports that it said were stored (less one waited for)."""
        self.process.kill()
        said, _ = self.process.communicate()
        return [int(line) for line in said.splitlines()]


def assert_whole(store: Store, first: int) -> int:
    """Every report from number `first` on is all there, and none is missing between; returns how many there are."""
    ids = store.report_ids()
    for n, own_id in enumerate(ids[first:], start=first):
        expected = sample(n, words=60)
        assert own_id == expected.report.id
        assert store.analysis(own_id) == expected
    return len(ids)


def test_kill_at_any_moment(tmp_path: Path) -> None:
    desk, moments, stored = tmp_path / "desk.db", random.Random(7), 0
    writer = Writer(desk)
    try:
        for n in range(KILLS_WHILE_MAKING + KILLS_WHILE_ADDING):
            writer.go(stored)
            if n >= KILLS_WHILE_MAKING:
                writer.wait_for_a_report()
            time.sleep(moments.uniform(0, 0.08 if n >= KILLS_WHILE_MAKING else 0.5))
            said, writer = writer.kill(), Writer(desk)
            with open_store(desk) as store:
                assert store.check() == ()
                stored = assert_whole(store, stored)
            assert not said or stored > max(said)
    finally:
        writer.kill()
    assert stored >= KILLS_WHILE_ADDING


def test_readers_see_whole_reports_while_a_writer_adds(tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    open_store(desk).close()
    writer = Writer(desk)
    writer.go(0)
    writer.wait_for_a_report()
    seen, deadline = 0, time.monotonic() + 20
    try:
        with open_store(desk) as store:
            while seen < 12 and time.monotonic() < deadline:
                whole = [a == sample(n, words=60) for n, a in enumerate(store.analyses())]
                assert all(whole)
                assert len(whole) >= seen
                seen = len(whole)
    finally:
        writer.kill()
    assert seen >= 12
