from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodot.link.vectors import UNIT, dots, unpacked, vector_of

weights = st.dictionaries(st.integers(0, 2**32 - 1) | st.integers(0, 5), st.floats(0, 1), max_size=12)


@given(weights, st.lists(weights, max_size=5))
def test_a_product_counts_what_both_have(one: dict[int, float], others: list[dict[int, float]]) -> None:
    found = dots(vector_of(one), [vector_of(other) for other in others])
    wanted = [sum(weight * other.get(at, 0.0) for at, weight in one.items()) for other in others]
    assert [product / UNIT**2 for product in found] == pytest.approx(wanted, abs=1e-3)


@given(weights, weights)
def test_a_product_is_the_same_in_either_order_and_company(one: dict[int, float], other: dict[int, float]) -> None:
    a, b = vector_of(one), vector_of(other)
    assert dots(a, [b]) == dots(b, [a]) == dots(a, [a, b, a])[1:2]


@given(weights)
def test_a_vector_comes_back_from_its_bytes(given_weights: dict[int, float]) -> None:
    vector = vector_of(given_weights)
    assert unpacked(vector.packed()).as_dict() == vector.as_dict() == pytest.approx(given_weights, abs=1 / UNIT)
