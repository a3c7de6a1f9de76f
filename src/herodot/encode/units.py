"""Text and parse columns in, the encoder's numbers out: word pieces, units (words and punctuation marks), tree paths.

Nothing here needs more than numpy and a tokenizer, and nothing of the rest of Herodot: the training scripts read this
very module, so what is learned and what is read cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Range = tuple[int, int]

CLS, SEP = 101, 102
LONGEST = 254  # word pieces of one passage; a longer paragraph is cut between words
WORD = re.compile(r"\w+(?:['’\-]\w+)*")
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
UP, OTHER_BEFORE, OTHER_AFTER, PLACES = 4, 5, 6, 7  # how far above the anchor the path turns
DEEPEST = 7
HIGHEST = 200  # levels of a tree that are climbed
REACH = 64


class Syntax(Protocol):
    """The columns of `herodot.parse.Parsed` that the encoder reads."""

    @property
    def starts(self) -> Sequence[int]: ...
    @property
    def ends(self) -> Sequence[int]: ...
    @property
    def tags(self) -> Sequence[str]: ...
    @property
    def deps(self) -> Sequence[str]: ...
    @property
    def heads(self) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Numbers of part-of-speech tags and dependency labels; 0 is for all others."""

    tags: dict[str, int]
    deps: dict[str, int]

    @classmethod
    def of(cls, tags: Iterable[str], deps: Iterable[str]) -> Vocabulary:
        return cls({t: i for i, t in enumerate(tags, 1)}, {d: i for i, d in enumerate(deps, 1)})

    @property
    def branches(self) -> int:
        """How many kinds of branch a path can take: every label, "unknown", and "on the path itself"."""
        return len(self.deps) + 2


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of a report as numbers; `heads[i]` is i itself at a root."""

    tags: Ints
    deps: Ints
    heads: Ints
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, syntax: Syntax, vocabulary: Vocabulary) -> Tree:
        return cls(
            np.array([vocabulary.tags.get(t, 0) for t in syntax.tags], np.int64),
            np.array([vocabulary.deps.get(d, 0) for d in syntax.deps], np.int64),
            np.asarray(syntax.heads, np.int64),
            np.asarray(syntax.starts, np.int64),
            np.asarray(syntax.ends, np.int64),
        )

    def tokens_of(self, spans: Ints) -> Ints:
        """The token that stands for each (start, end): of several the one whose head is outside."""
        first = np.minimum(np.searchsorted(self.ends, spans[:, 0], side="right"), len(self.ends) - 1)
        stop = np.searchsorted(self.starts, spans[:, 1], side="left")
        for i in np.flatnonzero(stop - first > 1):
            for token in range(first[i], stop[i]):
                if not first[i] <= self.heads[token] < stop[i] or self.heads[token] == token:
                    first[i] = token
                    break
        return first

    def lines(self, tokens: Ints) -> tuple[Ints, Ints]:
        """The line of ancestors of each token, (levels, tokens): row d is the one at depth d, -1 below the token
        itself; and the depth of each token."""
        above = [tokens]
        while len(above) <= HIGHEST:
            higher = self.heads[above[-1]]
            if np.array_equal(higher, above[-1]):
                break
            above.append(higher)
        up = np.stack(above)
        depth = (up != up[-1]).sum(0)
        steps = depth[None] - np.arange(len(up))[:, None]
        return np.where(steps >= 0, np.take_along_axis(up, np.maximum(steps, 0), 0), -1), depth


@dataclass(slots=True)
class Passage:
    """A paragraph, or a piece of a long one: its word pieces, and its units with first piece, characters and token."""

    pieces: list[int]
    features: list[int]
    firsts: list[int]  # first piece of each unit
    spans: list[Range]
    is_mark: list[bool]  # a punctuation mark, not a word
    tokens: Ints
    unit_of: Ints  # unit of each piece

    def cut(self, first: int, stop: int) -> Passage:
        """The passage made of units first to stop."""
        a = self.firsts[first]
        b = self.firsts[stop] if stop < len(self.firsts) else len(self.pieces)
        return Passage(
            self.pieces[a:b],
            self.features[a:b],
            [f - a for f in self.firsts[first:stop]],
            self.spans[first:stop],
            self.is_mark[first:stop],
            self.tokens[first:stop],
            self.unit_of[a:b] - first,
        )


def passages_of(text: str, paragraphs: Sequence[Range], tree: Tree, tokenizer: Tokenizer) -> list[Passage]:
    """The passages of the paragraphs (start and end in code points), none longer than LONGEST pieces."""
    encodings = tokenizer.encode_batch([text[s:e] for s, e in paragraphs], add_special_tokens=False)
    out: list[Passage] = []
    for (start, end), encoding in zip(paragraphs, encodings, strict=True):
        whole = _passage(text[start:end], start, encoding.ids, encoding.offsets, tree)
        first = 0
        while first < len(whole.firsts):
            limit = whole.firsts[first] + LONGEST
            if len(whole.pieces) <= limit:
                stop = len(whole.firsts)
            else:
                stop = max(first + 1, int(np.searchsorted(whole.firsts, limit, side="right")) - 1)
            part = whole.cut(first, stop)
            if len(part.pieces) > LONGEST:  # one word of more than LONGEST pieces
                del part.pieces[LONGEST:], part.features[LONGEST:]
                part.unit_of = part.unit_of[:LONGEST]
            out.append(part)
            first = stop
    return out


def _passage(text: str, offset: int, ids: list[int], offsets: list[Range], tree: Tree) -> Passage:
    words = [m.span() for m in WORD.finditer(text)]
    words.append((len(text) + 1, len(text) + 2))
    at, last, inside = 0, -1, False
    features: list[int] = []
    firsts: list[int] = []
    spans: list[Range] = []
    marks: list[bool] = []
    for k, (a, b) in enumerate(offsets):
        while words[at][1] <= a:
            at += 1
        piece = text[a:b]
        if piece in OPENING:
            inside = True
        elif piece in CLOSING:
            inside = False
        elif piece == STRAIGHT:
            inside = not inside
        if b > words[at][0]:
            if at != last:
                last = at
                firsts.append(k)
                spans.append((offset + words[at][0], offset + words[at][1]))
                marks.append(False)
        else:
            firsts.append(k)
            spans.append((offset + a, offset + b))
            marks.append(True)
        case = 2 if len(piece) > 1 and piece.isupper() else 1 if piece[:1].isupper() else 0
        features.append(1 + 2 * case + inside)
    tokens = tree.tokens_of(np.array(spans, np.int64).reshape(-1, 2))
    counts = np.diff(np.append(firsts, len(ids))) if firsts else np.zeros(0, np.int64)
    return Passage(list(ids), features, firsts, spans, marks, tokens, np.repeat(np.arange(len(firsts)), counts))


def windows_of(passages: Sequence[Passage], longest: int, first: int | None = None) -> list[list[Passage]]:
    """Neighbouring passages in windows of at most `longest` pieces (one long passage may exceed it)."""
    windows: list[list[Passage]] = []
    current: list[Passage] = []
    size, limit = 1, first or longest
    for passage in passages:
        n = len(passage.pieces) + 1
        if current and size + n > limit:
            windows.append(current)
            current, size, limit = [], 1, longest
        current.append(passage)
        size += n
    if current:
        windows.append(current)
    return windows


@dataclass(frozen=True, slots=True)
class WindowArrays:
    """The encoder's input for one window; `offsets` says where each passage begins."""

    ids: Ints
    features: Ints
    syntax: Ints  # (pieces, 3): tag, label, signed distance to the head
    offsets: list[int]


