"""A writer to be killed: adds samples to a desk until then, and says the number of each that is stored.

Usage: python adds_reports.py DESK; it opens the desk when it reads the number of the first sample from stdin.
"""

from __future__ import annotations

import itertools
import sys

from desk_samples import sample

from herodot.store import open_store


def main(desk: str) -> None:
    first = int(sys.stdin.readline())
    with open_store(desk) as store:
        for n in itertools.count(first):
            store.add(sample(n, words=60))
            sys.stdout.write(f"{n}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
