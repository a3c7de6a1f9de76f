"""Who may use a desk: accounts with hashed passwords, and their API tokens. What they may do is `herodot.accounts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from herodot.errors import AccountError
from herodot.store import schema_people as people
from herodot.store.transactions import Transactions

type RoleName = Literal["reader", "editor", "admin"]


@dataclass(frozen=True, slots=True)
class Account:
    """A user: `password` is an argon2id hash in PHC form, never the password; `at` (ISO 8601) is when it was made."""

    name: str
    role: RoleName
    password: str
    at: str


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token of an account: `digest` is the SHA-256 (hex) of the secret; `revoked` when it was taken back, or None."""

    id: str
    account: str
    digest: str
    scopes: tuple[str, ...]
    at: str
    revoked: str | None


class Accounts:
    """The accounts of a desk; `Store.accounts` is one. Each method is one transaction and raises AccountError for a
    name that is not there (or, where it is made, already is)."""

    def __init__(self, transactions: Transactions) -> None:
        self._on = transactions

    def add(self, account: Account) -> None:
        """Stores a new account."""
        with self._on.writing() as connection:
            if _account(connection, account.name) is not None:
                remedy = "choose another name, or remove that user first"
                raise AccountError(f"there already is a user {account.name!r}", where=self._on.where, remedy=remedy)
            row = {name: getattr(account, name) for name in ("name", "role", "password", "at")}
            connection.execute(insert(people.accounts).values(**row))

    def all(self) -> tuple[Account, ...]:
        """All accounts, by name."""
        with self._on.reading() as connection:
            rows = connection.execute(select(people.accounts).order_by(people.accounts.c.name))
            return tuple(Account(**row) for row in rows.mappings())

    def get(self, name: str) -> Account | None:
        """The account with this name, None where there is none."""
        with self._on.reading() as connection:
            return _account(connection, name)

    def set_password(self, name: str, password: str) -> None:
        """Puts another hash in the place of an account's; who signed in with the old password has to sign in anew."""
        with self._on.writing() as connection:
            self._there(connection, name)
            table = people.accounts
            connection.execute(update(table).where(table.c.name == name).values(password=password))
            connection.execute(delete(people.sessions).where(people.sessions.c.account == name))

    def remove(self, name: str) -> None:
        """Removes an account, its tokens and its sessions; what it proposed and decided stays, under its name."""
        with self._on.writing() as connection:
            self._there(connection, name)
            connection.execute(delete(people.accounts).where(people.accounts.c.name == name))

    def add_token(self, token: ApiToken) -> None:
        """Stores a token of an account that is there."""
        with self._on.writing() as connection:
            self._there(connection, token.account)
            row = {name: getattr(token, name) for name in ("id", "account", "digest", "at", "revoked")}
            connection.execute(insert(people.api_tokens).values(**row, scopes=" ".join(token.scopes)))

    def tokens(self, name: str) -> tuple[ApiToken, ...]:
        """The tokens of an account, oldest first."""
        with self._on.reading() as connection:
            table = people.api_tokens
            query = select(table).where(table.c.account == name).order_by(table.c.at, table.c.id)
            return tuple(_token(row) for row in connection.execute(query))

    def holder(self, digest: str) -> tuple[Account, ApiToken] | None:
        """The account and the token with this digest, revoked or not; None where there is none."""
        with self._on.reading() as connection:
            row = connection.execute(select(people.api_tokens).where(people.api_tokens.c.digest == digest)).first()
            account = _account(connection, row.account) if row else None
            return (account, _token(row)) if row and account else None

    def revoke(self, token_id: str, at: str) -> None:
        """Takes a token back, for good; the first time counts."""
        with self._on.writing() as connection:
            table = people.api_tokens
            mine = table.c.id == token_id
            if connection.execute(select(table.c.id).where(mine)).first() is None:
                remedy = "herodot user list shows them"
                raise AccountError(f"there is no token {token_id!r}", where=self._on.where, remedy=remedy)
            connection.execute(update(table).where(mine, table.c.revoked.is_(None)).values(revoked=at))

    def _there(self, connection: Connection, name: str) -> None:
        if _account(connection, name) is None:
            remedy = "herodot user list shows the users"
            raise AccountError(f"there is no user {name!r}", where=self._on.where, remedy=remedy)


def _account(connection: Connection, name: str) -> Account | None:
    row = connection.execute(select(people.accounts).where(people.accounts.c.name == name)).mappings().first()
    return None if row is None else Account(**row)


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken(row.id, row.account, row.digest, tuple(row.scopes.split()), row.at, row.revoked)
