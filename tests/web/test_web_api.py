"""The REST API: one error shape, its document, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from herodot.records import Analysis
from herodot.web import describe

type Client = TestClient[Litestar]

ROOT = Path(__file__).parents[2]
TEXT = "The mayor of the harbour town said on Monday that the bridge had been closed."
PROBLEM = {"status", "title", "detail", "where", "remedy"}


def test_the_committed_document_is_up_to_date() -> None:
    remedy = "run: python -m herodot.web.describe > docs/openapi.json"
    assert (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8") == describe.text(), remedy


def test_the_served_document_is_the_committed_one(client: Client) -> None:
    assert client.get("/openapi.json").json() == json.loads(describe.text())


def test_the_document_is_openapi_3_1_and_every_error_has_the_one_shape(client: Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for status, answer in operation["responses"].items():
                if status >= "400":
                    schema = answer["content"]["application/json"]["schema"]
                    assert schema == {"$ref": "#/components/schemas/Problem"}, (path, method, status)


def test_a_report_is_the_record_of_the_json_contract(client: Client, ids: dict[str, str]) -> None:
    import msgspec

    analysis = msgspec.json.decode(client.get(f"/api/reports/{ids['reports']}").content, type=Analysis)
    assert analysis.report.id == ids["reports"]
    assert analysis.attributions


@pytest.mark.parametrize("kind", ["reports", "stories", "claims", "events", "hops", "actors"])
def test_what_a_list_names_is_there(client: Client, kind: str) -> None:
    for row in client.get(f"/api/{kind}?limit=5").json()["items"]:
        assert client.get(f"/api/{kind}/{row['id']}").status_code == 200


@pytest.mark.parametrize("kind", ["reports", "stories", "claims", "events", "hops", "actors", "jobs", "corrections"])
@pytest.mark.parametrize("own_id", ["nothing", "", "claim-", "a:b", "%F0%9F%98%80", "'; DROP TABLE reports; --"])
def test_what_is_not_there_is_not_found(client: Client, kind: str, own_id: str) -> None:
    if kind in ("jobs",) and not own_id:
        return
    answer = client.get(f"/api/{kind}/{own_id}")
    if not own_id:
        assert answer.status_code == 200
        return
    assert answer.status_code == 404
    assert set(answer.json()) == PROBLEM


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "after=x", "since=14.7.2024", "contested=perhaps", "status=odd"]
)
def test_a_query_that_means_nothing_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"/api/events?{query}")
    assert answer.status_code == 400, answer.text
    assert set(answer.json()) == PROBLEM


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": ""}, 422),
        ({"text": TEXT, "html": "<p>x"}, 422),
        ({"text": TEXT, "published": "tomorrow"}, 400),
        ({"text": 7}, 400),
        ({"text": TEXT, "outlet": "x" * 3000}, 400),
        ({"text": "x" * 6_000_000}, 413),
        ([], 400),
    ],
)
def test_a_report_that_does_not_fit_is_refused(own_client: Client, body: Any, status: int) -> None:
    answer = own_client.post("/api/reports", json=body)
    assert answer.status_code == status, answer.text[:300]
    assert set(answer.json()) == PROBLEM


def test_a_body_over_the_limit_is_refused_before_it_is_read(own_client: Client) -> None:
    body = b'{"text": "' + b"x" * 61_000_000 + b'"}'
    answer = own_client.post("/api/reports", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert set(answer.json()) == PROBLEM


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_site_could_send_is_refused(own_client: Client, kind: str) -> None:
    body = json.dumps({"text": TEXT}).encode()
    answer = own_client.post("/api/reports", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver.local"},
    ],
)
def test_what_a_page_of_another_site_sends_is_refused(own_client: Client, headers: dict[str, str]) -> None:
    assert own_client.post("/api/reports", json={"text": TEXT}, headers=headers).status_code == 403
    assert own_client.post("/read", data={"text": TEXT}, headers=headers).status_code == 403


def test_a_form_without_its_secret_is_refused(own_client: Client, ids: dict[str, str]) -> None:
    for path in ("/read", "/corrections", "/corrections/x/decide", "/login", "/logout"):
        assert own_client.post(path, data={"text": TEXT}).status_code == 403, path


def test_a_correction_by_the_api_from_proposal_to_record(own_client: Client, ids: dict[str, str]) -> None:
    report = own_client.get(f"/api/reports/{ids['reports']}").json()
    said = report["attributions"][0]
    sent = {"report": ids["reports"], "wrong": "certainty", "record": said["id"], "should_be": "U", "by": "ana"}
    correction = own_client.post("/api/corrections", json=sent)
    assert correction.status_code == 201
    own_id = correction.json()["id"]
    waiting = own_client.get(f"/api/corrections?state=waiting&report={ids['reports']}").json()["items"]
    assert [case["correction"]["id"] for case in waiting] == [own_id]
    decided = own_client.post(f"/api/corrections/{own_id}/decisions", json={"verdict": "accepted", "by": "ed"})
    assert (decided.status_code, decided.json()["state"]) == (200, "accepted")

    def commitment() -> str:
        found = own_client.get(f"/api/reports/{ids['reports']}").json()["attributions"]
        return next(str(a["commitment"]) for a in found if a["id"] == said["id"])

    assert commitment() == "U"
    assert ",U," in own_client.get("/exports/claims.csv").text
    own_client.post(f"/api/corrections/{own_id}/decisions", json={"verdict": "undone", "by": "ed"})
    assert commitment() == said["commitment"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"report": "report-nothing"}, 404),
        ({"record": "attr-nothing"}, 422),
        ({"should_be": "perhaps"}, 422),
        ({"start": 0, "end": 10**9}, 422),
        ({"start": -1}, 400),
        ({"wrong": "spelling"}, 400),
        ({"record": None}, 422),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    own_client: Client, ids: dict[str, str], change: dict[str, Any], status: int
) -> None:
    said = own_client.get(f"/api/reports/{ids['reports']}").json()["attributions"][0]
    sent = {"report": ids["reports"], "wrong": "certainty", "record": said["id"], "should_be": "U", "by": "ana"}
    answer = own_client.post("/api/corrections", json=sent | change)
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == PROBLEM
