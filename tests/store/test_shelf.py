from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from herodot.link.shelf import MemoryShelf
from herodot.records import Analysis, Report, Sketch
from herodot.store import open_store

RINGS = ((2, 1), (20, 2), (45, 3))
days = st.none() | st.integers(0, 200).map(lambda n: (date(2024, 1, 1) + timedelta(n)).isoformat())
keys = st.frozensets(st.integers(0, 6), max_size=5)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(days, keys), min_size=1, max_size=12))
def test_a_desk_finds_what_memory_finds_near(given_reports: list[tuple[str | None, frozenset[int]]]) -> None:
    sketches = [Sketch(f"r{i}", day, (), tuple(own), b"", b"", b"") for i, (day, own) in enumerate(given_reports)]
    memory = MemoryShelf()
    memory.put(sketches)
    with TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as store:
        for sketch in sketches:
            text = Report(sketch.report, sketch.report, None, None, None, (), None, sketch.day, "en", "a", "")
            store.add(Analysis(text, (), (), (), (), (), (), ()))
        with store.linking(1) as shelf:
            shelf.put(sketches)
            for sketch in sketches:
                assert shelf.near(sketch, sketch.topics, RINGS) == memory.near(sketch, sketch.topics, RINGS)
