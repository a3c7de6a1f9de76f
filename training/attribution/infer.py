"""Read who says what: the two ONNX networks, the chain decoder, and nothing but numpy, onnxruntime and
tokenizers.

The answer for a report depends on that report alone. Int8 networks measure the range of their input at
run time, so a batch of several reports would let one report change the rounding of another; here a run of
the encoder holds one window of one report and a run of the reader the anchors of one paragraph, with no
padding in either.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chain import CONTENT, CUE, SOURCE, decode
from tokenizers import Tokenizer
from units import (
    Floats,
    Ints,
    Paragraph,
    Syntax,
    Tree,
    Vocabulary,
    paragraphs_of,
    relations,
    window_arrays,
    windows_of,
)

Encode = Callable[[Ints, Ints, Ints], tuple[Floats, Floats]]  # ids, features, syntax -> hidden, unit
Read = Callable[[Floats, Ints], tuple[Floats, Floats]]  # hidden, relation -> label, valid
OPENING_QUOTES, CLOSING_QUOTES = '"“„«', '"”»'


@dataclass(frozen=True, slots=True)
class Settings:
    """How the scores become attributions; chosen on held-out training documents."""

    window: int = 256  # word pieces
    anchor: float = 0.15  # a unit at least this likely is read by stage two
    threshold: float = 0.4  # of the final confidence
    validity: float = 0.5  # exponent of the validity in the confidence; the anchor's probability has the rest
    certainty: float = 0.0  # exponent of the probability of the decoded path
    content_bias: float = 0.0
    source_bias: float = 0.0
    content_needed: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, in code points of the text."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One anchor after stage two, before the chain is decoded."""

    paragraph: int
    anchor: int
    chain: Ints  # units
    scores: Floats  # (chain, 10)
    likely: float
    valid: float


