"""One process or several on this machine: the same results in the same order, however many workers."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType

_LOOK_AHEAD = 3
"""Items in flight for each worker: enough to keep all busy, few enough that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Crash[T]:
    """The item on which a worker process died (out of memory, killed, a fault in a library)."""

    item: T


class Local:
    """Maps functions over items; use it in a `with` block, which ends the worker processes.

    With one worker everything runs in this process. With more, `fn` and the items must be picklable and `fn`
    must be a pure function. A worker that dies takes no other item down: the items that were in hand are run
    again, each alone, and the one that kills its process again becomes a `Crash`.
    """

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Local:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def map[T, R](self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Crash[T]]:
        """`fn` of each item, in order, as soon as it is known; lazy, with a bounded look-ahead."""
        if self.workers == 1:
            yield from map(fn, items)
            return
        pending: deque[tuple[T, Future[R]]] = deque()
        for item in items:
            future: Future[R] = self._submit(fn, item)
            pending.append((item, future))
            while pending and (pending[0][1].done() or len(pending) >= _LOOK_AHEAD * self.workers):
                result = _result(fn, pending.popleft())
                yield result
        while pending:
            result = _result(fn, pending.popleft())
            yield result

    def _submit[T, R](self, fn: Callable[[T], R], item: T) -> Future[R]:
        if self._pool is None:
            self._pool = _pool(self.workers)
        try:
            return self._pool.submit(fn, item)
        except BrokenProcessPool:
            self._stop()
            return self._submit(fn, item)

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn", not "fork": a forked child would share the locks of the parent's threads.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches the whole process group; only the parent acts on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _result[T, R](fn: Callable[[T], R], sent: tuple[T, Future[R]]) -> R | Crash[T]:
    item, future = sent
    try:
        return future.result()
    except BrokenProcessPool:
        return _alone(fn, item)


def _alone[T, R](fn: Callable[[T], R], item: T) -> R | Crash[T]:
    with _pool(1) as pool:
        try:
            return pool.submit(fn, item).result()
        except BrokenProcessPool:
            return Crash(item)
