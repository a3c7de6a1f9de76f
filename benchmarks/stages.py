"""What each stage of a read costs: processor time a stage, and words a second.

    python benchmarks/stages.py [PATH] [--reports N]

PATH is a folder of .txt files or a JSONL file with `text`; without it the bundled examples are read. One process, one
thread; models and tables are loaded before the clock starts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from speed import EXAMPLES, texts

from herodot.attribute import attribute
from herodot.code import code
from herodot.encode import encode
from herodot.parse import parse
from herodot.pipeline import analyse
from herodot.resolve import resolve
from herodot.testing import make_report
from herodot.trace import trace


class Clock:
    """Processor time by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def __call__[R](self, stage: Callable[..., R], *given: Any) -> R:
        start = time.process_time()
        result = stage(*given)
        name = stage.__name__
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return result


def main() -> None:
    parser = argparse.ArgumentParser(description="What each stage of a read costs.")
    parser.add_argument("path", type=Path, nargs="?", default=EXAMPLES)
    parser.add_argument("--reports", type=int, default=40)
    options = parser.parse_args()
    found = texts(options.path)[: options.reports]
    analyse(make_report(found[0]))
    clock = Clock()
    for text in found:
        parsed = clock(parse, make_report(text))
        cast = clock(resolve, parsed)
        encoded = clock(encode, parsed)
        said = clock(attribute, parsed, cast, encoded)
        clock(trace, parsed, cast, said)
        clock(code, parsed, cast, said, encoded)
    words, whole = sum(len(text.split()) for text in found), sum(clock.spent.values())
    for name, spent in clock.spent.items():
        print(f"{name:<10} {spent:6.2f} s {spent / whole:6.1%}")
    print(f"{'all':<10} {whole:6.2f} s        {words / whole:,.0f} words/s over {words} words")


if __name__ == "__main__":
    main()
