"""The progress bar: on stderr, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Advance(Protocol):
    """Told after every document; `failed` counts it as one that could not be read."""

    def __call__(self, *, failed: bool = False) -> None: ...


@contextmanager
def bar(title: str, total: int | None, *, shown: bool = True) -> Iterator[Advance]:
    """A bar with count, rate, time left and failures; `total` is None where it cannot be known.

    Nothing is drawn when stderr is no terminal or `shown` is false.
    """
    if not (shown and sys.stderr.isatty()):
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s  left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=total, rate="–", failures="")
        failures = 0

        def advance(*, failed: bool = False) -> None:
            nonlocal failures
            failures += failed
            progress.advance(task)
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}" if speed else "–"
            progress.update(task, rate=rate, failures=f"✗ {failures}" if failures else "")

        yield advance


def _silent(*, failed: bool = False) -> None:
    """Draws nothing."""
