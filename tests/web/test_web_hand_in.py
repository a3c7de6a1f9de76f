"""Reports that are pasted, dropped and sent: what becomes of them, and what is refused."""

from __future__ import annotations

import gzip
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import web_desk
from litestar import Litestar
from litestar.testing import TestClient
from lxml import html
from web_fixtures import HOSTS

from herodot.accounts import add_user, issue_token
from herodot.errors import ModelError, TooLarge
from herodot.examples import examples
from herodot.records import RawDoc
from herodot.store import inbox, open_store
from herodot.store.pages.cursor import Cut
from herodot.web import jobs
from herodot.web.app import create_app
from herodot.web.config import Config
from herodot.web.documents import Handed, Upload, plain_name, take
from herodot.web.jobs import put

type Client = TestClient[Litestar]

TEXT = "The mayor of the harbour town said on Monday that the bridge had been closed."
FRENCH = "Le maire de la ville a dit lundi que le pont avait été fermé pour des travaux qui dureront une semaine. " * 5
SMALL = Config(db="", text_limit=10_000, html_limit=50_000, most_documents=5)


def handed(*uploads: Upload, text: str = "") -> Handed:
    return Handed(text, "", "The Quay", "2024-07-15", "", uploads)


def until_done(client: Client, job: str) -> dict[str, Any]:
    deadline = time.monotonic() + 60
    while True:
        state: dict[str, Any] = client.get(f"/api/jobs/{job}").json()
        if not state["job"]["waiting"]:
            return state
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_files_and_a_text_are_read_with_progress_and_reasons(own_client: Client) -> None:
    secret = re.findall(r'name="_csrf_token" value="([^"]+)"', own_client.get("/read").text)[0]
    lines = b'{"id": "one", "text": "The envoy denied on Monday that talks had begun in the capital."}\n{"broken": 1}\n'
    files = [
        ("files", ("a.txt", TEXT.encode())),
        ("files", ("b.jsonl.gz", gzip.compress(lines))),
        ("files", ("c.bin", b"\x00\x01\x02\x03" * 50)),
        ("files", ("d.txt", FRENCH.encode())),
    ]
    form = {"_csrf_token": secret, "text": "", "outlet": "The Quay", "published": "2024-07-15"}
    answer = own_client.post("/read", data=form, files=files, follow_redirects=False)
    assert answer.status_code == 303
    job = answer.headers["location"].rpartition("/")[2]
    state = until_done(own_client, job)
    by_name = {entry["source_path"]: entry for entry in state["documents"]}
    assert by_name["a.txt"]["state"] == "read"
    assert by_name["one"]["state"] == "read"
    assert by_name["d.txt"]["state"] == "skipped"
    assert [entry["state"] for name, entry in by_name.items() if name.startswith("b.jsonl")] == ["failed"]
    assert by_name["c.bin"]["state"] == "failed"
    assert state["job"] == {**state["job"], "documents": 5, "read": 2, "skipped": 1, "failed": 2}
    report = own_client.get(f"/api/reports/{by_name['a.txt']['report']}").json()["report"]
    assert (report["text"], report["outlet"], report["published"]) == (TEXT, "The Quay", "2024-07-15")
    page = own_client.get(f"/jobs/{job}").text
    assert "2 failed" in page
    assert "c.bin" in page


def test_the_same_report_again_is_already_there_and_new_ones_are_in_the_stories(own_client: Client) -> None:
    sent = {"text": TEXT, "id": "bridge", "published": "2024-07-15"}
    first = until_done(own_client, own_client.post("/api/reports", json=sent).json()["job"])
    again = until_done(own_client, own_client.post("/api/reports", json=sent).json()["job"])
    assert [entry["state"] for entry in (*first["documents"], *again["documents"])] == ["read", "known"]
    own_id = first["documents"][0]["report"]
    deadline = time.monotonic() + 60
    while f"/reports/{own_id}" not in "".join(
        own_client.get(f"/stories/{row['id']}").text for row in own_client.get("/api/stories").json()["items"]
    ):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_what_another_program_adds_is_linked_into_stories(own_client: Client, desk: Path) -> None:
    with open_store(desk) as store:
        own_id = web_desk.add(store, TEXT, name="late.txt", outlet="The Quay", published="2024-07-15")
    deadline = time.monotonic() + 60
    while not re.search(r"/stories/story-", own_client.get(f"/reports/{own_id}").text):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_html_is_read_as_an_article(own_client: Client) -> None:
    article = f"<article><h1>Bridge closed</h1><p>{TEXT}</p><p>{TEXT} Nobody knows why.</p></article>"
    page = f"<html><body>{article}</body></html>"
    state = until_done(own_client, own_client.post("/api/reports", json={"html": page, "id": "x"}).json()["job"])
    assert state["documents"][0]["state"] == "read"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\report.txt", "report.txt"),
        ("/etc/cron.d/evil", "evil"),
        ("..", "upload"),
        ("", "upload"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
        ("abc\u202etxt.exe", "abctxt.exe"),
    ],
)
def test_the_name_of_a_file_is_only_a_name(name: str, shown: str, tmp_path: Path) -> None:
    assert plain_name(name) == shown
    (document,), failures = take(handed(Upload(name, TEXT.encode())), SMALL)
    assert (document.source_path, document.text, failures) == (shown, TEXT, ())


