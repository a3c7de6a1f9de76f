"""The learned tagger: likely anchors of statements from the encoder's scores, read one by one by a second network.

Stage one scores every unit of a passage as the anchor of a cue. Stage two (models/attribution.onnx) reads the passage
once for each likely anchor, with the tree path from it to every unit, and the chain decoder picks one cue, at most one
source and any content. It was trained on PolNeAR, which annotates one level: see models/MODEL_CARD.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np

from herodot.attribute.chain import CONTENT, CUE, SOURCE, decode
from herodot.encode.encoder import Encoded, EncodedPassage, config, session
from herodot.encode.units import Floats, Ints, Passage, Range, relations
from herodot.errors import ModelError

_OPENING, _CLOSING, _MARKS = '"“„«', '"”»', '"“”„«»'


@dataclass(frozen=True, slots=True)
class Settings:
    """How scores become statements; chosen on held-out training reports (training/encoder/tune.py)."""

    window: int = 128
    """Word pieces that the encoder reads at once."""
    anchor: float = 0.15
    """A unit at least this likely is read by stage two."""
    threshold: float = 0.5
    """Least confidence of a statement that no rule supports."""
    supported: float = 0.35
    """Least confidence of a statement whose cue a rule finds too."""
    validity: float = 0.5
    """Exponent of stage two's verdict in the confidence; the anchor's probability has the rest."""
    certainty: float = 0.35
    """Exponent of the probability of the decoded path."""
    content_bias: float = 0.0
    source_bias: float = 0.6
    content_needed: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Source, cue and content in code points of the text, and the number of the token that anchors the cue."""

    anchor: int
    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """A likely anchor after stage two, before the chain is decoded: `chain` lists units, `scores` has ten a unit."""

    passage: Passage
    unit: int
    chain: Ints
    scores: Floats
    first: float


@cache
def settings() -> Settings:
    """The settings in models/config.json. Raises ModelError where they are no such settings."""
    try:
        return msgspec.convert(config().settings, Settings)
    except msgspec.ValidationError as error:
        raise ModelError(f"the tagger's settings are wrong ({error})", remedy="install herodot again") from error


def statements(text: str, encoded: Encoded, using: Settings | None = None) -> list[Statement]:
    """The statements in the order of their cues, down to the confidence that one supported by a rule must have; no two
    cues overlap. Raises ModelError."""
    using = using or settings()
    return decoded(text, list(anchors(encoded, using)), using)


def anchors(encoded: Encoded, using: Settings) -> Iterator[Anchor]:
    """Every likely anchor with what stage two says about its passage."""
    branches = config().vocabulary.branches
    for found in encoded.passages:
        likely = _sigmoid(found.scores[:, 0])
        units = np.flatnonzero(likely > using.anchor)
        if not len(units):
            continue
        labels, valid = _read(found, relations(found.passage, units, encoded.tree, branches))
        words = ~np.asarray(found.passage.is_mark)
        for i, unit in enumerate(units):
            kept = words.copy()
            kept[unit] = True
            chain = np.flatnonzero(kept)
            verdict = float(_sigmoid(valid[i, unit]))
            first = float(likely[unit]) ** (1 - using.validity) * verdict**using.validity
            yield Anchor(found.passage, int(unit), chain, labels[i, chain], first)


def _read(found: EncodedPassage, relation: Ints) -> tuple[Floats, Floats]:
    """Stage two for all anchors of a passage: (anchors, units, 10) label scores, (anchors, units) verdicts."""
    hidden = np.ascontiguousarray(np.broadcast_to(found.hidden[None], (len(relation), *found.hidden.shape)))
    mask = np.ones(relation.shape[:2], np.int64)
    label, valid = session("attribution").run(None, {"hidden": hidden, "relation": relation, "mask": mask})
    return label, valid


def decoded(text: str, found: list[Anchor], using: Settings) -> list[Statement]:
    """The best chain of each anchor; of two whose cues meet, the more confident one."""
    least = min(using.threshold, using.supported)
    kept = [a for a in found if a.first >= least]
    if not kept:
        return []
    lengths = np.array([len(a.chain) for a in kept])
    scores = np.zeros((len(kept), int(lengths.max()), 10), np.float32)
    for i, a in enumerate(kept):
        scores[i, : len(a.chain)] = a.scores
    scores[..., CONTENT] += using.content_bias
    scores[..., SOURCE] += using.source_bias
    at = np.array([int(np.flatnonzero(a.chain == a.unit)[0]) for a in kept])
    paths, certainty = decode(scores, lengths, at, np.asarray(config().transitions, np.float32))
    ranked = sorted(
        (-a.first * float(np.exp(using.certainty * p)), n) for n, (a, p) in enumerate(zip(kept, certainty, strict=True))
    )
    taken: list[Range] = []
    statements: list[Statement] = []
    for weight, n in ranked:
        if -weight < least or (using.content_needed and not (paths[n] == CONTENT).any()):
            continue
        statement = _statement(text, kept[n], paths[n], -weight)
        if not any(statement.cue[0] < end and start < statement.cue[1] for start, end in taken):
            taken.append(statement.cue)
            statements.append(statement)
    return sorted(statements, key=lambda s: (s.cue, s.content))


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


def _statement(text: str, anchor: Anchor, path: Ints, confidence: float) -> Statement:
    runs: dict[int, list[Range]] = {SOURCE: [], CUE: [], CONTENT: []}
    edges = np.flatnonzero(np.diff(path)) + 1
    spans = anchor.passage.spans
    for part in np.split(np.arange(len(path)), edges):
        label = int(path[part[0]])
        if label in runs:
            runs[label].append((spans[anchor.chain[part[0]]][0], spans[anchor.chain[part[-1]]][1]))
    content = tuple(_with_quotes(text, s, e) for s, e in runs[CONTENT])
    source = runs[SOURCE][0] if runs[SOURCE] else None
    token = int(anchor.passage.tokens[anchor.unit])
    return Statement(token, source, runs[CUE][0], content, round(confidence, 4))


def _with_quotes(text: str, start: int, end: int) -> Range:
    """The span with the quotation marks that open right before it and close right after it."""
    if start and text[start - 1] in _OPENING:
        start -= 1
    stop = end
    while stop < len(text) and text[stop] in ".,!?;:…":
        stop += 1
    quotes = sum(text.count(q, start, end) for q in _MARKS)
    if quotes % 2 and stop < len(text) and text[stop] in _CLOSING:
        end = stop + 1
    return start, end
