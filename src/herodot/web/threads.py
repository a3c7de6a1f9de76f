"""Routes that ask the store run in threads, so that none keeps the others waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps

from anyio import CapacityLimiter, to_thread

_AT_ONCE = CapacityLimiter(2)
"""Few: they share one interpreter lock; more of them answer fewer pages a second."""


async def in_thread[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What `work` returns, run in a thread."""
    return await to_thread.run_sync(partial(work, *args, **kwargs), limiter=_AT_ONCE)


def threaded[**P, R](route: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The route, run in a thread. Litestar's own `sync_to_thread` fails on a route with several paths."""

    @wraps(route)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return await in_thread(route, *args, **kwargs)

    return run
