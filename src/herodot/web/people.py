"""Who is at the desk: a session's cookie or an API token to a person, and what a person may do.

On a desk without accounts one person is everything. A session is kept in the desk, under the hash of its secret.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Any, Literal

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException, TooManyRequestsException
from litestar.handlers import BaseRouteHandler

from herodot.accounts import PERMISSIONS, Permission, check_token
from herodot.store import Accounts, RoleName, Sessions

SESSION_SECONDS = 12 * 3600
_MOST_TRIES = 10


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do."""

    name: str
    role: RoleName
    rights: tuple[Permission, ...]


ANYBODY = Person("desk", "admin", PERMISSIONS["admin"])
"""Whoever is at a desk without accounts."""


def cookie_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The name of the cookie that has a session's secret."""
    return f"herodot-session-{connection.app.state.desk.mark}"


def begin_session(sessions: Sessions, account: str) -> str:
    """The secret of a new session, for a cookie."""
    secret, now = secrets.token_urlsafe(32), int(time.time())
    sessions.begin(account, _hash(secret), now=now, until=now + SESSION_SECONDS)
    return secret


def end_session(sessions: Sessions, secret: str) -> None:
    """Ends the session with this secret, if there is one."""
    sessions.end(_hash(secret))


def check_tries(sessions: Sessions, address: str) -> None:
    """Counts a try to sign in from an address. Raises TooManyRequestsException for the eleventh within a minute."""
    if not sessions.may_try(address, now=int(time.time()), within=60, most=_MOST_TRIES):
        raise TooManyRequestsException("ten tries to sign in a minute are allowed from one address")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def person_of(connection: ASGIConnection[Any, Any, Any, Any], right: Permission) -> Person | None:
    """Who asks; None where nobody has signed in, or the token does not give this right."""
    desk = connection.app.state.desk
    if not desk.config.accounts:
        return ANYBODY
    accounts: Accounts = desk.store.accounts
    kind, _, token = connection.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        account = check_token(accounts, token.strip(), right)
        return Person(account.name, account.role, (right,)) if account else None
    # A browser's session is no way into the API: its forms carry a secret against forgery, the API's calls do not.
    if connection.url.path.startswith("/api/") and connection.scope.get("method") not in ("GET", "HEAD"):
        return None
    secret = connection.cookies.get(cookie_of(connection), "")
    account = desk.store.sessions.account(_hash(secret), int(time.time())) if secret else None
    return Person(account.name, account.role, PERMISSIONS[account.role]) if account else None


def allowed(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """The guard of every route: raises where the route's right (`opt`, "read" unless it says another) is lacking."""
    right: Permission | Literal["none"] = handler.opt.get("right", "read")
    if right == "none":
        return
    person = person_of(connection, right)
    if person is None:
        raise NotAuthorizedException("sign in, or send a token with this right", headers={"WWW-Authenticate": "Bearer"})
    if right not in person.rights:
        raise PermissionDeniedException(f"{person.name} is a {person.role} and may not {_WORDS[right]}")
    connection.state.person = person


_WORDS: dict[Permission, str] = {
    "read": "read here",
    "propose": "propose corrections",
    "decide": "add reports or decide on corrections",
    "users": "change accounts",
    "forget": "remove reports",
}


def person_in(request: Request[Any, Any, Any]) -> Person:
    """Who asks, as the guard found."""
    person: Person = getattr(request.state, "person", ANYBODY)
    return person


def name_of(request: Request[Any, Any, Any]) -> str:
    """The name of who asks, for the log of what was done."""
    return person_in(request).name
