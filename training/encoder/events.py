"""Event items for training: the corpus of training/corpus as units, triggers, types, statuses and roles."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import data
import numpy as np
from data import Columns
from paths import REPOSITORY, parse_file
from tokenizers import Tokenizer

sys.path.append(str(REPOSITORY / "training" / "corpus"))
from corpus import Event, Item, Span, files, read

from units import Ints, Passage, Tree, Vocabulary, passages_of, relations, window_arrays, windows_of  # isort: skip

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
STATUSES = ("happened", "denied", "possible", "planned", "demanded", "conditional", "did_not_happen")
ROLES = ("who", "whom")
LONGEST = 128


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event at one of its mentions: unit, type and status as numbers, and a role number for every unit (0: none)."""

    unit: int
    type: int
    status: int
    roles: Ints
    relation: Ints


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage of the corpus in its window: the encoder's input, the first pieces of its units, its triggers."""

    arrays: object
    firsts: list[int]
    words: Ints
    triggers: list[Trigger]
    item: int


def items() -> list[Item]:
    """Every item of the corpus, in the order of files and lines."""
    return [item for path in files() for item in read(path)]


def is_held_out(item: Item) -> bool:
    """Whether an item is kept aside: one in ten, chosen by its text."""
    return int(hashlib.sha256(item.text.encode()).hexdigest(), 16) % 10 == 3


def sentences(vocabulary: Vocabulary, tokenizer: Tokenizer) -> Iterator[Sentence]:
    """The passages of all items."""
    with np.load(parse_file("corpus")) as file:
        parses = dict(file.items())
    for number, item in enumerate(items()):
        key = data.key(item.text)
        columns = Columns(*(parses[f"{key}/{c}"] for c in ("starts", "ends", "tags", "deps", "heads")))
        tree = Tree.of(columns, vocabulary)
        passages = passages_of(item.text, data.paragraphs(item.text), tree, tokenizer)
        for window in windows_of(passages, LONGEST):
            arrays = window_arrays(window, tree)
            for passage, offset in zip(window, arrays.offsets, strict=True):
                triggers = list(_triggers(passage, item.events, tree, vocabulary.branches))
                words = np.flatnonzero(~np.asarray(passage.is_mark))
                yield Sentence(arrays, [f + offset for f in passage.firsts], words, triggers, number)


def _triggers(passage: Passage, events: list[Event], tree: Tree, branches: int) -> Iterator[Trigger]:
    for event in events:
        for span in event.spans["trigger"] + event.spans.get("also", []):
            inside = _units(passage, span)
            if not len(inside):
                continue
            unit = _head(passage, inside, tree)
            roles = np.zeros(len(passage.spans), np.int64)
            for number, role in enumerate(ROLES, 1):
                for value in event.spans.get(role, []):
                    roles[_units(passage, value)] = number
            relation = relations(passage, [unit], tree, branches)[0]
            yield Trigger(unit, TYPES.index(event.type) + 1, STATUSES.index(event.status), roles, relation)


def _units(passage: Passage, span: Span) -> Ints:
    spans = np.array(passage.spans).reshape(-1, 2)
    return np.flatnonzero((spans[:, 0] < span[1]) & (spans[:, 1] > span[0]))


def _head(passage: Passage, units: Ints, tree: Tree) -> int:
    tokens = {int(passage.tokens[u]) for u in units}
    outside = [int(u) for u in units if int(tree.heads[passage.tokens[u]]) not in tokens - {int(passage.tokens[u])}]
    return outside[0] if outside else int(units[0])
