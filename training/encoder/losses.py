"""What stage two learns from: the chain of labels, every unit's own label, and whether the anchor is one."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from batches import Item
from data import Labelled
from network import Tagger
from numpy.typing import NDArray
from torch import Tensor

from chain import ALLOWED, BEGINS, CHANGES, CUE, ENDS, INITIAL, LABEL_OF, NEVER  # isort: skip
from units import Ints, relations  # isort: skip

STATE_LABEL = torch.from_numpy(LABEL_OF)
BEGIN_AT, END_AT = (torch.tensor(x)[STATE_LABEL] for x in (BEGINS, ENDS))
INSIDE = (STATE_LABEL > 0).float()
CHANGE = torch.from_numpy(CHANGES)
FORBIDDEN = torch.where(torch.from_numpy(ALLOWED), 0.0, NEVER)
START = torch.where(torch.from_numpy(INITIAL), 0.0, NEVER)
Doubles = NDArray[np.float64]


class LogPartition(torch.autograd.Function):
    """The log of the summed exponentials of all paths.

    In numpy, with its gradient (the marginals) by the forward-backward recursion: hundreds of tiny tensor
    operations are slow on a CPU.
    """

    @staticmethod
    def forward(ctx: Any, first: Tensor, move: Tensor, last: Tensor, lengths: Tensor) -> Tensor:
        top, peak, hill = (
            move.amax((2, 3), keepdim=True),
            first.amax(1, keepdim=True),
            last.amax(1, keepdim=True),
        )
        moves, begin, finish = (torch.exp(x).double().numpy() for x in (move - top, first - peak, last - hill))
        ends = lengths.numpy() - 1
        alpha, scale = _forward(begin, moves)
        rows = np.arange(len(ends))
        final = alpha[rows, ends] * finish
        at_end = finish / final.sum(1, keepdims=True)
        first_grad, move_grad = _backward(alpha, scale, moves, at_end, ends)
        ctx.save_for_backward(
            *(torch.from_numpy(x).float() for x in (first_grad, move_grad, alpha[rows, ends] * at_end))
        )
        inside = np.arange(alpha.shape[1])[None] <= ends[:, None]
        logs = np.log(final.sum(1)) + (np.log(scale) * inside).sum(1)
        offsets = peak[:, 0] + hill[:, 0] + (top[:, :, 0, 0] * torch.from_numpy(inside[:, 1:])).sum(1)
        return torch.from_numpy(logs).float() + offsets

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:  # type: ignore[override]
        first, move, last = ctx.saved_tensors
        return first * grad[:, None], move * grad[:, None, None, None], last * grad[:, None], None


def _forward(begin: Doubles, moves: Doubles) -> tuple[Doubles, Doubles]:
    """Normalised forward probabilities, and the factor taken out at each word."""
    n, steps, states = moves.shape[:3]
    alpha, scale = np.zeros((n, steps + 1, states)), np.ones((n, steps + 1))
    now = begin
    for t in range(steps + 1):
        if t:
            now = (now[:, None] @ moves[:, t - 1])[:, 0]
        scale[:, t] = now.sum(1)
        now = now / scale[:, t : t + 1]
        alpha[:, t] = now
    return alpha, scale


def _backward(alpha: Doubles, scale: Doubles, moves: Doubles, at_end: Doubles, ends: Ints) -> tuple[Doubles, Doubles]:
    """The marginals of the first state and of every move."""
    steps = moves.shape[1]
    marginals = np.zeros(moves.shape)
    beta = np.where((ends == steps)[:, None], at_end, 0.0)
    for t in range(steps, 0, -1):
        later = beta / scale[:, t : t + 1]
        marginals[:, t - 1] = alpha[:, t - 1, :, None] * moves[:, t - 1] * later[:, None]
        beta = (moves[:, t - 1] @ later[:, :, None])[:, :, 0]
        beta = np.where((ends == t - 1)[:, None], at_end, beta)
    return alpha[:, 0] * beta, marginals


def chain_loss(scores: Tensor, path: Tensor, lengths: Tensor, anchors: Tensor, transitions: Tensor) -> Tensor:
    """Minus the log probability of each gold path; `scores` is (items, words, 10)."""
    n, longest = scores.shape[:2]
    begin, end = scores[..., BEGIN_AT] * INSIDE, scores[..., END_AT] * INSIDE
    rows, words = torch.arange(n), torch.arange(longest)
    elsewhere = (words[None] == anchors[:, None]).float()[..., None] * (STATE_LABEL != CUE).float()
    label = scores[..., STATE_LABEL] + elsewhere * NEVER
    first = label[:, 0] + begin[:, 0] + START
    move = transitions + FORBIDDEN + CHANGE * (end[:, :-1, :, None] + begin[:, 1:, None, :]) + label[:, 1:, None]
    last = end[rows, lengths - 1]
    gold = first[rows, path[:, 0]] + last[rows, path[rows, lengths - 1]]
    steps = move[rows[:, None], words[None, :-1], path[:, :-1], path[:, 1:]]
    gold = gold + (steps * (words[None, 1:] < lengths[:, None])).sum(1)
    return LogPartition.apply(first, move, last, lengths) - gold


def reader_losses(model: Tagger, hidden: Tensor, items: list[Item], branches: int) -> list[Tensor]:
    """The mean chain, unit and validity losses over the anchors, read in two groups of like length."""
    items = sorted(items, key=lambda x: len(x.passage.firsts))
    middle = len(items) // 2
    sums = [torch.zeros(()) for _ in range(3)]
    for part in (items[:middle], items[middle:]):
        if part:
            sums = [a + b for a, b in zip(sums, _sums(model, hidden, part, branches), strict=True)]
    good = max(sum(x.gold is not None for x in items), 1)
    return [sums[0] / good, sums[1] / good, sums[2] / max(len(items), 1)]


def _sums(model: Tagger, hidden: Tensor, items: list[Item], branches: int) -> list[Tensor]:
    n, longest = len(items), max(len(x.passage.firsts) for x in items)
    gather, mask, relation = (np.zeros((n, longest, *more), np.int64) for more in ((), (), (3,)))
    for i, x in enumerate(items):
        k = len(x.passage.firsts)
        gather[i, :k] = x.row * hidden.shape[1] + x.offset + np.array(x.passage.firsts)
        relation[i, :k] = relations(x.passage, [x.anchor], x.document.tree, branches)[0]
        mask[i, :k] = 1
    states = hidden.reshape(-1, hidden.shape[-1])[torch.from_numpy(gather)]
    scores, valid = model.read(states, torch.from_numpy(relation), torch.from_numpy(mask))
    at_anchor = valid[torch.arange(n), torch.tensor([x.anchor for x in items])]
    truth = torch.tensor([float(x.gold is not None) for x in items])
    validity = F.binary_cross_entropy_with_logits(at_anchor, truth, reduction="sum")
    good = [i for i, x in enumerate(items) if x.gold]
    if not good:
        return [torch.zeros(()), torch.zeros(()), validity]
    golds = [x.gold for x in items if x.gold]
    return [*_label_sums(scores[torch.tensor(good)], golds, model.transitions), validity]


def _label_sums(scores: Tensor, golds: list[Labelled], transitions: Tensor) -> tuple[Tensor, Tensor]:
    longest = max(len(g.words) for g in golds)
    at, path = (np.zeros((len(golds), longest), np.int64) for _ in range(2))
    labels = np.full(scores.shape[:2], -100, np.int64)
    for i, g in enumerate(golds):
        at[i, : len(g.words)], path[i, : len(g.path)] = g.words, g.path
        labels[i, : len(g.labels)] = g.labels
    anchors = torch.tensor([int(np.flatnonzero(g.words == g.anchor)[0]) for g in golds])
    chosen = torch.gather(scores, 1, torch.from_numpy(at)[..., None].expand(-1, -1, scores.shape[-1]))
    lengths = torch.tensor([len(g.words) for g in golds])
    chain = chain_loss(chosen, torch.from_numpy(path), lengths, anchors, transitions).sum()
    units = F.cross_entropy(scores[..., :4].reshape(-1, 4), torch.from_numpy(labels).flatten(), ignore_index=-100)
    return chain, units * len(golds)
