"""Who may do what, and that neither a password nor a token can be read from a desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher

from herodot import accounts
from herodot.accounts import PERMISSIONS, add_user, check_token, issue_token, may, users, verify_password
from herodot.errors import AccountError
from herodot.store import Store, open_store

AT, LATER = "2024-07-15T09:00:00+00:00", "2024-07-16T09:00:00+00:00"
PASSWORD = "four ships 🚢 in harbour"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "desk.db") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: quick)
    accounts._nobody.cache_clear()


def test_a_password_is_right_or_not(store: Store) -> None:
    ana = add_user(store.accounts, "ana", PASSWORD, "editor", AT)
    assert verify_password(store.accounts, "ana", PASSWORD) == ana
    for name, password in (("ana", PASSWORD + "x"), ("ana", ""), ("bo", PASSWORD), ("", "")):
        assert verify_password(store.accounts, name, password) is None


def test_another_password_takes_the_place_of_the_first(store: Store) -> None:
    add_user(store.accounts, "ana", PASSWORD, "reader", AT)
    accounts.change_password(store.accounts, "ana", "another long one")
    assert verify_password(store.accounts, "ana", PASSWORD) is None
    assert verify_password(store.accounts, "ana", "another long one") is not None
    with pytest.raises(AccountError, match="no user 'bo'"):
        accounts.change_password(store.accounts, "bo", "another long one")


def test_what_is_stored_is_argon2id_as_in_rfc_9106(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    hashed = add_user(store.accounts, "ana", PASSWORD, "editor", AT).password
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_weaker_hash_is_made_anew_when_its_password_is_given(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = add_user(store.accounts, "ana", PASSWORD, "editor", AT).password
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: stronger)
    assert verify_password(store.accounts, "ana", "wrong password") is None
    assert [a.password for a in store.accounts.all()] == [before]
    assert verify_password(store.accounts, "ana", PASSWORD) is not None
    (after,) = store.accounts.all()
    assert after.password != before
    assert not stronger.check_needs_rehash(after.password)


def test_an_unknown_name_is_hashed_as_well(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            verified.append(str(password))
            return super().verify(hash, password)

    watched = Watched(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: watched)
    assert verify_password(store.accounts, "nobody", PASSWORD) is None
    assert verified == [PASSWORD]


@pytest.mark.parametrize(
    ("name", "password", "role", "message"),
    [
        ("", PASSWORD, "reader", "not fit for a name"),
        ("a b", PASSWORD, "reader", "not fit for a name"),
        ("a\x1b[2J", PASSWORD, "reader", "not fit for a name"),
        ("x" * 65, PASSWORD, "reader", "not fit for a name"),
        ("ana", "short", "reader", "too short"),
        ("ana", "x" * 2000, "reader", "too long"),
        ("ana", PASSWORD, "owner", "no role 'owner'; one of reader, editor, admin"),
    ],
)
def test_what_is_unfit_is_refused(store: Store, name: str, password: str, role: str, message: str) -> None:
    with pytest.raises(AccountError, match=message):
        add_user(store.accounts, name, password, role, AT)  # type: ignore[arg-type]
    assert store.accounts.all() == ()


def test_a_name_is_taken_once(store: Store) -> None:
    first = add_user(store.accounts, "ana", PASSWORD, "reader", AT)
    with pytest.raises(AccountError, match="already is a user 'ana'"):
        add_user(store.accounts, "ana", PASSWORD, "admin", LATER)
    assert store.accounts.all() == (first,)


def test_a_role_may_what_the_role_below_may_and_more(store: Store) -> None:
    assert set(PERMISSIONS["reader"]) < set(PERMISSIONS["editor"]) < set(PERMISSIONS["admin"])
    reader = add_user(store.accounts, "ana", PASSWORD, "reader", AT)
    assert [may(reader, p) for p in ("read", "propose", "decide", "users", "forget")] == [True, True, *[False] * 3]


def test_a_token_may_what_it_says_and_no_more(store: Store) -> None:
    editor = add_user(store.accounts, "ana", PASSWORD, "editor", AT)
    secret = issue_token(store.accounts, "ana", ("read", "decide"), AT)
    assert check_token(store.accounts, secret, "read") == editor
    assert check_token(store.accounts, secret, "decide") == editor
    assert check_token(store.accounts, secret, "propose") is None
    for other in ("", secret[:-1], secret + "x", f"token-{secret}", "herodot_\ud800"):
        assert check_token(store.accounts, other, "read") is None


@pytest.mark.parametrize("scopes", [(), ("decide",), ("read", "users"), ("fly",)])
def test_a_token_cannot_have_what_its_user_has_not(store: Store, scopes: tuple[str, ...]) -> None:
    add_user(store.accounts, "ana", PASSWORD, "reader", AT)
    with pytest.raises(AccountError, match="scopes of a reader: read, propose"):
        issue_token(store.accounts, "ana", scopes, AT)
    with pytest.raises(AccountError, match="no user 'bo'"):
        issue_token(store.accounts, "bo", ("read",), AT)


def test_a_revoked_token_opens_nothing(store: Store) -> None:
    add_user(store.accounts, "ana", PASSWORD, "reader", AT)
    kept, lost = (issue_token(store.accounts, "ana", ("read",), AT) for _ in range(2))
    (token,) = (t for t in store.accounts.tokens("ana") if t.digest == accounts._digest(lost))
    store.accounts.revoke(token.id, LATER)
    store.accounts.revoke(token.id, "2024-08-01T00:00:00+00:00")
    assert check_token(store.accounts, lost, "read") is None
    assert check_token(store.accounts, kept, "read") is not None
    assert {t.id: t.revoked for u in users(store.accounts) for t in u.tokens}[token.id] == LATER
    with pytest.raises(AccountError, match="no token 'token-none'"):
        store.accounts.revoke("token-none", LATER)


def test_a_user_who_is_removed_leaves_no_tokens(store: Store) -> None:
    add_user(store.accounts, "ana", PASSWORD, "reader", AT)
    secret = issue_token(store.accounts, "ana", ("read",), AT)
    store.accounts.remove("ana")
    assert check_token(store.accounts, secret, "read") is None
    assert (store.accounts.get("ana"), users(store.accounts)) == (None, ())
    with pytest.raises(AccountError, match="no user 'ana'"):
        store.accounts.remove("ana")


def test_no_secret_is_in_the_file(store: Store, tmp_path: Path) -> None:
    add_user(store.accounts, "ana", PASSWORD, "admin", AT)
    secret = issue_token(store.accounts, "ana", ("read",), AT)
    connection = sqlite3.connect(tmp_path / "desk.db")
    dump = "\n".join(connection.iterdump())
    connection.close()
    assert "'ana'" in dump
    assert PASSWORD not in dump
    assert secret not in dump
    assert secret.removeprefix("herodot_") not in dump


def test_users_are_shown_without_secrets(store: Store) -> None:
    add_user(store.accounts, "bo", PASSWORD, "reader", AT)
    add_user(store.accounts, "ana", PASSWORD, "admin", LATER)
    issue_token(store.accounts, "bo", ("read",), LATER)
    assert [(u.name, u.role, u.at, len(u.tokens)) for u in users(store.accounts)] == [
        ("ana", "admin", LATER, 0),
        ("bo", "reader", AT, 1),
    ]
