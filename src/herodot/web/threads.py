"""Routes that ask the store run in threads, so that none keeps the others waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps

from litestar.concurrency import sync_to_thread


def threaded[**P, R](route: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The route, run in a thread. Litestar's own `sync_to_thread` fails on a route with several paths."""

    @wraps(route)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return await sync_to_thread(route, *args, **kwargs)

    return run
