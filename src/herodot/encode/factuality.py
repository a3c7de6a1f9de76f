"""How firmly the author of a text presents an event as a fact: one score from -3 (did not happen) to 3 (happened).

A head (models/factuality.onnx) on the encoder's hidden states reads the passage once for each event, with the tree path
from the event to every unit. The scale is FactBank's (Saurí & Pustejovsky 2009) as UW has it (Lee et al. 2015): CT+ 3,
PR+ 2, PS+ 1, U 0, PS- -1, PR- -2, CT- -3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from herodot.encode.encoder import Encoded, EncodedPassage, config, session
from herodot.encode.units import Range, relations

_MOST = 3.0


def factuality(encoded: Encoded, events: Sequence[Range]) -> list[float]:
    """The scores of events, given by start and end in code points; 3 for one in no passage that was encoded.

    Raises ModelError when the network is missing or broken.
    """
    scores = [_MOST] * len(events)
    for found in encoded.passages:
        inside = list(_inside(found, events))
        if inside:
            for (n, _), score in zip(inside, _read(encoded, found, [unit for _, unit in inside]), strict=True):
                scores[n] = round(min(_MOST, max(-_MOST, score)), 4)
    return scores


def _inside(found: EncodedPassage, events: Sequence[Range]) -> Iterator[tuple[int, int]]:
    """The events of a passage: their number, and the unit that covers their first character or comes after it."""
    spans = found.passage.spans
    ends = [end for _, end in spans]
    for n, (start, _) in enumerate(events):
        if spans and spans[0][0] <= start < ends[-1]:
            yield n, int(np.searchsorted(ends, start, side="right"))


def _read(encoded: Encoded, found: EncodedPassage, units: list[int]) -> list[float]:
    relation = relations(found.passage, units, encoded.tree, config().vocabulary.branches)
    hidden = np.ascontiguousarray(np.broadcast_to(found.hidden[None], (len(units), *found.hidden.shape)))
    mask = np.ones(relation.shape[:2], np.int64)
    (score,) = session("factuality").run(None, {"hidden": hidden, "relation": relation, "mask": mask})
    return [float(score[i, unit]) for i, unit in enumerate(units)]
