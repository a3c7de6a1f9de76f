"""One pass over a report: what is encoded, and that nothing else changes it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from herodot.encode import encode, encoder
from herodot.encode.factuality import factuality
from herodot.errors import ModelError
from herodot.parse import parse
from herodot.testing import make_report

REPORT = "The minister said that talks had failed.\n\nAccra\n\nParis, 2021\n\nPolice may have arrested two men."


def test_lines_without_verb_or_mark_are_not_read() -> None:
    parsed = parse(make_report(REPORT))
    shown = [REPORT[p.passage.spans[0][0] : p.passage.spans[-1][1]] for p in encode(parsed).passages]
    assert shown == ["The minister said that talks had failed.", "Police may have arrested two men."]


def test_the_same_text_gives_the_same_numbers_whatever_was_read_before() -> None:
    parsed = parse(make_report(REPORT))
    first = encode(parsed)
    encode(parse(make_report("Something else was said by a much longer report, again and again. " * 30)))
    again = encode(parsed)
    for a, b in zip(first.passages, again.passages, strict=True):
        assert np.array_equal(a.hidden, b.hidden)
        assert np.array_equal(a.scores, b.scores)


def test_nothing_to_encode() -> None:
    assert encode(parse(make_report("Accra"))).passages == ()


def test_a_missing_network_is_a_model_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder, "MODELS", tmp_path)
    for load in (encoder.config.__wrapped__, encoder.tokenizer.__wrapped__):
        with pytest.raises(ModelError, match="herodot doctor"):
            load()
    with pytest.raises(ModelError, match=r"encoder\.onnx"):
        encoder.session.__wrapped__("encoder")


FIRM = [
    ("The army destroyed the bridge on Sunday.", "destroyed", 1.5, 3.0),
    ("The army did not destroy the bridge.", "destroy", -3.0, -1.0),
    ("The army may have destroyed the bridge.", "destroyed", -0.5, 2.0),
]


@pytest.mark.parametrize(("text", "event", "least", "most"), FIRM, ids=[f[0][:30] for f in FIRM])
def test_factuality_tells_facts_from_doubts(text: str, event: str, least: float, most: float) -> None:
    start = text.index(event)
    (score,) = factuality(encode(parse(make_report(text))), [(start, start + len(event))])
    assert least <= score <= most


def test_factuality_of_nothing() -> None:
    encoded = encode(parse(make_report("Accra")))
    assert factuality(encoded, []) == []
    assert factuality(encoded, [(0, 5)]) == [3.0]
