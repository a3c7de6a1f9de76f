"""Training data as batches: windows of the encoder, and the anchors that stage two reads in them."""

from __future__ import annotations

import random
from dataclasses import dataclass

import data
import numpy as np
import torch
from data import Document, Labelled
from held_out import is_held_out
from torch import Tensor

from chain import CONTENT, CUE, SOURCE  # isort: skip
from units import Floats, Passage, Vocabulary, WindowArrays, window_arrays, windows_of  # isort: skip

LONGEST, BATCH = 192, 10


@dataclass(slots=True)
class Item:
    """One anchor for stage two; `gold` is None for a wrongly proposed one."""

    row: int
    offset: int
    passage: Passage
    document: Document
    anchor: int
    gold: Labelled | None


Window = tuple[Document, list[int], WindowArrays]  # the report, the numbers of its paragraphs, their input
Documents = list[list[Document]]  # each document in all its annotations


def training_documents(held_out: bool) -> tuple[Documents, Vocabulary]:
    """The documents to train on, or those kept aside, and the vocabulary of all of them."""
    columns = data.parses("train")
    vocab, tok = data.vocabulary(columns), data.tokenizer()
    documents = data.load("train", vocab, tok)
    others: dict[str, list[Document]] = {}
    for d in data.load("train_extra_annotators", vocab, tok):
        others.setdefault(d.id, []).append(d)
    chosen = [d for i, d in enumerate(documents) if is_held_out(i) == held_out]
    return [[d, *others.get(d.id, [])] for d in chosen], vocab


def windows(documents: Documents, rnd: random.Random, empty: float) -> list[Window]:
    """An epoch's windows: one annotation of each document, cut at other places each time.

    Of the paragraphs without attributions only the share `empty` is read.
    """
    out: list[Window] = []
    for versions in documents:
        d = rnd.choice(versions)
        number = {id(p): i for i, p in enumerate(d.passages)}
        kept = [p for p, g in zip(d.passages, d.gold, strict=True) if g or rnd.random() < empty]
        for w in windows_of(kept, LONGEST, rnd.randint(LONGEST // 3, LONGEST)):
            out.append((d, [number[id(p)] for p in w], window_arrays(w, d.tree)))
    return out


def batches(documents: Documents, rnd: random.Random, empty: float) -> list[list[Window]]:
    """An epoch's batches, each of windows of like length."""
    every = windows(documents, rnd, empty)
    rnd.shuffle(every)
    out: list[list[Window]] = []
    for i in range(0, len(every), BATCH * 20):
        near = sorted(every[i : i + BATCH * 20], key=lambda w: len(w[2].ids))
        out += [near[j : j + BATCH] for j in range(0, len(near), BATCH)]
    rnd.shuffle(out)
    return out


def collate(batch: list[Window]) -> tuple[list[Tensor], list[Item]]:
    """The tensors of the encoder (ids, features, syntax, mask, targets, weights) and the gold anchors."""
    n, t = len(batch), max(len(w[2].ids) for w in batch)
    ids, features, mask = (np.zeros((n, t), np.int64) for _ in range(3))
    syntax = np.zeros((n, t, 3), np.int64)
    target, weight = np.zeros((n, t, 4), np.float32), np.zeros((n, t), np.float32)
    items: list[Item] = []
    for row, (d, numbers, w) in enumerate(batch):
        k = len(w.ids)
        ids[row, :k], features[row, :k], syntax[row, :k], mask[row, :k] = w.ids, w.features, w.syntax, 1
        for number, offset in zip(numbers, w.offsets, strict=True):
            p = d.passages[number]
            at = np.array(p.firsts) + offset
            weight[row, at] = np.where(p.is_mark, 0.2, 1.0)
            for gold in d.gold[number]:
                target[row, at[gold.anchor], 0] = 1
                weight[row, at[gold.anchor]] = 1
                for column, label in ((1, SOURCE), (2, CUE), (3, CONTENT)):
                    target[row, at[gold.labels == label], column] = 1
                items.append(Item(row, offset, p, d, gold.anchor, gold))
    return [torch.from_numpy(x) for x in (ids, features, syntax, mask, target, weight)], items


def wrong_anchors(batch: list[Window], probability: Floats) -> list[Item]:
    """Units that stage one takes for anchors though they are none."""
    out: list[Item] = []
    for row, (d, numbers, w) in enumerate(batch):
        for number, offset in zip(numbers, w.offsets, strict=True):
            p = d.passages[number]
            gold = {g.anchor for g in d.gold[number]}
            for k in np.flatnonzero(probability[row, np.array(p.firsts) + offset] > 0.2):
                if int(k) not in gold:
                    out.append(Item(row, offset, p, d, int(k), None))
    return out
