"""`herodot demo`: the bundled examples, read and shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from herodot.cli.brief import brief
from herodot.cli.options import Desk
from herodot.cli.read import Tally, conclude, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herodot.pipeline import Outcome
    from herodot.store import Store


def demo(db: Desk = "demo.db") -> None:
    """Read the bundled examples and print the brief.

    Example: herodot demo demo.db
    """
    from herodot.store import open_store

    with open_store(db) as store:
        tally = read_examples(store)
    brief(db)
    conclude(tally, None)


def read_examples(store: Store) -> Tally:
    """Reads the bundled examples, each with its own publication date and outlet."""
    return take(_outcomes(store), store, jsonl=False, total=None)


def _outcomes(store: Store) -> Iterator[Outcome]:
    from herodot import pipeline
    from herodot.clean import Defaults
    from herodot.examples import examples

    for example in examples():
        defaults = Defaults(published=example.published, outlet=example.outlet)
        # A path below the working folder, so that ids are the same in every checkout.
        yield from pipeline.read([os.path.relpath(example.path)], defaults=defaults, known=store.has)
