"""How quick the web desk is with many clients: Today, Story, Reader and Search on a desk of 20,000 reports.

    python benchmarks/web.py              makes bench.db once, serves it in a process of its own, asks, prints
    python benchmarks/web.py --pause 1    each client waits a second between an answer and its next question
    python benchmarks/web.py --fresh      no question is asked twice, so that the server has no answer ready
    python benchmarks/web.py --workers 2  as `herodot serve --workers 2`

Each client asks for a page, reads all of the answer, and asks for the next: of the four kinds in turn, another story,
report or word each time. The desk is made of the bundled examples, read once, then varied: other ids, days and outlets,
one sentence of their own; stories of one to eight reports. Times are from the request's first byte to the answer's
last.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import batched, groupby
from pathlib import Path

from sqlalchemy import Connection

from herodot.clean import Defaults
from herodot.examples import examples
from herodot.link import link
from herodot.pipeline import Read, read
from herodot.records import Analysis, Story
from herodot.spans import content_id
from herodot.store import Store, open_store, stories
from herodot.store.transactions import known

KINDS = ("Today", "Story", "Reader", "Search")
WORDS = (
    "attack",
    "embassy",
    "minister said",
    "ceasefire",
    "missile Poland",
    "soldiers",
    "chemical",
    "border",
    "denied",
)


def main() -> None:
    """Makes the desk if it is not there, serves it and asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--desk", type=Path, default=Path("bench.db"))
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--requests", type=int, default=100, help="of each client")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between an answer and the next question")
    parser.add_argument("--fresh", action="store_true", help="no question is asked twice")
    parser.add_argument("--workers", type=int, default=1, help="processes that serve")
    args = parser.parse_args()
    if not args.desk.exists():
        make(args.desk, args.reports)
    pages = list(questions(args.desk))
    if args.fresh:
        pages = [
            Question(page.kind, f"{page.path}{'&' if '?' in page.path else '?'}n={n}") for n, page in enumerate(pages)
        ]
    port = 8799
    command = [sys.executable, "-m", "herodot", "serve", str(args.desk), "--port", str(port)]
    command += ["--workers", str(args.workers)] if args.workers > 1 else []
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            asyncio.run(measure(port, pages, args.clients, args.requests, args.pause))
        finally:
            server.terminate()


def make(path: Path, number: int) -> None:
    """A desk with so many reports."""
    began = time.perf_counter()
    with open_store(path) as store:
        for some in batched(_groups(list(_base()), number), 50):
            for group in some:
                for analysis in group:
                    store.add(analysis)
            _keep(store, tuple(story for group in some for story in link(group)))
    print(f"made {path}: {number} reports in {time.perf_counter() - began:.0f} s", file=sys.stderr)


def _base() -> Iterator[list[Analysis]]:
    """The examples, those about one happening together."""
    for _, some in groupby(examples(), key=lambda example: example.path.parent):
        found = []
        for example in some:
            defaults = Defaults(published=example.published, outlet=example.outlet)
            outcomes = read([os.path.relpath(example.path)], defaults=defaults)
            found += [outcome.analysis for outcome in outcomes if isinstance(outcome, Read)]
        yield found


def _groups(base: list[list[Analysis]], number: int) -> Iterator[list[Analysis]]:
    """Variants of reports about one happening, one to eight together, so many in all."""
    chance = random.Random(7)
    made = 0
    while made < number:
        size = min(chance.choice((1, 1, 2, 3, 4, 8)), number - made)
        happening, day = chance.choice(base), f"20{chance.randrange(15, 25)}-{chance.randrange(1, 13):02}-"
        days = [f"{day}{chance.randrange(1, 29):02}" for _ in range(size)]
        yield [varied(happening[i % len(happening)], made + i, days[i]) for i in range(size)]
        made += size


def _keep(store: Store, linked: tuple[Story, ...]) -> None:
    def write(connection: Connection) -> None:
        ids = [report.id for story in linked for report in story.reports]
        stories.write(connection, linked, {own_id: known(connection, own_id, store.where) for own_id in ids})

    store.change(write)