def test_a_file_that_unpacks_to_too_much_is_refused_without_being_unpacked() -> None:
    bomb = gzip.compress(b"a" * 500_000_000, compresslevel=1)
    began = time.perf_counter()
    documents, ((name, problem),) = take(handed(Upload("bomb.txt.gz", bomb)), SMALL)
    assert documents == ()
    assert name == "bomb.txt.gz"
    assert "the limit is" in problem
    assert time.perf_counter() - began < 20


def test_gzip_in_gzip_and_broken_gzip_are_refused() -> None:
    twice = gzip.compress(gzip.compress(TEXT.encode()))
    cut = gzip.compress(TEXT.encode() * 50)[:-20]
    _, failures = take(handed(Upload("twice.gz", twice), Upload("cut.gz", cut)), SMALL)
    assert [name for name, _ in failures] == ["twice.gz", "cut.gz"]


def test_too_many_documents_at_once_are_refused() -> None:
    lines = "\n".join(f'{{"id": "{n}", "text": "{TEXT}"}}' for n in range(6)).encode()
    with pytest.raises(TooLarge, match="more than 5 documents"):
        take(handed(Upload("many.jsonl", lines)), SMALL)


def test_files_that_unpack_to_more_than_a_request_may_have_are_refused_on_the_way() -> None:
    small = replace(SMALL, upload_limit=20_000)
    lines = b"".join(b'{"id": "r%d", "text": "%s"}\n' % (i, b"The mayor said so. " * 450) for i in range(4))
    with pytest.raises(TooLarge, match="20000 characters"):
        take(handed(Upload("many.jsonl.gz", gzip.compress(lines))), small)


def test_what_failed_keeps_its_text(desk: Path) -> None:
    with open_store(desk) as store:
        put(store, (RawDoc("a.txt", "text", TEXT), RawDoc("b.txt", "text", TEXT)), (), "ana")
        first = store.ask(inbox.first_waiting)
        assert first is not None
        store.change(lambda c: inbox.settle(c, first.number, inbox.Outcome("failed", problem="it died")))
        job = store.ask(lambda c: inbox.entries(c, first.job, Cut(10)))
        assert [(entry.state, entry.size) for entry in job.items] == [("failed", len(TEXT)), ("waiting", len(TEXT))]


def test_a_text_over_the_limit_is_a_failure_that_says_so(own_client: Client) -> None:
    documents, ((_, problem),) = take(handed(Upload("long.txt", b"word " * 3000)), SMALL)
    assert documents == ()
    assert "the limit is" in problem


def test_a_pasted_page_is_html_and_a_pasted_text_is_itself() -> None:
    (document,), _ = take(handed(text="  <p>one</p>"), SMALL)
    assert document.format == "html"
    (document,), _ = take(handed(text="one\r\ntwo"), SMALL)
    assert (document.format, document.text) == ("text", "one\ntwo")


def empty_desk(path: Path) -> Path:
    open_store(path).close()
    return path


def test_an_empty_desk_loads_the_examples(tmp_path: Path, client: Client) -> None:
    config = Config(db=str(empty_desk(tmp_path / "new.db")), hosts=HOSTS)
    with TestClient(create_app(config)) as one:
        page = html.fromstring(one.get("/").text)
        (form,) = page.xpath("//form[@action='/examples']")
        assert one.post("/examples").status_code == 403
        answer = one.post("/examples", data=dict(form.form_values()), follow_redirects=False)
        assert answer.status_code == 303
        state = until_done(one, answer.headers["location"].rpartition("/")[2])
        assert {entry["state"] for entry in state["documents"]} == {"read"}
        assert len(state["documents"]) == len(examples())

        def named(of: Client) -> set[tuple[str, str, str]]:
            rows = of.get("/api/reports?limit=200").json()["items"]
            return {(row["outlet"], row["title"], row["published"]) for row in rows if "examples" in row["source_path"]}

        assert named(one) == named(client)
        deadline = time.monotonic() + 60
        while "Load the example" in one.get("/").text:
            assert time.monotonic() < deadline
            time.sleep(0.2)


def test_who_may_not_add_reports_is_not_offered_the_examples(tmp_path: Path) -> None:
    path = empty_desk(tmp_path / "new.db")
    with open_store(path) as store:
        add_user(store.accounts, "ana", "four words are enough", "reader", "2026-11-28T12:00:00+00:00")
        token = issue_token(store.accounts, "ana", ("read",), "2026-11-28T12:00:00+00:00")
    with TestClient(create_app(Config(db=str(path), hosts=HOSTS, accounts=True))) as one:
        page = one.get("/", headers={"Authorization": f"Bearer {token}"}).text
        assert "Nothing here yet" in page
        assert "/examples" not in page


def test_a_broken_installation_lets_documents_wait(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "read_document", broken)
    with open_store(desk) as store:
        put(store, (RawDoc("a.txt", "text", TEXT),), (), "ana")
        found = store.ask(inbox.first_waiting)
        assert found is not None
        worker = jobs.Worker(store)
        try:
            with pytest.raises(ModelError):
                worker._settle(found)
        finally:
            worker.stop()
        assert store.ask(inbox.first_waiting) == found


def broken(document: RawDoc, **_: Any) -> None:
    raise ModelError("the model is not there", where="model", remedy="install it")
