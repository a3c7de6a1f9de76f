"""`herodot serve --workers`: several processes answer, one analyses, and all of them end together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from herodot.records import RawDoc
from herodot.store import Store, inbox, open_store

TEXT = "The mayor of the harbour town said on Monday that bridge {} had been closed."


def get(port: int, path: str) -> str:
    """The answer on a connection of its own, so that any of the processes may give it."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


@pytest.fixture
def server(desk: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "herodot", "serve", str(desk), "--port", str(port), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        until(lambda: answers(port))
        yield process, port
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    try:
        return get(port, "/about/keys").startswith("HTTP/1.1 200")
    except OSError:
        return False


def until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def below(parent: int) -> list[int]:
    """The processes that this one has started, and theirs; without multiprocessing's tracker of what they share."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                told = (entry / "cmdline").read_text()
            except OSError:
                continue
            if int(fields[1]) == parent and fields[0] != "Z":
                found += [int(entry.name)] if "resource_tracker" not in told else []
                found += below(int(entry.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look into")


@needs_proc
def test_several_processes_answer_and_one_analyses(server: tuple[subprocess.Popen[bytes], int], desk: Path) -> None:
    process, port = server
    assert len(below(process.pid)) == 2
    with open_store(desk) as store:
        before = store.counts().reports
        for n in range(6):
            put(store, n)
        until(lambda: store.ask(inbox.number_waiting) == 0, 120)
        assert store.counts().reports == before + 6
        # Two that answer, and the one that works.
        assert len(below(process.pid)) == 3
        until(lambda: all("HTTP/1.1 200" in get(port, "/") for _ in range(20)))


def put(store: Store, n: int) -> None:
    """A document in the inbox, as another process would put it there."""
    found = RawDoc(f"{n}.txt", "text", TEXT.format(n), None, None, None, "2024-07-15")
    store.change(partial(inbox.put, job=f"job-{n}", documents=(found,), by="ana", received="2026-11-28"))


@needs_proc
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_they_end_together(server: tuple[subprocess.Popen[bytes], int], how: signal.Signals) -> None:
    process, port = server
    started = below(process.pid)
    os.kill(process.pid, how)
    process.wait(timeout=30)
    until(lambda: not [one for one in started if Path(f"/proc/{one}").exists() and not is_zombie(one)], 30)
    assert not answers(port)


def is_zombie(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@needs_proc
def test_one_that_dies_is_replaced(server: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = server
    first = below(process.pid)[0]
    os.kill(first, signal.SIGKILL)
    until(lambda: first not in below(process.pid) and len(below(process.pid)) == 2, 60)
    until(lambda: answers(port))
    assert first not in below(process.pid)
    assert all(answers(port) for _ in range(10))
