"""`kill -9` at any moment loses no correction and no decision that was acknowledged, and the records fit the log."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from desk_samples import said

from herodot.store import open_store

WRITER = Path(__file__).with_name("decides_corrections.py")
KILLS = 10
ONE = said("The envoy said that the bridge stands.", "The envoy", "that the bridge stands")


def killed(desk: Path, moment: float) -> list[tuple[str, str]]:
    """What a writer said was stored before it was killed, `moment` seconds after its first word."""
    command = [sys.executable, str(WRITER), str(desk)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write("go\n")
        process.stdin.flush()
        first = process.stdout.readline()
        time.sleep(moment)
    finally:
        process.kill()
    rest, _ = process.communicate()
    whole = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return [(line.split()[0], line.split()[1]) for line in whole]


def test_kill_at_any_moment(tmp_path: Path) -> None:
    desk, moments = tmp_path / "desk.db", random.Random(7)
    with open_store(desk) as store:
        store.add(ONE)
    said_so: list[tuple[str, str]] = []
    for _ in range(KILLS):
        said_so += killed(desk, moments.uniform(0, 0.1))
        with open_store(desk) as store:
            assert store.check() == ()
            cases = {case.correction.id: case for case in store.corrections.cases()}
            shown = store.analysis(ONE.report.id)
            assert store.machine_analysis(ONE.report.id) == ONE
            assert shown == store.corrections.corrected(ONE.report.id).analysis
            assert (shown == ONE) == (not store.corrections.cases(state="accepted"))
        for what, own_id in said_so:
            assert what == "p" or what in [decision.verdict for decision in cases[own_id].log]
            assert own_id in cases
    assert len(said_so) >= KILLS
