from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from herodot.engines import Crash, Local


def square(n: int) -> int:
    return n * n


def square_or_die(n: int) -> int:
    if n == 3:
        os._exit(9)
    return n * n


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    with Local(workers) as engine:
        assert list(engine.map(square, range(20))) == [n * n for n in range(20)]


def test_one_worker_is_this_process() -> None:
    with Local() as engine:
        assert list(engine.map(process, [1])) == [os.getpid()]


def test_a_worker_that_dies_costs_only_its_own_item() -> None:
    with Local(2) as engine:
        results = list(engine.map(square_or_die, range(6)))
    assert results == [0, 1, 4, Crash(3), 16, 25]


def test_items_are_taken_only_a_little_ahead() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n

    with Local(2) as engine:
        results = engine.map(square, items())
        assert next(results) == 0
        assert taken < 20


def test_two_maps_share_the_workers() -> None:
    with Local(2) as engine:
        squares = (n for n in engine.map(square, range(5)) if isinstance(n, int))
        assert list(engine.map(square, squares)) == [0, 1, 16, 81, 256]
