"""A writer to be killed: proposes corrections and decides on them until then, and says each that is stored.

Usage: python decides_corrections.py DESK; it opens the desk when it reads a line from stdin. It says "p ID" after each
proposal and "VERDICT ID" after each decision.
"""

from __future__ import annotations

import itertools
import sys

from herodot.correct import Proposal
from herodot.records import Decision
from herodot.store import open_store

AT = "2024-07-15T09:00:00+00:00"


def say(what: str, own_id: str) -> None:
    sys.stdout.write(f"{what} {own_id}\n")
    sys.stdout.flush()


def main(desk: str) -> None:
    sys.stdin.readline()
    with open_store(desk) as store:
        (report,) = store.report_ids()
        record = store.machine_analysis(report).attributions[0].id
        for n in itertools.count(len(store.corrections.cases())):
            made = store.corrections.propose(report, Proposal("speaker", "ana", f"Speaker {n}", record=record), AT)
            say("p", made.id)
            for verdict in ("accepted", "undone", "accepted", "rejected")[: 1 + n % 4]:
                store.corrections.decide(Decision(made.id, verdict, "ed", AT))  # type: ignore[arg-type]
                say(verdict, made.id)


if __name__ == "__main__":
    main(sys.argv[1])