class AttributionTagger:
    """Finds the attributions of a parsed text."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        vocabulary: Vocabulary,
        transitions: Floats,
        encode: Encode,
        read: Read,
        settings: Settings,
    ) -> None:
        self.tokenizer = tokenizer
        self.vocabulary = vocabulary
        self.transitions = transitions
        self.encode = encode
        self.read = read
        self.settings = settings

    @classmethod
    def from_folder(cls, folder: Path, threads: int = 1) -> AttributionTagger:
        """The tagger whose files lie in `folder`."""
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        encoder, reader = (
            ort.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "reader")
        )
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()

        def encode(ids: Ints, features: Ints, syntax: Ints) -> tuple[Floats, Floats]:
            inputs = {"ids": ids[None], "features": features[None], "syntax": syntax[None]}
            hidden, unit = encoder.run(None, {**inputs, "mask": np.ones((1, len(ids)), np.int64)})
            return hidden[0], unit[0]

        def read(hidden: Floats, relation: Ints) -> tuple[Floats, Floats]:
            n = len(relation)
            states = np.ascontiguousarray(np.broadcast_to(hidden[None], (n, *hidden.shape)))
            mask = np.ones(relation.shape[:2], np.int64)
            label, valid = reader.run(None, {"hidden": states, "relation": relation, "mask": mask})
            return label, valid

        return cls(
            tokenizer,
            Vocabulary.of(config["tags"], config["deps"]),
            np.asarray(config["transitions"], np.float32),
            encode,
            read,
            Settings(**config["settings"]),
        )

    def __call__(self, text: str, syntax: Syntax) -> list[Found]:
        """The attributions of `text` in the order of their cues."""
        if not len(syntax.starts):
            return []
        tree = Tree.of(syntax, self.vocabulary)
        paragraphs = paragraphs_of(text, tree, self.tokenizer)
        return self.decode(text, paragraphs, list(self.candidates(paragraphs, tree)))

    def candidates(self, paragraphs: list[Paragraph], tree: Tree) -> Iterator[Candidate]:
        """Every likely anchor with what the reader says about its paragraph."""
        number = 0
        for window in windows_of(paragraphs, self.settings.window):
            arrays = window_arrays(window, tree)
            hidden, unit = self.encode(arrays.ids, arrays.features, arrays.syntax)
            for paragraph, offset in zip(window, arrays.offsets, strict=True):
                at = np.asarray(paragraph.firsts) + offset
                likely = _sigmoid(unit[at, 0])
                anchors = np.flatnonzero(likely > self.settings.anchor)
                if len(anchors):
                    relation = relations(paragraph, anchors, tree, self.vocabulary.branches)
                    labels, valid = self.read(hidden[at], relation)
                    words = ~np.asarray(paragraph.is_mark)
                    for i, anchor in enumerate(anchors):
                        kept = words.copy()
                        kept[anchor] = True
                        chain = np.flatnonzero(kept)
                        yield Candidate(
                            number,
                            int(anchor),
                            chain,
                            labels[i, chain],
                            float(likely[anchor]),
                            float(_sigmoid(valid[i, anchor])),
                        )
                number += 1

    def decode(self, text: str, paragraphs: list[Paragraph], candidates: list[Candidate]) -> list[Found]:
        """The best chain of each candidate; of two whose cues meet, the more confident one."""
        s = self.settings
        first = [c.likely ** (1 - s.validity) * c.valid**s.validity for c in candidates]
        kept = [(f, c) for f, c in zip(first, candidates, strict=True) if f >= s.threshold]
        if not kept:
            return []
        lengths = np.array([len(c.chain) for _, c in kept])
        scores = np.zeros((len(kept), int(lengths.max()), 10), np.float32)
        for i, (_, c) in enumerate(kept):
            scores[i, : len(c.chain)] = c.scores
        scores[..., CONTENT] += s.content_bias
        scores[..., SOURCE] += s.source_bias
        anchors = np.array([int(np.flatnonzero(c.chain == c.anchor)[0]) for _, c in kept])
        paths, certainty = decode(scores, lengths, anchors, self.transitions)
        ranked = [
            (f * float(np.exp(s.certainty * p)), c, path)
            for (f, c), path, p in zip(kept, paths, certainty, strict=True)
        ]
        ranked.sort(key=lambda x: (-x[0], x[1].paragraph, x[1].anchor))
        taken: set[tuple[int, int]] = set()
        found: list[Found] = []
        for confidence, c, path in ranked:
            cue = {(c.paragraph, int(u)) for u in c.chain[path == CUE]}
            if confidence < s.threshold or cue & taken or (s.content_needed and not (path == CONTENT).any()):
                continue
            taken |= cue
            found.append(_found(text, paragraphs[c.paragraph], c.chain, path, confidence))
        found.sort(key=lambda f: (f.cue, f.content))
        return found


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


def _found(text: str, paragraph: Paragraph, chain: Ints, path: Ints, confidence: float) -> Found:
    runs: dict[int, list[tuple[int, int]]] = {SOURCE: [], CUE: [], CONTENT: []}
    edges = np.flatnonzero(np.diff(path)) + 1
    for part in np.split(np.arange(len(path)), edges):
        label = int(path[part[0]])
        if label in runs:
            start, end = paragraph.spans[chain[part[0]]][0], paragraph.spans[chain[part[-1]]][1]
            runs[label].append((start, end))
    content = tuple(_with_quotes(text, s, e) for s, e in runs[CONTENT])
    return Found(runs[SOURCE][0] if runs[SOURCE] else None, runs[CUE][0], content, round(confidence, 4))


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation marks that open right before it and close right after it."""
    if start and text[start - 1] in OPENING_QUOTES:
        start -= 1
    stop = end
    while stop < len(text) and text[stop] in ".,!?;:…":
        stop += 1
    quotes = sum(text.count(q, start, end) for q in '"“”„«»')
    if quotes % 2 and stop < len(text) and text[stop] in CLOSING_QUOTES:
        end = stop + 1
    return start, end
