"""Speed and memory of the whole `herodot read` beside spaCy's stock pipeline.

    python benchmarks/speed.py [PATH] [--words N] [--pairs N] [--workers N] [--core N]

Both run as a whole process, from start to exit, over the same text files: `herodot read FOLDER --jsonl`, and
the same model with all its components and the default batch size. The pairs alternate (A B A B), so that a
machine that gets slower slows both. PATH is a folder of .txt files or a JSONL file with `text`; without it
the bundled examples are repeated. The ratio is herodot's time divided by spaCy's: below 1, herodot is faster.
--workers is herodot's (spaCy has one process); --core binds both to one processor core.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "src" / "herodot" / "examples"
DATE = ("--published", "2024-07-14")
STOCK = """
import sys, pathlib, spacy
from herodot.parse.syntax import _model_path
nlp = spacy.load(_model_path())
texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(sys.argv[1]).iterdir())]
tokens = sum(len(doc) for doc in nlp.pipe(texts))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Wall seconds, processor seconds and peak resident memory (MB) of one process."""

    seconds: float
    cpu: float
    megabytes: float


def main() -> None:
    options = arguments()
    if options.core is not None:
        os.sched_setaffinity(0, {options.core})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = fill(folder, texts(options.path), options.words)
        print(f"{words} words in {len(list(folder.iterdir()))} reports, {options.pairs} pairs")
        workers = ("--workers", str(options.workers))
        herodot = [sys.executable, "-m", "herodot", "read", str(folder), "--jsonl", *DATE, *workers]
        stock = [sys.executable, "-c", STOCK, str(folder)]
        run(stock)  # fills the disk cache; not counted
        pairs = [(run(herodot), run(stock)) for _ in range(options.pairs)]
    report(words, pairs)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed and memory of herodot read beside spaCy.")
    parser.add_argument("path", type=Path, nargs="?", default=EXAMPLES)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--core", type=int)
    return parser.parse_args()


def texts(path: Path) -> list[str]:
    """The texts of a folder's .txt files, or of a JSONL file."""
    if path.is_dir():
        return [p.read_text(encoding="utf-8") for p in sorted(path.rglob("*.txt"))]
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def fill(folder: Path, found: list[str], words: int) -> int:
    """Writes texts, from the first again after the last, until there are enough words; returns how many."""
    written = 0
    for number, text in enumerate(until_enough(found, words)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        written += len(text.split())
    return written


def until_enough(found: list[str], words: int) -> Iterator[str]:
    for text in cycle(found):
        if words <= 0:
            return
        words -= len(text.split())
        yield text


def run(command: list[str]) -> Run:
    """Runs a process to its end and measures it; a failing one ends the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed:\n{said.decode(errors='replace')}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - start, cpu, usage.ru_maxrss / 1024)


def report(words: int, pairs: list[tuple[Run, Run]]) -> None:
    for number, (ours, stock) in enumerate(pairs, 1):
        both = f"herodot {line(words, ours)}   spaCy {line(words, stock)}"
        print(f"pair {number}  {both}   {ours.seconds / stock.seconds:.2f}")
    wall = statistics.median(ours.seconds / stock.seconds for ours, stock in pairs)
    cpu = statistics.median(ours.cpu / stock.cpu for ours, stock in pairs)
    print(f"median ratio {wall:.2f} of wall time, {cpu:.2f} of processor time (herodot's / spaCy's)")


def line(words: int, measured: Run) -> str:
    return f"{words / measured.seconds:6,.0f} words/s {measured.seconds:5.1f} s {measured.megabytes:5.0f} MB"


if __name__ == "__main__":
    main()
