"""Check the corpus and print what it holds: python training/corpus/check.py [FILE...]

Every value must occur in its text, every type, mode and status must be one of the ontology's, no text may come
twice.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from corpus import FIELDS, CorpusError, Item, files, read

STATUSES = ("happened", "denied", "possible", "planned", "demanded", "conditional", "did_not_happen")


def faults(item: Item, modes: dict[str, frozenset[str]]) -> list[str]:
    """What is wrong with one item."""
    found: list[str] = []
    for event in item.events:
        if event.type not in modes:
            found.append(f"{event.type} is no type")
        elif event.mode is not None and event.mode not in modes[event.type]:
            found.append(f"{event.mode} is no mode of {event.type}: {', '.join(sorted(modes[event.type]))}")
        if event.status not in STATUSES:
            found.append(f"{event.status} is no status")
        if "trigger" not in event.spans:
            found.append(f"{event.type} has no trigger")
        found += [f"{field} is no field" for field in event.spans if field not in FIELDS]
    return found


def modes_of_types() -> dict[str, frozenset[str]]:
    """The modes of each type, from the ontology."""
    from herodot.code.ontology import ontology

    return {name: frozenset(table.modes) for name, table in ontology().types.items()}


def main() -> int:
    modes, complaints = modes_of_types(), 0
    seen: dict[str, str] = {}
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("type", "mode", "status", "what")}
    for path in [Path(p) for p in sys.argv[1:]] or files():
        try:
            items = read(path)
        except CorpusError as error:
            print(error)
            complaints += 1
            continue
        for item in items:
            here = [f"{path}:{item.line}: {fault}" for fault in faults(item, modes)]
            if item.text in seen:
                here.append(f"{path}:{item.line}: the same text as {seen[item.text]}")
            seen[item.text] = f"{path.name}:{item.line}"
            complaints += len(here)
            print(*here, sep="\n", end="\n" if here else "")
            counts["what"]["report" if item.is_report else "sentence" if item.events else "sentence without event"] += 1
            for event in item.events:
                counts["type"][event.type] += 1
                counts["mode"][f"{event.type}/{event.mode or '-'}"] += 1
                counts["status"][event.status] += 1
    for name, counter in counts.items():
        print(f"{name}: " + ", ".join(f"{k} {n}" for k, n in counter.most_common()))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
