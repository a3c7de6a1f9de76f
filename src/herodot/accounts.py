"""Who may do what on a desk: users with roles, passwords hashed with argon2id, and API tokens with scopes.

    add_user(store.accounts, "ana", password, "editor", at)
    account = verify_password(store.accounts, "ana", password)
    secret = issue_token(store.accounts, "ana", ("read", "propose"), at)

Times are given, ISO 8601 with a zone. Sessions and login forms are the web's business.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from herodot.errors import AccountError
from herodot.store import Account, Accounts, ApiToken, RoleName

if TYPE_CHECKING:
    from argon2 import PasswordHasher

type Permission = Literal["read", "propose", "decide", "users", "forget"]

PERMISSIONS: dict[RoleName, tuple[Permission, ...]] = {
    "reader": ("read", "propose"),
    "editor": ("read", "propose", "decide"),
    "admin": ("read", "propose", "decide", "users", "forget"),
}
"""What each role may do; a token may do less, never more."""

SHORTEST, LONGEST = 10, 1024
"""Characters of a password."""

_NAME = re.compile(r"[\w.@-]{1,64}")
_TOKEN_PREFIX = "herodot_"


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret; `revoked` is when it was taken back, or None."""

    id: str
    scopes: tuple[str, ...]
    at: str
    revoked: str | None


@dataclass(frozen=True, slots=True)
class User:
    """An account without its password, and its tokens."""

    name: str
    role: RoleName
    at: str
    tokens: tuple[Token, ...]


def users(accounts: Accounts) -> tuple[User, ...]:
    """All users, by name."""
    return tuple(
        User(a.name, a.role, a.at, tuple(Token(t.id, t.scopes, t.at, t.revoked) for t in accounts.tokens(a.name)))
        for a in accounts.all()
    )


def may(account: Account, permission: Permission) -> bool:
    """True where the account's role has the permission."""
    return permission in PERMISSIONS[account.role]


def add_user(accounts: Accounts, name: str, password: str, role: RoleName, at: str) -> Account:
    """A new user. Raises AccountError for a name that is taken or unfit, a short password, or an unknown role."""
    if not _NAME.fullmatch(name):
        remedy = "1 to 64 letters, digits or any of . _ - @"
        raise AccountError(f"not fit for a name: {name[:64]!r}", remedy=remedy)
    if role not in PERMISSIONS:
        raise AccountError(f"no role {role!r}", remedy=f"one of {', '.join(PERMISSIONS)}")
    account = Account(name, role, _hashed(password), at)
    accounts.add(account)
    return account


def change_password(accounts: Accounts, name: str, password: str) -> None:
    """Gives a user another password. Raises AccountError for an unknown user or a password that is too short."""
    accounts.set_password(name, _hashed(password))


def verify_password(accounts: Accounts, name: str, password: str) -> Account | None:
    """The account where name and password are right, else None; it takes as long for a name that is not there.

    A hash that was made with weaker settings than today's is made anew.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    account = accounts.get(name)
    try:
        _hasher().verify(account.password if account else _nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return None
    if account is not None and _hasher().check_needs_rehash(account.password):
        accounts.set_password(name, _hasher().hash(password[:LONGEST]))
    return account


def issue_token(accounts: Accounts, name: str, scopes: Iterable[str], at: str) -> str:
    """The secret of a new token: shown once, kept as a hash.

    Raises AccountError for an unknown user, no scope, or a scope that the user's role does not have.
    """
    account = accounts.get(name)
    if account is None:
        raise AccountError(f"there is no user {name!r}", remedy="herodot user list shows the users")
    wanted = set(scopes)
    chosen = tuple(scope for scope in get_args(Permission.__value__) if scope in wanted)
    if not wanted or not wanted <= set(PERMISSIONS[account.role]):
        remedy = f"scopes of a {account.role}: {', '.join(PERMISSIONS[account.role])}"
        raise AccountError(f"not a {account.role}'s: {', '.join(sorted(wanted)) or 'no scope'}", remedy=remedy)
    secret = f"{_TOKEN_PREFIX}{secrets.token_urlsafe(32)}"
    digest = _digest(secret)
    accounts.add_token(ApiToken(f"token-{digest[:12]}", name, digest, chosen, at, None))
    return secret


def check_token(accounts: Accounts, secret: str, permission: Permission) -> Account | None:
    """The account where the token is known, not revoked, and both it and the account's role have the permission."""
    found = accounts.holder(_digest(secret))
    if found is None:
        return None
    account, token = found
    allowed = token.revoked is None and permission in token.scopes and may(account, permission)
    return account if allowed and hmac.compare_digest(token.digest, _digest(secret)) else None


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        remedy = f"{SHORTEST} to {LONGEST} characters; a few words are easy to remember"
        raise AccountError("the password is too short or too long", remedy=remedy)
    return _hasher().hash(password)


def _digest(secret: str) -> str:
    """Of a token; 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    """argon2id with the settings of RFC 9106, section 4, second choice: 64 MiB, 3 passes, 4 lanes."""
    from argon2 import PasswordHasher, profiles

    return PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)


@cache
def _nobody() -> str:
    """A hash that no password fits, so that an unknown name takes as long as a wrong password."""
    return _hasher().hash(secrets.token_urlsafe(32))
