"""How well events are coded, against gold of four forms; a file's form is told by its keys.

| form | keys | measured by |
|---|---|---|
| PLOVER records | `events` with lists of parties | `events_records` |
| CAMEO codes | `events` with codes, or no event | `events_cameo` |
| one class a sentence | `penta_label` | `events_quads` |
| the words that name the parties | `spans` | `events_parties` |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from herodot.evaluate.events_cameo import CameoScores, cameo_misses, evaluate_cameo
from herodot.evaluate.events_gold import Form, form_of
from herodot.evaluate.events_parties import PartyScores, evaluate_parties, party_misses
from herodot.evaluate.events_quads import QuadScores, evaluate_quads, quad_misses
from herodot.evaluate.events_records import EventScores, evaluate_records, record_misses
from herodot.evaluate.misses import Miss

__all__ = ["evaluate_events", "events_misses"]

type Scores = EventScores | CameoScores | QuadScores | PartyScores

_SCORERS: dict[Form, Callable[[Path], Scores]] = {
    "records": evaluate_records,
    "cameo": evaluate_cameo,
    "quads": evaluate_quads,
    "parties": evaluate_parties,
}
_MISSES: dict[Form, Callable[[Path], Iterator[Miss]]] = {
    "records": record_misses,
    "cameo": cameo_misses,
    "quads": quad_misses,
    "parties": party_misses,
}


def evaluate_events(gold: Path) -> Scores:
    """The scores on a JSONL file of any form, or on a folder with plover_gsr_dev.jsonl.

    Raises BadRecord with file and line for a row that is no gold or whose codes are of another scheme.
    """
    path = _file(gold)
    return _SCORERS[form_of(path)](path)


def events_misses(gold: Path) -> Iterator[Miss]:
    """What is wrong, sentence by sentence, each miss with its kind and both versions. Raises BadRecord."""
    path = _file(gold)
    yield from _MISSES[form_of(path)](path)


def _file(gold: Path) -> Path:
    return gold / "plover_gsr_dev.jsonl" if gold.is_dir() else gold
