"""The chain over a passage's words, given one anchor: at most one source, one cue, any content runs.

A state is (before, in or after the cue; label; has the source been seen). Entering and leaving a run adds a score that
depends on the word, so the borders of spans are learned, not only their insides. A conditional random field (Lafferty
et al. 2001) with its states laid out by hand. The training scripts read this very module.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

NONE, SOURCE, CUE, CONTENT = range(4)
NEVER = -1e4
# (phase, label, source seen)
STATES = [
    (phase, label, seen)
    for phase, labels in (
        (0, ((NONE, 0), (SOURCE, 1), (NONE, 1), (CONTENT, 0), (CONTENT, 1))),
        (1, ((CUE, 0), (CUE, 1))),
        (2, ((NONE, 0), (SOURCE, 1), (NONE, 1), (CONTENT, 0), (CONTENT, 1))),
    )
    for label, seen in labels
]
N = len(STATES)
LABEL_OF = np.array([label for _, label, _ in STATES])
CHANGES = (LABEL_OF[:, None] != LABEL_OF[None, :]).astype(np.float32)
BEGINS = [0, 4, 6, 8]  # column of the begin score of each label in the ten outputs; 0 is unused
ENDS = [0, 5, 7, 9]
INITIAL = np.array([p < 2 and (s == (label == SOURCE)) for p, label, s in STATES])


def _allowed(a: int, b: int) -> bool:
    (p, label, seen), (q, other, after) = STATES[a], STATES[b]
    if q < p or (p == 0 and q == 2):
        return False
    if other == SOURCE and label == SOURCE:
        return p == q
    if other == SOURCE:
        return not seen
    return seen == after


ALLOWED = np.array([[_allowed(a, b) for b in range(N)] for a in range(N)])


def step_scores(scores: Floats, transitions: Floats) -> tuple[Floats, Floats, Floats]:
    """From (batch, words, 10) outputs: first-word, word-to-word and last-word scores of the states."""
    label = scores[..., LABEL_OF]
    begin = np.where(LABEL_OF > 0, scores[..., np.array(BEGINS)[LABEL_OF]], 0.0)
    end = np.where(LABEL_OF > 0, scores[..., np.array(ENDS)[LABEL_OF]], 0.0)
    first = label[:, 0] + begin[:, 0] + np.where(INITIAL, 0.0, NEVER)
    move = (
        np.where(ALLOWED, transitions, NEVER)
        + CHANGES * (end[:, :-1, :, None] + begin[:, 1:, None, :])
        + label[:, 1:, None, :]
    )
    return first, move, end


def decode(scores: Floats, lengths: Ints, anchors: Ints, transitions: Floats) -> tuple[list[Ints], Floats]:
    """The best labels of each item, and the log probability of that path."""
    n, longest = scores.shape[:2]
    off = np.flatnonzero(LABEL_OF != CUE)
    scores = scores.astype(np.float32)
    first, move, end = step_scores(scores, transitions)
    at = anchors == 0
    first[np.ix_(at, off)] += NEVER
    rows = np.flatnonzero(~at)
    for state in off:
        move[rows, anchors[rows] - 1, :, state] += NEVER
    best, total = first.copy(), first.copy()
    last_best, last_total = np.zeros_like(best), np.zeros_like(best)
    back = np.zeros((n, longest, N), np.int8)
    for t in range(longest):
        if t:
            step = best[:, :, None] + move[:, t - 1]
            back[:, t] = step.argmax(1)
            best = step.max(1)
            sums = total[:, :, None] + move[:, t - 1]
            top = sums.max(1)
            total = top + np.log(np.exp(sums - top[:, None]).sum(1))
        done = lengths == t + 1
        last_best[done], last_total[done] = best[done] + end[done, t], total[done] + end[done, t]
    paths: list[Ints] = []
    top = last_total.max(1)
    logz = top + np.log(np.exp(last_total - top[:, None]).sum(1))
    for i in range(n):
        path = [int(last_best[i].argmax())]
        for t in range(int(lengths[i]) - 1, 0, -1):
            path.append(int(back[i, t, path[-1]]))
        paths.append(LABEL_OF[path[::-1]])
    return paths, last_best.max(1) - logz
