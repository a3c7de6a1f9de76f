"""`kill -9` of the server while ten clients hand in reports and corrections: what was acknowledged is there."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import web_desk

from herodot.store import inbox, open_store

SERVER = Path(__file__).with_name("serves_desk.py")
CLIENTS, KILLS = 10, 3
HEADERS = {"Content-Type": "application/json"}


class Server:
    """A server in a process of its own."""

    def __init__(self, desk: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen([sys.executable, str(SERVER), str(desk), str(self.port)])

    def wait(self) -> None:
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("GET", "/about/keys")
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            else:
                return

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, json.dumps(body) if body else None, HEADERS if body else {})
            answer = connection.getresponse()
            data = answer.read()
            assert answer.status < 300, data
            return json.loads(data) if data[:1] in (b"{", b"[") else None
        finally:
            connection.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def corrections_of(desk: Path) -> Iterator[dict[str, Any]]:
    """Proposals that all differ, for ever."""
    report = web_desk.report_of(desk, "ferries.txt")
    for n in range(10**6):
        end = 20 + n % 30
        yield {"report": report, "wrong": "missing", "should_be": f"Speaker {n}", "start": 0, "end": end, "by": "ana"}


def test_what_was_acknowledged_is_there_after_a_kill(desk: Path) -> None:
    proposals, lock = corrections_of(desk), threading.Lock()
    jobs: list[str] = []
    corrections: list[str] = []

    def write(server: Server, client: int) -> None:
        """Writes until the server is gone, and notes what it acknowledged."""
        for n in range(10**6):
            try:
                if n % 2:
                    with lock:
                        proposal = next(proposals)
                    corrections.append(server.ask("POST", "/api/corrections", proposal)["id"])
                else:
                    text = f"The mayor said on Monday that bridge {client}-{n}-{server.port} had been closed."
                    jobs.append(server.ask("POST", "/api/reports", {"text": text})["job"])
            except (OSError, HTTPException):
                return

    for _ in range(KILLS):
        server = Server(desk)
        server.wait()
        clients = [threading.Thread(target=write, args=(server, n)) for n in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(1.5)
        server.kill()
        for client in clients:
            client.join()
        with open_store(desk) as store:
            assert store.check() == ()
            kept = {case.correction.id for case in store.corrections.cases()}
            assert set(corrections) <= kept
            for job in jobs:
                found = store.ask(partial(inbox.job, own_id=job))
                assert found is not None
                assert found.documents == 1
    assert len(jobs) > CLIENTS
    assert len(corrections) > CLIENTS
    assert_read_in_the_end(desk, jobs[:3])


def assert_read_in_the_end(desk: Path, jobs: list[str]) -> None:
    """The next server goes on where the killed ones were."""
    server = Server(desk)
    try:
        server.wait()
        deadline = time.monotonic() + 90
        while any(server.ask("GET", f"/api/jobs/{job}")["job"]["waiting"] for job in jobs):
            assert time.monotonic() < deadline
            time.sleep(0.3)
        for job in jobs:
            (entry,) = server.ask("GET", f"/api/jobs/{job}")["documents"]
            assert entry["state"] == "read"
            assert server.ask("GET", f"/api/reports/{entry['report']}")["report"]["id"] == entry["report"]
    finally:
        server.kill()
