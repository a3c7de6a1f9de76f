"""Which words report an event, of which PLOVER type, who acts and who is acted on: two heads on the encoder's states.

The first (models/events.onnx) reads a passage once and scores every unit as a trigger of each type. The second
(models/event_roles.onnx) reads it once for each trigger that is asked about, with the tree path from it to every unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from herodot.encode.encoder import Encoded, EncodedPassage, config, session
from herodot.encode.units import Floats, relations
from herodot.parse.parsed import Parsed

_WHO, _WHOM = 1, 2

type Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventReading:
    """A word read as a trigger: its token in the parse, the type and how likely it is."""

    token: int
    type: str
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class EventReadings:
    """The words that are at least as likely as models/config.json asks, in text order; and `chances`, (tokens of the
    parse, 17): how likely each is no trigger, or one of each type. Tokens that were not encoded have 1 everywhere."""

    readings: tuple[EventReading, ...]
    chances: Floats

    def chance(self, token: int, type_: str) -> float:
        """How likely the token is a trigger of that type; 1 where nobody has looked."""
        return float(self.chances[token, 1 + config().event_types.index(type_)])


def event_readings(parsed: Parsed, encoded: Encoded) -> EventReadings:
    """What the first head reads in the encoded passages of a report.

    Raises ModelError when a network is missing or broken.
    """
    chances = np.ones((len(parsed.words), 1 + len(config().event_types)), np.float32)
    found: list[EventReading] = []
    for passage in encoded.passages:
        if len(passage.passage.spans):
            found.extend(_readings(passage, chances))
    return EventReadings(tuple(found), chances)


def _readings(found: EncodedPassage, chances: Floats) -> Iterator[EventReading]:
    """The readings of one passage, whose words' chances are written into `chances`."""
    passage, types = found.passage, config().event_types
    words = np.flatnonzero(~np.asarray(passage.is_mark))
    tokens = np.asarray(passage.tokens)[words]
    mask = np.ones((1, len(found.hidden)), np.int64)
    (scores,) = session("events").run(None, {"hidden": found.hidden[None], "mask": mask})
    chances[tokens] = _softmax(scores[0])[words]
    best = chances[tokens, 1:].argmax(-1)
    for n in np.flatnonzero(chances[tokens, 1 + best] >= float(config().settings["event"])):
        yield EventReading(int(tokens[n]), types[best[n]], round(float(chances[tokens[n], 1 + best[n]]), 4))


def party_readings(encoded: Encoded, triggers: Collection[int]) -> Mapping[int, tuple[Tokens, Tokens]]:
    """For each of these tokens the tokens, in text order, that name who acts and who is acted on, as the second head
    reads them; tokens that were not encoded are left out. Raises ModelError when the network is missing or broken."""
    return dict(item for passage in encoded.passages for item in _parties(encoded, passage, triggers))


def _parties(
    encoded: Encoded, found: EncodedPassage, triggers: Collection[int]
) -> Iterator[tuple[int, tuple[Tokens, Tokens]]]:
    passage = found.passage
    units = [u for u, token in enumerate(passage.tokens) if int(token) in triggers and not passage.is_mark[u]]
    if not units:
        return
    relation = relations(passage, units, encoded.tree, config().vocabulary.branches)
    hidden = np.ascontiguousarray(np.broadcast_to(found.hidden[None], (len(units), *found.hidden.shape)))
    inputs = {"hidden": hidden, "relation": relation, "mask": np.ones(relation.shape[:2], np.int64)}
    (roles,) = session("event_roles").run(None, inputs)
    for unit, said in zip(units, roles.argmax(-1), strict=True):
        who, whom = (tuple(int(passage.tokens[u]) for u in np.flatnonzero(said == role)) for role in (_WHO, _WHOM))
        yield int(passage.tokens[unit]), (who, whom)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)
