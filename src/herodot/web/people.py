"""Who is at the desk: a session's cookie or an API token to a person, and what a person may do.

On a desk without accounts one person is everything. A session is kept in memory, under the hash of its secret: when the
server stops, everybody signs in again.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

type Role = Literal["reader", "editor", "admin"]
type Right = Literal["read", "propose", "add", "review"]

COOKIE = "herodot-session"
SESSION_SECONDS = 12 * 3600
_MOST_SESSIONS = 10_000

RIGHTS: dict[Role, tuple[Right, ...]] = {
    "reader": ("read", "propose"),
    "editor": ("read", "propose", "add", "review"),
    "admin": ("read", "propose", "add", "review"),
}
"""What each role may do: read, propose a correction, add reports, review corrections."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do."""

    name: str
    role: Role
    rights: tuple[Right, ...]

    def may(self, right: Right) -> bool:
        """True where this person has the right."""
        return right in self.rights


ANYBODY = Person("the desk", "admin", RIGHTS["admin"])
"""Whoever is at a desk without accounts."""


class Accounts(Protocol):
    """The people who may sign in."""

    def sign_in(self, name: str, password: str) -> Person | None:
        """The person with this name and password."""

    def by_token(self, token: str) -> Person | None:
        """The person that an API token stands for, with the rights that it was given."""

    def by_name(self, name: str) -> Person | None:
        """The person with this name, as the accounts are now."""


@dataclass(slots=True)
class _Session:
    name: str
    until: float


class Sessions:
    """Who has signed in. Not for several processes: each would know its own."""

    def __init__(self) -> None:
        self._open: dict[str, _Session] = {}

    def begin(self, name: str) -> str:
        """The secret of a new session, for a cookie."""
        self._drop_old()
        secret = secrets.token_urlsafe(32)
        self._open[_hash(secret)] = _Session(name, time.monotonic() + SESSION_SECONDS)
        return secret

    def name_of(self, secret: str) -> str | None:
        """Whose session it is; None for one that is none, or is over."""
        session = self._open.get(_hash(secret))
        return session.name if session and session.until > time.monotonic() else None

    def end(self, secret: str) -> None:
        """Ends the session with this secret, if there is one."""
        self._open.pop(_hash(secret), None)

    def _drop_old(self) -> None:
        now = time.monotonic()
        for key in [key for key, session in self._open.items() if session.until <= now]:
            del self._open[key]
        while len(self._open) >= _MOST_SESSIONS:
            del self._open[next(iter(self._open))]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def person_of(request: ASGIConnection[Any, Any, Any, Any]) -> Person | None:
    """Who asks; None where nobody has signed in and one has to. A browser's session is no way into the REST API."""
    desk = request.app.state.desk
    if desk.accounts is None:
        return ANYBODY
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        found: Person | None = desk.accounts.by_token(token.strip())
        return found
    name = desk.sessions.name_of(request.cookies.get(COOKIE, ""))
    return desk.accounts.by_name(name) if name else None


def allowed(request: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """The guard of every route: raises where the route's right (`opt`, "read" unless it says another) is lacking."""
    right: Right | Literal["none"] = handler.opt.get("right", "read")
    if right == "none":
        return
    person = person_of(request)
    if person is None:
        raise NotAuthorizedException("sign in, or send an API token", headers={"WWW-Authenticate": "Bearer"})
    if not person.may(right):
        raise PermissionDeniedException(f"{person.name} is a {person.role} and may not {_WORDS[right]}")
    request.state.person = person


_WORDS = {
    "read": "read here",
    "propose": "propose corrections",
    "add": "add reports",
    "review": "decide on corrections",
}


def name_of(request: Request[Any, Any, Any]) -> str:
    """The name of who asks, for the log of what was done."""
    person: Person = getattr(request.state, "person", ANYBODY)
    return person.name
