"""Answers that were made already: what nobody has changed since is not made again.

A page is a function of its URL, of who asks, and of what the desk has. So it is kept under the first two until the
desk's edition is another one, which each write makes, whoever wrote: a correction, a report that another program adds.
The secret of the forms is not part of what is kept (see `answer.Made`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from litestar import Request, Response

from herodot.web.answer import Made, answer
from herodot.web.people import Person, person_in
from herodot.web.threads import in_thread

type Key = tuple[str, bytes, Person]
type Asked = Request[Any, Any, Any]

_MOST_BYTES = 64_000_000
_LARGEST = 2_000_000
_OVERHEAD = 500
"""Bytes that an answer takes beside its body and its URL."""


class Kept:
    """Answers of one edition, those that were asked for last, at most so many bytes. For one thread alone."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._edition: int | None = None
        self._made: dict[Key, Made] = {}

    def get(self, edition: int, key: Key) -> Made | None:
        """The answer, if there is one of this edition."""
        if edition != self._edition:
            self._made.clear()
            self._bytes, self._edition = 0, edition
        found = self._made.pop(key, None)
        if found is not None:
            self._made[key] = found
        return found

    def put(self, edition: int, key: Key, made: Made) -> None:
        """Keeps an answer for which all was read when the desk was of this edition, or later."""
        if edition != self._edition or key in self._made or len(made.body) > _LARGEST:
            return
        self._made[key] = made
        self._bytes += _size(key, made)
        while self._bytes > self._most:
            oldest = next(iter(self._made))
            self._bytes -= _size(oldest, self._made.pop(oldest))


def _size(key: Key, made: Made) -> int:
    return len(key[0]) + len(key[1]) + len(made.body) + _OVERHEAD


def kept(route: Callable[..., Made]) -> Callable[..., Awaitable[Response[bytes]]]:
    """The route, run in a thread where its answer is not kept. Who may not read here is turned away before."""

    @wraps(route)
    async def run(request: Asked, *args: Any, **kwargs: Any) -> Response[bytes]:
        desk = request.app.state.desk
        key = (request.scope["path"], request.scope["query_string"], person_in(request))
        # Asked before anything is read: what changes meanwhile makes the answer newer than its edition, never older.
        edition = desk.store.edition()
        found = desk.kept.get(edition, key)
        if found is None:
            found = await in_thread(route, request, *args, **kwargs)
            desk.kept.put(edition, key, found)
        return answer(request, found)

    return run
