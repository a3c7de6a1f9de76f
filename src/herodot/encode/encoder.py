"""The shared encoder: one pass over a report, whose hidden states every learned head reads.

A run of the network holds one window of one report, with no padding. Int8 networks measure the range of their input
at run time, so a batch of several reports would let one report change the rounding of another, and with it the bytes
of the result.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from herodot.encode.units import (
    Floats,
    Ints,
    Passage,
    Range,
    Syntax,
    Tree,
    Vocabulary,
    passages_of,
    window_arrays,
    windows_of,
)
from herodot.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODELS = Path(__file__).parents[1] / "models"
_REMEDY = "install herodot again; herodot doctor says what is missing"


@dataclass(frozen=True, slots=True)
class EncodedPassage:
    """A passage with its hidden states, (units, 384), and four scores a unit: a statement's anchor, and inside a
    source, a cue, a content (logits)."""

    passage: Passage
    hidden: Floats
    scores: Floats


@dataclass(frozen=True, slots=True)
class Encoded:
    """The passages of a report that were worth reading, in order, and its trees as numbers."""

    tree: Tree
    passages: tuple[EncodedPassage, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """models/config.json: what the networks were trained with, and the settings chosen on held-out reports."""

    tags: tuple[str, ...]
    deps: tuple[str, ...]
    transitions: tuple[tuple[float, ...], ...]
    event_types: tuple[str, ...]
    settings: dict[str, Any]

    @property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary.of(self.tags, self.deps)


@cache
def config() -> Config:
    """The configuration, read once a process. Raises ModelError when it is missing or broken."""
    path = MODELS / "config.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        transitions = tuple(tuple(row) for row in found["transitions"])
        words = (tuple(found["tags"]), tuple(found["deps"]))
        return Config(*words, transitions, tuple(found["event_types"]), found["settings"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError("the networks' configuration cannot be read", where=str(path), remedy=_REMEDY) from error


@cache
def session(name: str) -> InferenceSession:
    """The network models/NAME.onnx on one thread, loaded once a process. Raises ModelError when it is missing."""
    import onnxruntime

    path = MODELS / f"{name}.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors have no common base that is public
        raise ModelError(f"the network {name} cannot be loaded", where=str(path), remedy=_REMEDY) from error


@cache
def tokenizer() -> Tokenizer:
    """The word pieces of the encoder, loaded once a process. Raises ModelError when their file is missing."""
    from tokenizers import Tokenizer

    path = MODELS / "tokenizer.json"
    try:
        found = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises plain Exception
        raise ModelError("the word pieces cannot be loaded", where=str(path), remedy=_REMEDY) from error
    found.no_truncation()
    found.no_padding()
    return found


def encode_text(text: str, paragraphs: Sequence[Range], syntax: Syntax, window: int | None = None) -> Encoded:
    """The encoded `paragraphs` (start and end in code points) of a parsed text.

    `window` is how many word pieces are read at once, where it is not the shipped number. Raises ModelError.
    """
    tree = Tree.of(syntax, config().vocabulary)
    passages = passages_of(text, paragraphs, tree, tokenizer()) if len(syntax.starts) else []
    windows = windows_of(passages, window or int(config().settings["window"]))
    return Encoded(tree, tuple(found for one in windows for found in _encode(one, tree)))


def _encode(window: list[Passage], tree: Tree) -> list[EncodedPassage]:
    arrays = window_arrays(window, tree)
    inputs = {"ids": arrays.ids[None], "features": arrays.features[None], "syntax": arrays.syntax[None]}
    hidden, scores = session("encoder").run(None, {**inputs, "mask": np.ones((1, len(arrays.ids)), np.int64)})
    found = []
    for passage, offset in zip(window, arrays.offsets, strict=True):
        at: Ints = np.asarray(passage.firsts) + offset
        found.append(EncodedPassage(passage, hidden[0, at], scores[0, at]))
    return found
