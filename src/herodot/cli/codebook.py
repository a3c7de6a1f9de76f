"""The codebook as a page: `python -m herodot.cli.codebook > docs/codebook.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from herodot.code.ontology import Ontology, ontology
from herodot.code.tables import TypeTable
from herodot.ontology.cameo import cameo_codes

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def page() -> str:
    """docs/codebook.md as it is committed."""
    tables = ontology()
    parts = [_HEAD, *_overview(tables), "", _DECISIONS]
    for table in tables.types.values():
        parts += [f"## {table.type}", "", *_type(table)]
    return "\n".join([*parts, _CONTEXTS, *_contexts(tables), ""])


def _overview(tables: Ontology) -> Iterator[str]:
    yield "| type | quad class | intensity | modes | CAMEO |"
    yield "|---|---|---|---|---|"
    for table in tables.types.values():
        modes = " ".join(f"`{mode}`" for mode in table.modes) or "–"
        name = f"[{table.type}](#{table.type.lower()})"
        yield f"| {name} | {_quad(table)} | {table.intensity:+} | {modes} | {_cameo(table)} |"


def _type(table: TypeTable) -> Iterator[str]:
    yield from (table.definition, *_notes(table), "")
    yield from (f"Quad class {_quad(table)}; intensity {table.intensity:+}; CAMEO {_cameo(table)}.", "")
    if table.modes:
        yield from ("| mode | | intensity |", "|---|---|---|")
        for name, mode in table.modes.items():
            intensity = table.intensity if mode.intensity is None else mode.intensity
            yield f"| `{name}` | {mode.definition} | {intensity:+} |"
        yield ""
    yield from ("Examples:", "", *(f"- {example}" for example in table.examples), "")
    yield from ("Not this type:", "", *(f"- {example}" for example in table.counter_examples), "")


def _notes(table: TypeTable) -> Iterator[str]:
    """What the table says of parties and of acts in its reach."""
    if table.symmetric:
        yield "All parties on a par are actors and recipients alike."
    if table.complement:
        yield f"An act that it speaks of is a record of its own, `{table.complement}`."
    if table.absorbs:
        yield f"What the same actor aims at by it ({', '.join(table.absorbs)}) is part of it and no record of its own."


def _contexts(tables: Ontology) -> Iterator[str]:
    yield from ("| context | | always with |", "|---|---|---|")
    for context in tables.contexts:
        always = " ".join(f"`{name}`" for name in context.adds.split())
        yield f"| `{context.name}` | {context.definition} | {always} |"


def _quad(table: TypeTable) -> str:
    return f"{table.quad} {QUADS[table.quad]}"


def _cameo(table: TypeTable) -> str:
    return " ".join(cameo_codes(table.type))


_HEAD = """# The codebook

Made by `python -m herodot.cli.codebook` from the tables under `src/herodot/ontology/plover/`; a test compares the two.

Events are coded in PLOVER (Open Event Data Alliance): 16 types, their modes, and contexts. The names are PLOVER's.
Every definition, example, trigger and cue word is ours, because the words of its codebook are under CC BY-SA 4.0.

Intensity runs from -10 (conflict) to +10 (cooperation); a mode may have its own. A CAMEO code stands for all that begin
with it, and the longest that fits wins, so `08` of CONCEDE leaves out what RETREAT lists (`cameo.yaml`).
"""

_DECISIONS = """## Decisions

PLOVER's manual, its README and its tables differ in places. This is what holds here:

- **16 types, not 18.** The manual has 16. The README still lists 18 of an older version: its DEMAND is now REQUEST, its
  DISAPPROVE is ACCUSE, and INVESTIGATE, CRIME and FIGHT are no types any more.
- **SANCTION is material conflict** (quad class 4), as the manual's section on it says; its quad table and the README
  say verbal conflict.
- **ACCUSE is negative.** The manual's table of scores prints +3 above modes of -2 and -3.5: a minus sign was lost.
- **A future act keeps its own type, with the status `planned`.** PLOVER would make it an AGREE. An explicit "agreed",
  "pledged" or "offered" is an AGREE as well, so nothing is lost. PLOVER's auxiliary modes (historical, future,
  hypothetical, negation) were never finished; a status takes their place.
- **A request or a threat is two records**: the REQUEST or THREATEN that happened, and the act asked for (`demanded`) or
  threatened (`conditional`). A refusal is a REJECT, and the act refused `did_not_happen`.
- **A signature is SUPPORT**, as is ratifying; agreeing, offering and promising is AGREE. Suspending a deal is
  SANCTION/discontinue. Exercises and weapons tests are MOBILIZE, joint ones with a partner COOPERATE. A coup is
  COERCE/restrict.
- **CAMEO's appeals (02) are REQUEST**; PLOVER's conversion table has no row for them. Its statements (01) have no type.
  Where that table and the manual differ (curfews eased, verdicts, sanctions), events follow the manual, and CAMEO data
  is read by the table.

Every record has one status:

| status | |
|---|---|
| `happened` | it took place, by the author's word or by a source's that nothing in the text contradicts |
| `denied` | a source says that it did not happen, or contests it |
| `possible` | it may have happened, or may happen |
| `planned` | somebody means to do it, or it is to come |
| `demanded` | somebody asks for it |
| `conditional` | it depends on something that is not given, as in a threat |
| `did_not_happen` | the author says that it did not: cancelled, foiled, failed, refused |
"""

_CONTEXTS = """## Contexts

An event has any number of contexts: those that its sentence calls for, and those that come with its type or mode.
"""

if __name__ == "__main__":
    sys.stdout.write(page())
