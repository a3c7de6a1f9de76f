"""Answers that are kept: never another person's, never of an earlier edition of the desk, never too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import web_desk
from litestar import Litestar
from litestar.testing import TestClient
from web_fixtures import HOSTS

from herodot.accounts import add_user
from herodot.correct import Proposal
from herodot.records import Decision
from herodot.store import open_store
from herodot.web.answer import Made
from herodot.web.app import create_app
from herodot.web.config import Config
from herodot.web.kept import Kept
from herodot.web.people import ANYBODY, Person

type Client = TestClient[Litestar]

AT = "2026-11-28T12:00:00+00:00"
PASSWORD = "four words are enough"
ANA = Person("ana", "reader", ("read", "propose"))


def secrets_in(page: str) -> set[str]:
    return set(re.findall(r'name="_csrf_token" value="([^"]*)"', page))


@pytest.fixture
def still(desk: Path) -> Iterator[Client]:
    """A client of a desk at which nobody works but the test."""
    with TestClient(create_app(Config(db=str(desk), hosts=HOSTS, reads_inbox=False))) as one:
        yield one


def made_so_far(client: Client) -> int:
    return len(client.app.state.desk.kept._made)


def test_a_page_is_made_once_until_the_desk_changes(still: Client, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = still.get("/?contested=1")
    assert made_so_far(still) == 1
    again = still.get("/?contested=1")
    assert (again.text, again.headers["etag"]) == (first.text, first.headers["etag"])
    assert made_so_far(still) == 1
    still.get("/?contested=1&thin=1")
    assert made_so_far(still) == 2
    with open_store(desk) as store:
        web_desk.add(store, "The mayor said on Monday that it rained.", name="x", outlet="X", published="2024-07-15")
    still.get("/")
    assert made_so_far(still) == 1


def test_a_report_that_another_program_adds_is_seen_at_once(still: Client, desk: Path) -> None:
    assert "Zanzibar Post" not in still.get("/search?q=zanzibar").text
    with open_store(desk) as store:
        text = "The mayor of Zanzibar said on Monday that the harbour had been closed."
        web_desk.add(store, text, name="z.txt", outlet="Zanzibar Post", published="2024-07-15")
    assert "Zanzibar Post" in still.get("/search?q=zanzibar").text


def test_a_correction_that_is_accepted_elsewhere_is_seen_at_once(still: Client, desk: Path) -> None:
    report = web_desk.report_of(desk, "ferries.txt")
    before = still.get(f"/reports/{report}")
    with open_store(desk) as store:
        said = store.analysis(report).attributions[0]
        proposal = Proposal("speaker", "ana", "The Harbour Board", record=said.id)
        correction = store.corrections.propose(report, proposal, AT)
        assert "1 correction wait" in still.get(f"/reports/{report}").text
        store.corrections.decide(Decision(correction.id, "accepted", "ed", AT, ""))
    now = still.get(f"/reports/{report}", headers={"If-None-Match": before.headers["etag"]})
    assert now.status_code == 200
    assert "The Harbour Board" in now.text


def test_what_the_browser_has_is_not_sent_again_and_not_made_again(still: Client) -> None:
    first = still.get("/corrections")
    kept = made_so_far(still)
    again = still.get("/corrections", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, made_so_far(still)) == (304, b"", kept)


def test_each_has_their_own_secret_name_and_rights(desk: Path) -> None:
    with open_store(desk) as store:
        add_user(store.accounts, "ana", PASSWORD, "reader", AT)
        add_user(store.accounts, "ed", PASSWORD, "editor", AT)
        said = store.analysis(report := web_desk.report_of(desk, "ferries.txt")).attributions[0]
        store.corrections.propose(report, Proposal("certainty", "ana", "U", record=said.id), AT)
    with TestClient(create_app(Config(db=str(desk), hosts=(), accounts=True, reads_inbox=False))) as client:
        browsers = {name: signed_in(client, name) for name in ("ana", "ed")}
        assert secret_of(browsers["ana"]) != secret_of(browsers["ed"])
        for name in ("ana", "ed", "ana", "ed"):
            client.cookies = browsers[name]
            page = client.get("/corrections").text
            assert secrets_in(page) == {secret_of(browsers[name])}
            assert f"Sign out {name}" in page
            assert ("Accept</button>" in page) == (name == "ed")
        client.cookies.clear()
        assert client.get("/corrections").status_code == 401


def signed_in(client: Client, name: str) -> dict[str, str]:
    """The cookies of a browser in which somebody has signed in."""
    client.cookies.clear()
    (secret,) = secrets_in(client.get("/login").text)
    client.post("/login", data={"_csrf_token": secret, "name": name, "password": PASSWORD}, follow_redirects=False)
    return {cookie.name: str(cookie.value) for cookie in client.cookies.jar}


def secret_of(browser: dict[str, str]) -> str:
    """The secret of its forms."""
    (secret,) = (value for name, value in browser.items() if name.startswith("herodot-csrf-"))
    return secret


def test_a_secret_that_a_cookie_made_up_is_only_text(still: Client) -> None:
    still.get("/read")
    (cookie,) = still.cookies.jar
    still.cookies.set(cookie.name, "x&<b>", domain=cookie.domain)
    page = still.get("/read").text
    assert secrets_in(page) == {"x&amp;&lt;b&gt;"}


def test_a_page_for_another_secret_is_another_page(desk: Path) -> None:
    """So that a browser whose cookie is new does not keep the forms of the old one."""
    with TestClient(create_app(Config(db=str(desk), hosts=HOSTS, reads_inbox=False))) as one:
        first = one.get("/read").headers["etag"]
        one.cookies.clear()
        assert one.get("/read", headers={"If-None-Match": first}).status_code == 200


def test_no_more_is_kept_than_there_is_room_for() -> None:
    def page(size: int) -> Made:
        return Made(b"x" * size, "text/html", "")

    kept = Kept(2500)
    for n in range(10):
        assert kept.get(1, (f"/{n}", b"", ANYBODY)) is None
        kept.put(1, (f"/{n}", b"", ANYBODY), page(300))
        kept.get(1, ("/0", b"", ANYBODY))
    there = [n for n in range(10) if kept.get(1, (f"/{n}", b"", ANYBODY))]
    assert there == [0, 8, 9]
    assert kept.get(1, ("/9", b"", ANA)) is None
    kept.put(1, ("/large", b"", ANYBODY), page(3_000_000))
    assert kept.get(1, ("/large", b"", ANYBODY)) is None
    assert kept.get(2, ("/9", b"", ANYBODY)) is None
    kept.put(1, ("/late", b"", ANYBODY), page(1))
    assert kept.get(2, ("/late", b"", ANYBODY)) is None


def test_two_desks_of_one_machine_keep_out_of_each_others_way(desk: Path, made: Path) -> None:
    """A browser sends the cookies of one port to the others."""
    with TestClient(create_app(Config(db=str(made), hosts=HOSTS, reads_inbox=False))) as other:
        other.get("/read")
        cookies = {cookie.name: str(cookie.value) for cookie in other.cookies.jar}
    with TestClient(create_app(Config(db=str(desk), hosts=HOSTS, reads_inbox=False))) as one:
        one.cookies.update(cookies)
        (secret,) = secrets_in(one.get("/read").text)
        sent = one.post("/corrections", data={"_csrf_token": secret, "report": web_desk.report_of(desk, "ferries.txt")})
        assert sent.status_code == 422
        stale = one.post("/corrections", data={"_csrf_token": "old"}, headers={"Accept": "text/html"})
        assert (stale.status_code, "out of date" in stale.text) == (403, True)