def window_arrays(window: Sequence[Passage], tree: Tree) -> WindowArrays:
    """The encoder's input for one window: [CLS] passage [SEP] passage [SEP]."""
    ids, features, offsets = [CLS], [0], []
    blank = np.zeros((1, 3), np.int64)
    syntax = [blank]
    for p in window:
        offsets.append(len(ids))
        ids += [*p.pieces, SEP]
        features += [*p.features, 0]
        tokens = p.tokens[p.unit_of]
        distance = np.clip(tree.heads[tokens] - tokens, -10, 10) + 11
        syntax += [np.stack([tree.tags[tokens], tree.deps[tokens], distance], 1), blank]
    return WindowArrays(np.array(ids), np.array(features), np.concatenate(syntax), offsets)


def relations(passage: Passage, anchors: Sequence[int] | Ints, tree: Tree, branches: int) -> Ints:
    """(anchors, units, 3): distance to the anchor, the tree path's turn and branch, depth below it."""
    k = np.asarray(anchors, np.int64)
    mine, own = tree.lines(passage.tokens)
    theirs = mine[:, k]
    shared = ((mine[:, None, :] == theirs[:, :, None]) & (mine[:, None, :] >= 0)).sum(0)
    up = own[k][:, None] - (shared - 1)
    down = own[None, :] - (shared - 1)
    padded = np.concatenate([mine, np.full((1, len(own)), -1)])
    branch = padded[np.minimum(shared, len(mine)), np.arange(len(own))[None]]
    kind = np.where(branch >= 0, tree.deps[np.maximum(branch, 0)], branches - 1)
    place = np.minimum(up, UP)
    apart = shared == 0
    units = np.arange(len(own))[None]
    place = np.where(apart, np.where(units < k[:, None], OTHER_BEFORE, OTHER_AFTER), place)
    distance = np.clip(units - k[:, None], -REACH, REACH) + REACH
    return np.stack([distance, place * branches + kind, np.clip(down, 0, DEEPEST)], -1)
