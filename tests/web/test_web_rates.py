"""The figures that stand beside records are those of docs/error-rates.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from herodot.web.rates import Rate, measured, rates
from herodot.web.views.cards import LAYERS

PAGE = Path(__file__).parents[2] / "docs" / "error-rates.md"


@pytest.mark.parametrize("rate", rates(), ids=lambda rate: rate.field)
def test_a_figure_is_that_of_the_page(rate: Rate) -> None:
    page = re.sub(r"\*", "", PAGE.read_text(encoding="utf-8"))
    for figure in rate.figure.split(" / "):
        assert figure in page, (
            f"{rate.field}: {figure} is not in docs/error-rates.md; change src/herodot/web/rates.yaml"
        )


def test_every_layer_says_how_often_it_is_right() -> None:
    assert all(measured(layer) != "not measured yet" for layer in LAYERS)
