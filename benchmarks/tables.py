"""What loading all tables costs a process: milliseconds of processor time and MiB of memory.

    python benchmarks/tables.py

The modules are imported before the clock starts. The package's tables are compiled when it is installed; after a table
is edited, install again before measuring, or that table is read from YAML.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

from herodot.attribute import lexicon
from herodot.clean import boilerplate, dateline, language
from herodot.code import moods, ontology, quantities, tables, unnamed
from herodot.parse import timex_scan
from herodot.resolve import gazetteer, offices, scene, senses, toponyms, usage
from herodot.trace import lexicon as credit_lexicon

LOADERS: dict[str, Callable[[], object]] = {
    "actors, outlets": gazetteer.gazetteer,
    "offices": lambda: offices.title_entry("president"),
    "places": lambda: (toponyms.look_up("alexandria"), senses.weights(), usage.weights(), toponyms.middle("KEN")),
    "PLOVER": ontology.ontology,
    "its words": lambda: (tables.function_words("owned"), unnamed.identifying(), moods.words("hedges")),
    "quantities": quantities._counted,
    "cues": lexicon.lexicon,
    "credits": credit_lexicon.credit_words,
    "time expressions": timex_scan.grammar,
    "resolver's words": lambda: scene.words("locative"),
    "boilerplate": boilerplate._rules,
    "datelines": dateline._table,
    "language": language.function_words,
}


def memory() -> float:
    """The most memory the process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    before, first = memory(), time.process_time()
    for name, load in LOADERS.items():
        start = time.process_time()
        load()
        print(f"{name:18}{1000 * (time.process_time() - start):7.1f} ms")
    print(f"{'all':18}{1000 * (time.process_time() - first):7.1f} ms{memory() - before:7.1f} MiB")


if __name__ == "__main__":
    main()
