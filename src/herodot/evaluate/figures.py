"""Precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and their harmonic mean, each 0..1 with four decimals."""

    precision: float
    recall: float
    f1: float


def figure(hits: int, found: int, gold: int) -> Figure:
    """The figure of `hits` right ones among `found` and among `gold`; 0 where there is nothing to divide by."""
    precision = hits / found if found else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    return Figure(round(precision, 4), round(recall, 4), round(2 * precision * recall / both, 4) if both else 0.0)
