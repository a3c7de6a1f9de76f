"""Factuality items for training: how firmly the author presents an event as a fact, -3 to 3.

UW and MEANTIME follow FactBank's scale (did the author commit to it); UDS-IH2 asked lay readers whether it
happened, so that plans count as "no". Two outputs keep the two questions apart; the product reads the first.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any

import data
import numpy as np
import torch
from network import Tagger
from paths import FACTUALITY, factuality_parse_file
from tokenizers import Tokenizer
from torch import Tensor

from units import Ints, Tree, Vocabulary, WindowArrays, passages_of, relations, window_arrays  # isort: skip

SETS = {"uw": (0, 1.0), "meantime": (0, 2.0), "uds_ih2": (1, 0.4)}  # output, how much of it an epoch reads


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's input, the first pieces of its events, and their scores for one of the two outputs.

    For the head: the first piece of every unit, the unit of each event, and the relations of all units to it.
    """

    arrays: WindowArrays
    at: list[int]
    firsts: list[int]
    units: list[int]
    relations: Ints
    scores: list[float]
    output: int


def records(name: str) -> list[dict[str, Any]]:
    with (FACTUALITY / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def sentences(name: str, split: str, vocabulary: Vocabulary, tokenizer: Tokenizer) -> list[Sentence]:
    """The sentences of a set with all their events."""
    with np.load(factuality_parse_file(f"{name}_{split}")) as file:
        parses = dict(file.items())
    by_text: dict[str, list[dict[str, Any]]] = {}
    for record in records(f"{name}_{split}"):
        by_text.setdefault(record["text"], []).append(record)
    found = []
    for text, events in by_text.items():
        columns = data.Columns(*(parses[f"{data.key(text)}/{c}"] for c in ("starts", "ends", "tags", "deps", "heads")))
        found.append(
            _sentence(text, events, Tree.of(columns, vocabulary), tokenizer, SETS[name][0], vocabulary.branches)
        )
    return found


def _sentence(
    text: str, events: list[dict[str, Any]], tree: Tree, tokenizer: Tokenizer, output: int, branches: int
) -> Sentence:
    passage = passages_of(text, data.paragraphs(text), tree, tokenizer)[0]
    arrays = window_arrays([passage], tree)
    ends = [end for _, end in passage.spans]
    last = len(ends) - 1
    units = [min(int(np.searchsorted(ends, e["event_span"][0], side="right")), last) for e in events]
    at = [passage.firsts[u] + arrays.offsets[0] for u in units]
    firsts = [f + arrays.offsets[0] for f in passage.firsts]
    paths = relations(passage, units, tree, branches)
    return Sentence(arrays, at, firsts, units, paths, [e["score"] for e in events], output)


class Stream:
    """Batches of sentences of like length, for ever, in an order that the seed decides."""

    def __init__(self, vocabulary: Vocabulary, tokenizer: Tokenizer, rnd: random.Random) -> None:
        self.sets = {name: sentences(name, "train", vocabulary, tokenizer) for name in SETS}
        self.rnd = rnd
        self.waiting: list[list[Sentence]] = []

    def batch(self, size: int) -> list[Sentence]:
        if not self.waiting:
            chosen: list[Sentence] = []
            for name, (_, share) in SETS.items():
                whole, rest = divmod(share, 1)
                chosen += self.sets[name] * int(whole)
                chosen += self.rnd.sample(self.sets[name], int(rest * len(self.sets[name])))
            self.rnd.shuffle(chosen)
            for i in range(0, len(chosen), size * 20):
                near = sorted(chosen[i : i + size * 20], key=lambda s: len(s.arrays.ids))
                self.waiting += [near[j : j + size] for j in range(0, len(near), size)]
            self.rnd.shuffle(self.waiting)
        return self.waiting.pop()

    def an_epoch(self, size: int) -> int:
        """How many batches an epoch has."""
        return sum(int(share * len(self.sets[name])) for name, (_, share) in SETS.items()) // size


def scores_of(model: Tagger, batch: list[Sentence]) -> Tensor:
    """(events, 2): both outputs for every event of the batch."""
    n, t = len(batch), max(len(s.arrays.ids) for s in batch)
    ids, features, mask = (np.zeros((n, t), np.int64) for _ in range(3))
    syntax = np.zeros((n, t, 3), np.int64)
    for row, s in enumerate(batch):
        k = len(s.arrays.ids)
        ids[row, :k], features[row, :k], syntax[row, :k], mask[row, :k] = (
            s.arrays.ids,
            s.arrays.features,
            s.arrays.syntax,
            1,
        )
    hidden, _ = model.encode(*(torch.from_numpy(x) for x in (ids, features, syntax, mask)))
    at = torch.tensor([row * t + k for row, s in enumerate(batch) for k in s.at])
    return model.factuality(hidden.reshape(n * t, -1)[at])


def factuality_loss(model: Tagger, batch: list[Sentence]) -> Tensor:
    """The mean smooth L1 distance: near zero quadratic, further off the absolute error that is measured."""
    scores = scores_of(model, batch)
    output = torch.tensor([s.output for s in batch for _ in s.at])
    truth = torch.tensor([x for s in batch for x in s.scores])
    mine = scores[torch.arange(len(output)), output]
    return torch.nn.functional.smooth_l1_loss(mine, truth, beta=0.5)


def measure(model: Tagger, found: list[Sentence], output: int) -> tuple[float, float]:
    """Mean absolute error and Pearson's r."""
    model.eval()
    predicted: list[float] = []
    truth: list[float] = []
    with torch.no_grad():
        for i in range(0, len(found), 32):
            part = found[i : i + 32]
            predicted += scores_of(model, part)[:, output].clamp(-3, 3).tolist()
            truth += [x for s in part for x in s.scores]
    p, t = np.array(predicted), np.array(truth)
    return float(np.abs(p - t).mean()), float(np.corrcoef(p, t)[0, 1])
