"""A desk to be served in tests: the bundled examples, and a report whose words stand behind emoji."""

from __future__ import annotations

import os
from pathlib import Path

from herodot.clean import Defaults
from herodot.examples import examples
from herodot.link import bring_up_to_date
from herodot.pipeline import Read, read, read_document
from herodot.records import RawDoc
from herodot.store import Store, open_store

EMOJI = (
    "Ferry strike ends 🚢🚢\n\n"
    "The harbour master said 😀 on Monday 🎉🎉 that all ferries would sail again. "
    "The union denied that an agreement had been signed.\n\n"
    "Nothing was heard 👩‍👩‍👧 of the fishermen: the quay stays shut, officials at the market believe."
)


def make(path: Path) -> Path:
    """Reads the examples and the report with emoji into a new desk."""
    with open_store(path) as store:
        for example in examples():
            defaults = Defaults(published=example.published, outlet=example.outlet)
            for outcome in read([os.path.relpath(example.path)], defaults=defaults):
                assert isinstance(outcome, Read)
                store.add(outcome.analysis)
        add(store, EMOJI, name="ferries.txt", outlet="The Quay", published="2024-07-15")
        bring_up_to_date(store)
    return path


def add(store: Store, text: str, *, name: str, outlet: str, published: str, title: str | None = None) -> str:
    """Analyses a text and keeps it; returns the id of the report."""
    outcome = read_document(RawDoc(name, "text", text, None, outlet, title, published))
    assert isinstance(outcome, Read), outcome
    store.add(outcome.analysis)
    return outcome.analysis.report.id


def report_of(path: Path, name: str) -> str:
    """The id of the report whose path ends so."""
    with open_store(path) as store:
        found = [a.report.id for a in store.analyses() if a.report.source_path.endswith(name)]
    (own_id,) = found
    return own_id
