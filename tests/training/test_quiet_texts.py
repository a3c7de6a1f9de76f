"""The corpus's texts that are no news: what is coded in them is wrong, and may only become less."""

from __future__ import annotations

import pytest
from corpus_module import FOLDER, corpus_module

from herodot.pipeline import analyse
from herodot.testing import make_report

TEXTS = FOLDER / "quiet" / "texts.txt"
MOST_IN_ALL = 15
MOST_IN_ONE = 4

pytestmark = pytest.mark.skipif(not TEXTS.exists(), reason="the corpus is not in this checkout")


def test_few_events_are_found_in_texts_that_are_no_news() -> None:
    items = corpus_module().read(TEXTS)
    found = {(item.line, *item.tags): _triggers(item.text) for item in items}
    assert len(found) == 20
    assert sum(map(len, found.values())) <= MOST_IN_ALL, found
    assert all(len(triggers) <= MOST_IN_ONE for triggers in found.values()), found


def _triggers(text: str) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.exact) for event in analyse(make_report(text)).events]
