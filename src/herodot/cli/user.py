"""`herodot user`: who may use a desk that is served to others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from herodot.cli.console import lines, note, plain, show
from herodot.cli.options import DB, Desk, Jsonl
from herodot.cli.people import now
from herodot.errors import AccountError

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]


class RoleOption(StrEnum):
    """What a user may do: read and propose; decide on corrections too; manage users and forget reports too."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token may do."""

    READ = "read"
    PROPOSE = "propose"
    DECIDE = "decide"
    USERS = "users"
    FORGET = "forget"


def add(
    name: Name,
    db: Desk = DB,
    role: Annotated[RoleOption, typer.Option(help="What the user may do.")] = RoleOption.READER,
) -> None:
    """Add a user. The password is asked for, or read as a line from stdin; it is never an argument.

    Example: herodot user add ana desk.db --role editor
    """
    from herodot.accounts import add_user
    from herodot.store import open_store

    password = _password()
    with open_store(db, create=False) as store:
        add_user(store.accounts, name, password, role.value, now())
    note(f"{plain(name)} is {'an' if role != 'reader' else 'a'} {role.value} of {db}")


def password(name: Name, db: Desk = DB) -> None:
    """Give a user another password, asked for or read as a line from stdin.

    Example: herodot user password ana desk.db
    """
    from herodot.accounts import change_password
    from herodot.store import open_store

    given = _password()
    with open_store(db, create=False) as store:
        change_password(store.accounts, name, given)
    note(f"{plain(name)} has another password")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise AccountError("no password", where="-", remedy="give one as the first line of stdin")
    return given


def list_(db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print the users with their roles and tokens; no password or token is ever shown.

    Example: herodot user list desk.db
    """
    from herodot.accounts import users
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        found = users(store.accounts)
    if jsonl:
        lines(found)
        return
    for user in found:
        show(f"{plain(user.name)}  {user.role}  since {user.at}")
        for token in user.tokens:
            show(f"    {token.id}  {' '.join(token.scopes)}  {'revoked' if token.revoked else 'valid'}  {token.at}")
    if not found:
        note(f"No users. herodot user add NAME {db} --role admin")


def remove(name: Name, db: Desk = DB) -> None:
    """Remove a user and the user's tokens; what the user proposed and decided stays in the log.

    Example: herodot user remove ana desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        store.accounts.remove(name)
    note(f"{plain(name)} is removed")


def token(
    name: Name,
    db: Desk = DB,
    scope: Annotated[list[Scope] | None, typer.Option(help="What it may do; several times for several.")] = None,
) -> None:
    """Make an API token for a user and print it once; without --scope it may read.

    Example: herodot user token ana desk.db --scope read --scope propose
    """
    from herodot.accounts import issue_token
    from herodot.store import open_store

    scopes = [one.value for one in scope or [Scope.READ]]
    with open_store(db, create=False) as store:
        secret = issue_token(store.accounts, name, scopes, now())
    show(secret)
    note("Keep it: it is not shown again. herodot user revoke takes it back.")


def revoke(
    token_id: Annotated[str, typer.Argument(metavar="TOKEN", help="A token's id, as herodot user list shows it.")],
    db: Desk = DB,
) -> None:
    """Take an API token back, for good.

    Example: herodot user revoke token-3f9a0c1d2e4b desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        store.accounts.revoke(token_id, now())
    note(f"{token_id} is revoked")


VERBS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("add", add),
    ("list", list_),
    ("password", password),
    ("remove", remove),
    ("token", token),
    ("revoke", revoke),
)
