"""Gold annotations on top of `units`: each attribution's anchor, and every unit's label."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from paths import BASE, GOLD, parse_file
from tokenizers import Tokenizer

from chain import CONTENT, CUE, NONE, SOURCE, STATES  # isort: skip
from units import Ints, Passage, Tree, Vocabulary, passages_of  # isort: skip

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Columns:
    """A parse from the cache."""

    starts: Sequence[int]
    ends: Sequence[int]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution in a passage: its anchor, the label of every unit, and the chain over its words."""

    anchor: int
    labels: Ints
    words: Ints  # units in the chain: all words, and the anchor
    path: Ints


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    tree: Tree
    passages: list[Passage]
    gold: list[list[Labelled]]  # of each passage


def tokenizer() -> Tokenizer:
    t = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    t.no_truncation()
    t.no_padding()
    return t


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"polnear_{name}.jsonl").open(encoding="utf-8")]


def parses(name: str) -> dict[str, Columns]:
    """The cached parses of a gold file, by the hash of the text."""
    with np.load(parse_file(name)) as file:
        keys = sorted({k.split("/")[0] for k in file.files})
        return {k: Columns(*(file[f"{k}/{c}"] for c in ("starts", "ends", "tags", "deps", "heads"))) for k in keys}


def key(text: str) -> str:
    """The name of a text in the parse cache."""
    return hashlib.sha256(text.encode()).hexdigest()


def vocabulary(columns: dict[str, Columns]) -> Vocabulary:
    tags = Counter(t for c in columns.values() for t in c.tags)
    deps = Counter(d for c in columns.values() for d in c.deps)
    return Vocabulary.of(sorted(t for t in tags if t), sorted(d for d in deps if d))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text begin and end, without the blanks at their ends, as Herodot's parser has them."""
    spans = ((m.start(), m.group()) for m in PARAGRAPH.finditer(text))
    return [(start + len(t) - len(t.lstrip()), start + len(t.rstrip())) for start, t in spans]


def document(record: dict[str, Any], columns: Columns, vocab: Vocabulary, tok: Tokenizer) -> Document:
    tree = Tree.of(columns, vocab)
    passages = passages_of(record["text"], paragraphs(record["text"]), tree, tok)
    gold: list[list[Labelled]] = [[] for _ in passages]
    begins = [p.spans[0][0] for p in passages]
    for attribution in record["attributions"]:
        if not attribution["cue"]:
            continue
        i = int(np.searchsorted(begins, min(attribution["cue"])[0], side="right")) - 1
        labelled = _label(passages[i], attribution, tree) if i >= 0 else None
        if labelled:
            gold[i].append(labelled)
    return Document(record["doc_id"], tree, passages, gold)


def _label(p: Passage, attribution: dict[str, Any], tree: Tree) -> Labelled | None:
    labels = np.zeros(len(p.spans), np.int64)
    spans = np.array(p.spans)
    for role, value in (("source", SOURCE), ("content", CONTENT), ("cue", CUE)):
        for s, e in attribution[role]:
            labels[(spans[:, 0] < e) & (spans[:, 1] > s)] = value
    cue = np.flatnonzero(labels == CUE)
    if not len(cue):
        return None
    words = [k for k in cue if not p.is_mark[k]]
    anchor = int(_head(p, words, tree) if words else cue[0])
    chain = np.array([k for k in range(len(p.spans)) if k == anchor or not p.is_mark[k]])
    path = states_of(labels[chain].tolist(), int(np.flatnonzero(chain == anchor)[0]))
    return Labelled(anchor, labels, chain, np.array(path))


def _head(p: Passage, words: list[int], tree: Tree) -> int:
    """The unit of the cue that governs the others: its head token lies outside the cue."""
    tokens = {int(p.tokens[k]) for k in words}
    outside = [k for k in words if int(tree.heads[p.tokens[k]]) not in tokens - {int(p.tokens[k])}]
    _, depth = tree.lines(p.tokens)
    return min(outside, key=lambda k: (int(depth[k]), k)) if outside else words[0]


def states_of(labels: list[int], anchor: int) -> list[int]:
    """The state path of gold labels; labels that the chain forbids become NONE."""
    clean = list(labels)
    clean[anchor] = CUE
    first = stop = anchor
    while first and clean[first - 1] == CUE:
        first -= 1
    while stop + 1 < len(clean) and clean[stop + 1] == CUE:
        stop += 1
    source_runs = 0
    path, seen = [], 0
    for i, label in enumerate(clean):
        if label == CUE and not first <= i <= stop:
            label = NONE
        if label == SOURCE:
            if i == 0 or clean[i - 1] != SOURCE:
                source_runs += 1
            if source_runs > 1:
                label = NONE
            else:
                seen = 1
        phase = 0 if i < first else 1 if i <= stop else 2
        path.append(STATES.index((phase, label, seen)))
    return path


def load(name: str, vocab: Vocabulary, tok: Tokenizer) -> list[Document]:
    columns = parses(name.replace("_extra_annotators", ""))
    return [document(r, columns[key(r["text"])], vocab, tok) for r in records(name)]
