"""Sparse vectors of whole numbers: `dots(one, others)`, the products of one with many at once.

Whole numbers, because their sums are the same in any order: what two reports have in common must not depend on which of
them came first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNIT = 65_535
"""A weight of 1."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Weights by coordinate: `at` are distinct numbers of 32 bits, sorted, `weights` what each weighs, in UNITs."""

    at: NDArray[np.uint32]
    weights: NDArray[np.uint16]

    def packed(self) -> bytes:
        """The vector in six bytes a coordinate."""
        return self.at.tobytes() + self.weights.tobytes()

    def as_dict(self) -> dict[int, float]:
        """The weights (0..1) by coordinate."""
        return dict(zip(self.at.tolist(), (self.weights / UNIT).tolist(), strict=True))


def vector_of(weights: Mapping[int, float]) -> Vector:
    """The vector with these weights (0..1) by coordinate."""
    at = sorted(weights)
    return Vector(np.array(at, np.uint32), np.array([round(weights[i] * UNIT) for i in at], np.uint16))


def set_of(coordinates: NDArray[np.uint32]) -> Vector:
    """The vector that has 1/UNIT at each of these: the dot product of two of them counts what they share."""
    at = np.unique(coordinates)
    return Vector(at, np.ones(len(at), np.uint16))


def unpacked(packed: bytes) -> Vector:
    """The vector in some bytes."""
    size = len(packed) // 6
    return Vector(np.frombuffer(packed, np.uint32, size), np.frombuffer(packed, np.uint16, size, 4 * size))


def dots(one: Vector, others: Sequence[Vector]) -> list[int]:
    """The dot product of one vector with each of the others, in squares of UNIT."""
    if not others or not len(one.at):
        return [0] * len(others)
    at = np.concatenate([other.at for other in others])
    weights = np.concatenate([other.weights for other in others]).astype(np.int64)
    place = np.searchsorted(one.at, at)
    place[place == len(one.at)] = 0
    products = np.where(one.at[place] == at, one.weights[place] * weights, 0)
    ends = np.cumsum([len(other.at) for other in others])
    upto = np.concatenate(([0], np.cumsum(products)))[ends]
    return np.diff(upto, prepend=0).tolist()  # type: ignore[no-any-return]