def varied(of: Analysis, n: int, day: str) -> Analysis:
    """The n-th variant of an analysis: other ids, another day and outlet, a sentence more."""
    text = f"{of.report.text}\n\nThis is number {n} of {day}."
    report = replace(
        of.report,
        id=content_id("report", n),
        source_path=f"inbox/{n}.txt",
        outlet=f"Outlet {n % 97}",
        published=day,
        text=text,
    )

    def own(old: str) -> str:
        return content_id(old.partition("-")[0], old, n)

    said = tuple(replace(a, id=own(a.id), parent=own(a.parent) if a.parent else None) for a in of.attributions)
    hops = tuple(replace(h, id=own(h.id)) for h in of.hops)
    events = tuple(replace(e, id=own(e.id), according_to=tuple(map(own, e.according_to))) for e in of.events)
    return replace(of, report=report, attributions=said, hops=hops, events=events)


@dataclass(frozen=True, slots=True)
class Question:
    """A page to ask for, and of which kind it is."""

    kind: str
    path: str


def questions(desk: Path) -> Iterator[Question]:
    """Pages of the four kinds in turn, for ever the same."""
    chance = random.Random(11)
    with sqlite3.connect(desk) as connection:
        reports = [row[0] for row in connection.execute("SELECT id FROM reports ORDER BY number")]
        told = [row[0] for row in connection.execute("SELECT id FROM stories ORDER BY id")]
    for n in range(4000):
        yield Question("Today", chance.choice(("/", "/?contested=1", "/?thin=1", "/?type=ASSAULT", "/?place=Beijing")))
        yield Question("Story", f"/stories/{chance.choice(told)}")
        yield Question("Reader", f"/reports/{chance.choice(reports)}?layer={('claims', 'hops', 'events')[n % 3]}")
        yield Question("Search", f"/search?q={chance.choice(WORDS).replace(' ', '+')}")


@dataclass(slots=True)
class Answers:
    """Seconds and bytes (packed and not) of the answers of one kind."""

    seconds: list[float]
    packed: int = 0
    plain: int = 0


async def measure(port: int, pages: list[Question], clients: int, requests: int, pause: float) -> None:
    """Asks as so many clients at once, and prints the times of each kind."""
    await _until_up(port)
    await _client(port, pages[:40], 0.0, {kind: Answers([]) for kind in KINDS})
    found = {kind: Answers([]) for kind in KINDS}
    began, worked = time.perf_counter(), time.process_time()
    shares = (pages[i * requests : (i + 1) * requests] for i in range(clients))
    await asyncio.gather(*(_client(port, share, pause, found) for share in shares))
    lasted = time.perf_counter() - began
    total = sum(len(answers.seconds) for answers in found.values())
    print(f"{clients} clients, pause {pause} s: {total} answers in {lasted:.1f} s, {total / lasted:.0f} a second")
    print(f"the clients themselves took {time.process_time() - worked:.1f} s of a processor")
    for kind, answers in found.items():
        median, p95 = statistics.median(answers.seconds), statistics.quantiles(answers.seconds, n=20)[-1]
        size = f"largest {answers.packed / 1000:.0f} kB gzip, {answers.plain / 1000:.0f} kB plain"
        print(f"{kind:8} median {median * 1000:4.0f} ms   p95 {p95 * 1000:4.0f} ms   {size}")


async def _until_up(port: int) -> None:
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        return
    raise SystemExit("the server did not start")


async def _client(port: int, pages: list[Question], pause: float, found: dict[str, Answers]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(random.random() * pause)
    for page in pages:
        began = time.perf_counter()
        writer.write(f"GET {page.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        body = await _body(reader)
        answers = found[page.kind]
        answers.seconds.append(time.perf_counter() - began)
        if len(body) > answers.packed:
            answers.packed = len(body)
            answers.plain = len(gzip.decompress(body)) if body[:2] == b"\x1f\x8b" else len(body)
        await asyncio.sleep(pause)
    writer.close()


async def _body(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head.decode(errors="replace"))
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    if length:
        return await reader.readexactly(int(length[1]))
    parts = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)


if __name__ == "__main__":
    main()
