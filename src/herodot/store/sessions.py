"""Who has signed in: kept in the desk, so that it outlives the server and holds for all of its processes.

Of a session's secret only the SHA-256 is kept. Times are whole seconds since 1970.
"""

from __future__ import annotations

import secrets

from sqlalchemy import delete, func, insert, select

from herodot.store import schema_people as people
from herodot.store.accounts import Account
from herodot.store.transactions import Transactions


class Sessions:
    """The sessions of a desk; `Store.sessions` is one. Each method is one transaction."""

    def __init__(self, transactions: Transactions) -> None:
        self._on = transactions

    def begin(self, account: str, digest: str, *, now: int, until: int) -> None:
        """Keeps a session of an account that is there; those that are over are taken away."""
        table = people.sessions
        with self._on.writing() as connection:
            connection.execute(delete(table).where(table.c.until <= now))
            connection.execute(insert(table).values(digest=digest, account=account, until=until))

    def account(self, digest: str, now: int) -> Account | None:
        """Whose session it is; None for one that is none, or is over."""
        table, accounts = people.sessions.c, people.accounts
        query = select(accounts).join(people.sessions, table.account == accounts.c.name)
        with self._on.reading() as connection:
            row = connection.execute(query.where(table.digest == digest, table.until > now)).mappings().first()
        return None if row is None else Account(**row)

    def end(self, digest: str) -> None:
        """Ends the session with this digest, if there is one."""
        with self._on.writing() as connection:
            connection.execute(delete(people.sessions).where(people.sessions.c.digest == digest))

    def may_try(self, address: str, *, now: int, within: int, most: int) -> bool:
        """True, and counted, where fewer than `most` tries to sign in came from `address` in the last `within` seconds.

        Tries that are older are forgotten, from wherever they came.
        """
        table = people.sign_in_tries
        with self._on.writing() as connection:
            connection.execute(delete(table).where(table.c.at <= now - within))
            tries = connection.execute(select(func.count()).where(table.c.address == address)).scalar_one()
            if tries < most:
                connection.execute(insert(table).values(address=address, at=now))
        return bool(tries < most)

    def key(self, name: str) -> str:
        """A random key of the server's own, 64 hex digits: made when it is first asked for, the same from then on."""
        table = people.server_keys
        query = select(table.c.value).where(table.c.name == name)
        with self._on.reading() as connection:
            found: str | None = connection.execute(query).scalar()
        if found is not None:
            return found
        with self._on.writing() as connection:
            # Another process may have made it in between.
            made = insert(table).prefix_with("OR IGNORE").values(name=name, value=secrets.token_hex(32))
            connection.execute(made)
            return str(connection.execute(query).scalar_one())
