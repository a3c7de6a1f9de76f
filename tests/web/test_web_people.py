"""Accounts: who may do what, signing in and out, tokens, and a desk that others can reach."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from typer.testing import CliRunner

from herodot.accounts import Permission, add_user, issue_token
from herodot.cli import app as cli
from herodot.store import open_store
from herodot.web.app import create_app
from herodot.web.config import Config

type Client = TestClient[Litestar]

AT = "2026-11-28T12:00:00+00:00"
PASSWORD = "four words are enough"
TEXT = {"text": "The mayor of the harbour town said on Monday that the bridge had been closed."}


@pytest.fixture
def staffed(desk: Path) -> Path:
    """A desk with a reader, an editor and an admin."""
    with open_store(desk) as store:
        add_user(store.accounts, "ana", PASSWORD, "reader", AT)
        add_user(store.accounts, "ed", PASSWORD, "editor", AT)
        add_user(store.accounts, "root", PASSWORD, "admin", AT)
    return desk


@pytest.fixture
def guest(staffed: Path) -> Iterator[Client]:
    """A client of a desk with accounts, who has not signed in."""
    with TestClient(create_app(Config(db=str(staffed), hosts=(), accounts=True))) as one:
        yield one


def cookie_of(client: Client) -> str:
    return f"herodot-session-{client.app.state.desk.mark}"


def secret_of(page: str) -> str:
    found = re.search(r'name="_csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def sign_in(client: Client, name: str, password: str = PASSWORD, to: str = "/") -> int:
    secret = secret_of(client.get("/login").text)
    sent = {"_csrf_token": secret, "name": name, "password": password, "next": to}
    return client.post("/login", data=sent, follow_redirects=False).status_code


def token(desk: Path, name: str, *scopes: Permission) -> dict[str, str]:
    with open_store(desk) as store:
        secret = issue_token(store.accounts, name, scopes, AT)
    return {"Authorization": f"Bearer {secret}"}


def test_who_has_not_signed_in_sees_nothing_but_the_form(guest: Client) -> None:
    for path in ("/", "/search?q=x", "/corrections", "/exports/reports.jsonl", "/api/stories", "/stories.json"):
        assert guest.get(path).status_code == 401, path
    assert guest.get("/login").status_code == 200
    assert "Sign in" in guest.get("/", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize(("name", "may_add", "may_decide"), [("ana", 403, 403), ("ed", 303, 404), ("root", 303, 404)])
def test_each_role_may_do_what_it_may(guest: Client, name: str, may_add: int, may_decide: int) -> None:
    assert sign_in(guest, name) == 303
    page = guest.get("/read").text
    assert guest.get("/").status_code == 200
    sent = {"_csrf_token": secret_of(page), **TEXT}
    assert guest.post("/read", files={"files": ("", b"")}, data=sent, follow_redirects=False).status_code == may_add
    sent = {"_csrf_token": secret_of(page), "verdict": "accepted"}
    assert guest.post("/corrections/correction-x/decide", data=sent).status_code == may_decide


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(guest: Client) -> None:
    assert sign_in(guest, "ana", "not the password") == 401
    assert sign_in(guest, "nobody", PASSWORD) == 401
    assert guest.get("/").status_code == 401


def test_too_many_tries_have_to_wait(guest: Client) -> None:
    tries = [sign_in(guest, "ana", "not the password") for _ in range(11)]
    assert tries[:10] == [401] * 10
    assert tries[10] == 429
    assert sign_in(guest, "ana") == 429


def test_a_session_ends_with_signing_out_and_its_cookie_is_new_each_time(guest: Client) -> None:
    guest.cookies.set(cookie_of(guest), "chosen-by-somebody-else")
    sign_in(guest, "ana")
    first = guest.cookies.get(cookie_of(guest), domain="testserver.local")
    page = guest.get("/").text
    assert "Sign out ana" in page
    guest.post("/logout", data={"_csrf_token": secret_of(page)})
    guest.cookies.set(cookie_of(guest), str(first))
    assert guest.get("/").status_code == 401


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites(guest: Client) -> None:
    secret = secret_of(guest.get("/login").text)
    sent = {"_csrf_token": secret, "name": "ana", "password": PASSWORD}
    cookie = guest.post("/login", data=sent, follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "evil"])
def test_signing_in_leads_nowhere_else(guest: Client, to: str) -> None:
    secret = secret_of(guest.get("/login").text)
    sent = {"_csrf_token": secret, "name": "ana", "password": PASSWORD, "next": to}
    assert guest.post("/login", data=sent, follow_redirects=False).headers["location"] == "/"


def test_a_removed_account_has_no_session_any_more(guest: Client, staffed: Path) -> None:
    sign_in(guest, "ana")
    with open_store(staffed) as store:
        store.accounts.remove("ana")
    assert guest.get("/").status_code == 401


def again(staffed: Path) -> Client:
    """A client of another server of the same desk."""
    return TestClient(create_app(Config(db=str(staffed), hosts=(), accounts=True)))


def test_a_session_and_its_forms_outlive_the_server_and_hold_for_another(guest: Client, staffed: Path) -> None:
    sign_in(guest, "ed")
    secret = secret_of(guest.get("/read").text)
    with again(staffed) as other:
        other.cookies.update(guest.cookies)
        assert "Sign out ed" in other.get("/").text
        sent = {"_csrf_token": secret, "verdict": "accepted"}
        assert other.post("/corrections/correction-x/decide", data=sent).status_code == 404
        other.post("/logout", data={"_csrf_token": secret})
    assert guest.get("/").status_code == 401


def test_tries_to_sign_in_count_for_all_servers_of_a_desk(guest: Client, staffed: Path) -> None:
    with again(staffed) as other:
        tries = [sign_in((guest, other)[n % 2], "ana", "not the password") for n in range(12)]
    assert tries == [401] * 10 + [429] * 2


def test_a_session_is_over_after_twelve_hours(guest: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(guest, "ana")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 12 * 3600 - 5)
    assert guest.get("/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + 12 * 3600 + 5)
    assert guest.get("/").status_code == 401


def test_another_password_ends_the_sessions_of_the_old_one(guest: Client, staffed: Path) -> None:
    sign_in(guest, "ana")
    with open_store(staffed) as store:
        store.accounts.set_password("ana", "another hash")
    assert guest.get("/").status_code == 401


def test_the_desk_has_no_secret_that_signs_anybody_in(guest: Client, staffed: Path) -> None:
    sign_in(guest, "ana")
    secret = str(guest.cookies.get(cookie_of(guest), domain="testserver.local"))
    guest.get("/")
    written = b"".join(path.read_bytes() for path in staffed.parent.glob(f"{staffed.name}*"))
    assert hashlib.sha256(secret.encode()).hexdigest().encode() in written
    assert secret.encode() not in written


def test_a_token_does_what_its_scopes_say(guest: Client, staffed: Path, ids: dict[str, str]) -> None:
    reading, deciding = token(staffed, "ed", "read"), token(staffed, "ed", "decide")
    assert guest.get("/api/stories", headers=reading).status_code == 200
    assert guest.post("/api/reports", json=TEXT, headers=reading).status_code == 401
    assert guest.post("/api/reports", json=TEXT, headers=deciding).status_code == 202
    assert guest.get("/api/stories", headers=deciding).status_code == 401
    assert guest.get("/api/stories", headers={"Authorization": "Bearer herodot_nothing"}).status_code == 401


def test_a_browsers_session_cannot_write_by_the_api(guest: Client) -> None:
    sign_in(guest, "ed")
    assert guest.get("/api/stories").status_code == 200
    assert guest.post("/api/reports", json=TEXT).status_code == 401


def test_what_is_proposed_is_signed_by_who_signed_in(guest: Client, staffed: Path, ids: dict[str, str]) -> None:
    headers = token(staffed, "ana", "propose")
    said = guest.get(f"/api/reports/{ids['reports']}", headers=token(staffed, "ana", "read")).json()["attributions"][0]
    sent = {"report": ids["reports"], "wrong": "certainty", "record": said["id"], "should_be": "U", "by": "somebody"}
    assert guest.post("/api/corrections", json=sent, headers=headers).json()["by"] == "ana"


def test_a_desk_without_accounts_is_not_opened_to_others(desk: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        refused = CliRunner().invoke(cli, ["serve", str(desk), "--host", host])
        assert refused.exit_code == 2
        assert "herodot user add" in refused.stderr


def test_an_account_may_have_the_name_of_a_desk_without_accounts(
    guest: Client, staffed: Path, ids: dict[str, str]
) -> None:
    with open_store(staffed) as store:
        add_user(store.accounts, "desk", PASSWORD, "editor", AT)
    said = guest.get(f"/api/reports/{ids['reports']}", headers=token(staffed, "desk", "read")).json()["attributions"][0]
    sent = {"report": ids["reports"], "wrong": "certainty", "record": said["id"], "should_be": "U", "by": "somebody"}
    headers = token(staffed, "desk", "propose")
    assert guest.post("/api/corrections", json=sent, headers=headers).json()["by"] == "desk"


@pytest.mark.parametrize("option", [("--https",), ("--name", "desk.example.org")])
def test_a_desk_behind_a_proxy_needs_accounts(desk: Path, option: tuple[str, ...]) -> None:
    refused = CliRunner().invoke(cli, ["serve", str(desk), *option])
    assert refused.exit_code == 2
    assert "has no accounts" in refused.stderr
