"""Every page: that it is there, that its JSON twin says the same, and what its headers forbid."""

from __future__ import annotations

import re
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import html

from herodot.web import words
from herodot.web.static_files import static_path

type Client = TestClient[Litestar]

LISTS = ("/", "/claims", "/actors", "/timeline", "/network", "/map", "/search?q=attack", "/corrections", "/exports")
ABOUT = ("/about/errors", "/about/keys", "/read")
PICTURES = ("/timeline", "/network", "/map")


def pages(ids: dict[str, str]) -> tuple[str, ...]:
    report = f"/reports/{ids['reports']}"
    one = (f"/stories/{ids['stories']}", f"/claims/{ids['claims']}", f"/actors/{ids['actors']}")
    layers = tuple(f"{report}?layer={layer}" for layer in ("claims", "hops", "events", "actors", "off"))
    return (*LISTS, *ABOUT, *one, *layers, f"/corrections/new?report={ids['reports']}&start=0&end=40")


def tree(text: str) -> Any:
    return html.fromstring(text)


def test_every_page_is_there_and_has_what_a_page_needs(client: Client, ids: dict[str, str]) -> None:
    for path in pages(ids):
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = tree(answer.text)
        assert len(page.xpath("//h1")) == 1, path
        assert [len(page.xpath(f"//body/{part}")) for part in ("header", "main", "footer")] == [1, 1, 1], path
        assert page.xpath("//html/@lang") == ["en"]
        assert page.xpath("//title/text()")[0].endswith("· herodot")


def test_every_link_within_the_desk_leads_somewhere(client: Client, ids: dict[str, str]) -> None:
    seen: set[str] = set()
    for path in pages(ids):
        links = tree(client.get(path).text).xpath("//a/@href | //svg//a/@href | //form[not(@method)]/@action")
        seen |= {link.partition("#")[0] for link in links if link.startswith("/")}
    for link in sorted(seen):
        assert client.get(link).status_code == 200, link


def test_an_anchor_of_a_highlight_is_on_the_page(client: Client, ids: dict[str, str]) -> None:
    for layer in ("claims", "hops", "events", "actors"):
        page = tree(client.get(f"/reports/{ids['reports']}?layer={layer}").text)
        targets = {link.removeprefix("#") for link in page.xpath("//mark/a/@href")}
        assert targets
        assert targets <= set(page.xpath("//article/@id"))


def test_the_text_of_a_report_is_all_there_letter_for_letter(client: Client, ids: dict[str, str]) -> None:
    text = client.get(f"/api/reports/{ids['reports']}").json()["report"]["text"]
    page = tree(client.get(f"/reports/{ids['reports']}?layer=claims").text)
    paragraphs = page.xpath("//p[@data-start]")
    assert len(paragraphs) == len([line for line in text.splitlines() if line.strip()])
    for paragraph in paragraphs:
        shown, start = paragraph.text_content(), int(paragraph.get("data-start"))
        assert text[start : start + len(shown)] == shown


@pytest.mark.parametrize("path", LISTS)
def test_the_twin_of_a_page_shows_the_same_things(client: Client, path: str) -> None:
    name, question, query = path.partition("?")
    twin = client.get(f"{'/index' if name == '/' else name}.json{question}{query}")
    assert twin.status_code == 200
    page = client.get(path).text
    for own_id in re.findall(r'"id":"((?:story|claim|event|report)-[0-9a-f]{12})"', twin.text):
        assert own_id in page


def test_a_story_and_its_twin(client: Client, ids: dict[str, str]) -> None:
    view = client.get(f"/stories/{ids['stories']}.json").json()
    page = tree(client.get(f"/stories/{ids['stories']}").text)
    claims = [claim["id"] for name in ("contested", "agreed", "single") for claim in view[name]]
    assert page.xpath("//li[contains(@class, 'claim')]/@id") == claims
    drawn = page.xpath("count(//*[local-name()='svg']//*[contains(@class, 'arrow')])")
    assert drawn == len(view["chain"]["edges"]) == len(view["steps"])
    assert len(page.xpath("//section[@id='chain']//tbody/tr")) == len(view["steps"])


@pytest.mark.parametrize("path", PICTURES)
def test_a_graphic_has_a_table_of_the_same(client: Client, path: str) -> None:
    page = tree(client.get(path).text)
    drawn = page.xpath("count(//*[local-name()='svg']//*[local-name()='a'][not(contains(@class, 'box'))])")
    rows = page.xpath("count(//details//tbody/tr)")
    assert drawn == rows > 0


def test_filters_are_in_the_url_and_in_the_form(client: Client) -> None:
    all_stories = client.get("/stories.json").json()["stories"]
    query = "since=2022-01-01&until=2023-12-31&contested=1"
    some = client.get(f"/stories.json?{query}").json()["stories"]
    assert 0 < len(some) < len(all_stories)
    page = tree(client.get(f"/?{query}").text)
    assert page.xpath("//input[@name='since']/@value") == ["2022-01-01"]
    assert page.xpath("//input[@name='contested']/@checked")
    assert any("since=2022-01-01" in link for link in page.xpath("//nav//a/@href"))


@pytest.mark.parametrize(
    ("name", "value"), [("place", "Beijing"), ("actor", "china"), ("type", "assault"), ("outlet", "eastern observer")]
)
def test_each_filter_leaves_something_out(client: Client, name: str, value: str) -> None:
    def number(query: str) -> int:
        return len(client.get(f"/api/reports{query}").json()["items"])

    assert 0 < number(f"?{name}={value}") < number("")


def test_a_list_a_page_at_a_time_has_everything_once(client: Client) -> None:
    whole = client.get("/api/events?limit=200").json()
    assert whole["next"] is None
    found, after = [], ""
    while True:
        page = client.get(f"/api/events?limit=7{after}").json()
        found += page["items"]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert found == whole["items"]


def test_headers_forbid_what_no_page_needs(client: Client, ids: dict[str, str]) -> None:
    paths = (*pages(ids), "/api/stories", "/nope", f"{static_path()}/desk.js", "/openapi.json", "/search.json?q=x")
    for path in paths:
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_a_page_loads_nothing_from_elsewhere_and_has_no_inline_script_or_style(
    client: Client, ids: dict[str, str]
) -> None:
    for path in pages(ids):
        page = tree(client.get(path).text)
        loaded = page.xpath(
            "//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src | //iframe/@src"
        )
        assert all(source.startswith("/static/") for source in loaded), path
        assert not page.xpath("//script[not(@src)] | //style | //@style"), path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, ids: dict[str, str]) -> None:
    for path in ("/api/stories", f"/api/reports/{ids['reports']}", "/map.json", "/"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path


def test_another_name_of_the_host_is_refused(client: Client) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""):
        assert client.get("/", headers={"Host": host}).status_code == 400, host
    assert client.get("/", headers={"Host": "LOCALHOST:8710"}).status_code == 200


@pytest.mark.parametrize("path", ["/stories/x", "/reports/x", "/claims/x", "/actors/x:y", "/records/x", "/jobs/x"])
def test_what_is_not_there_is_a_page_for_people_and_json_for_programs(client: Client, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "There is no such thing here" in page.text
    twin = client.get(f"{path}.json")
    assert twin.json() == {**twin.json(), "status": 404, "title": "There is no such thing here"}


@pytest.mark.parametrize("query", ["since=tomorrow", "until=2024-1-1", "after=%00", "after=W10", "after=bm90aGluZw"])
def test_a_query_that_means_nothing_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/timeline?{query}").status_code == 400


@pytest.mark.parametrize("name", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "desk.css/../../app.py", "%00"])
def test_nothing_but_static_files_is_served(client: Client, name: str) -> None:
    answer = client.get(f"{static_path()}/{name}")
    assert answer.status_code in (400, 404)
    assert "herodot" not in answer.text.partition("<main")[2].partition("<h1")[0]


@pytest.mark.parametrize(
    "words", ["{{ 7 * 7 }}", "{% for x in ().__class__.__mro__ %}x{% endfor %}", "${7*7}", "#{7*7}"]
)
def test_a_template_in_a_query_is_only_text(client: Client, words: str) -> None:
    page = tree(client.get("/search", params={"q": words}).text)
    assert page.xpath("//input[@id='s-q']/@value") == [words]


def test_no_page_is_heavy(client: Client, ids: dict[str, str]) -> None:
    import gzip

    for path in pages(ids):
        assert len(gzip.compress(client.get(path).content)) < 200_000, path


def test_no_letter_says_never_disputed(client: Client, ids: dict[str, str]) -> None:
    assert "undisputed" not in client.get(f"/stories/{ids['stories']}").text


def day_links(page: Any) -> dict[str, str]:
    return {link.get("rel") or "all": link.get("href") for link in page.xpath("//nav[@class='days-bar']/a")}


def test_today_steps_from_day_to_day_and_keeps_the_other_filters(client: Client) -> None:
    days = sorted({row["published"][:10] for row in client.get("/api/reports?limit=200").json()["items"]}, reverse=True)
    assert len(days) > 5
    path, seen = "/?type=CONSULT", []
    while path:
        page = tree(client.get(path).text)
        assert page.xpath("//select[@name='type']/option[@selected]/text()") == ["CONSULT"]
        seen.append(page.xpath("//nav[@class='days-bar']/b/text()")[0])
        path = day_links(page).get("prev", "")
    assert seen == ["All days", *(words.day(day) for day in days)]
    middle = tree(client.get(f"/?since={days[2]}&until={days[2]}&thin=1").text)
    query = "&thin=1"
    assert day_links(middle) == {
        "prev": f"/?since={days[3]}&until={days[3]}{query}",
        "next": f"/?since={days[1]}&until={days[1]}{query}",
        "all": "/?thin=1",
    }
    assert day_links(tree(client.get(f"/?since={days[4]}").text))["prev"] == f"/?since={days[5]}&until={days[5]}"
    assert "next" not in day_links(tree(client.get(f"/?since={days[4]}&until={days[0]}").text))


def test_a_day_that_is_none_and_a_day_without_reports_are_shown_as_they_are(client: Client) -> None:
    assert client.get("/?since=2024-13-45&until=2024-13-45").status_code == 200
    view = client.get("/index.json?since=1999-01-01&until=1999-01-01").json()
    assert (view["days"]["earlier"], view["stories"]) == ("", [])
    assert view["days"]["later"] > "1999-01-01"


def test_a_filtered_search_says_what_passes(client: Client) -> None:
    found = client.get("/search.json?q=said&outlet=the quay").json()["hits"]
    assert {hit["outlet"] for hit in found} == {"The Quay"}


def test_the_queue_comes_a_page_at_a_time(own_client: Client, ids: dict[str, str]) -> None:
    said = own_client.get(f"/api/reports/{ids['reports']}").json()["attributions"][0]["id"]
    proposed = []
    for n in range(30):
        sent = {"report": ids["reports"], "wrong": "speaker", "record": said, "should_be": f"Speaker {n}", "by": "ana"}
        proposed.append(own_client.post("/api/corrections", json=sent).json()["id"])
    first = tree(own_client.get("/corrections").text)
    (further,) = first.xpath("//p[@class='next']/a/@href")
    second = tree(own_client.get(further).text)
    assert first.xpath("//article/@id") + second.xpath("//article/@id") == proposed
    assert not second.xpath("//p[@class='next']")
    assert own_client.get(further.replace("/corrections?", "/corrections.json?")).json()["next"] is None
    log = own_client.get("/corrections.json?state=all").json()
    assert [case["id"] for case in log["cases"]] == proposed[::-1][:25]
    assert log["states"][0] == {"state": "waiting", "corrections": 30}
    assert own_client.get("/corrections?after=nonsense").status_code == 400


def secret_in(client: TestClient[Litestar], path: str) -> str:
    return str(tree(client.get(path).text).xpath("//input[@name='_csrf_token']/@value")[0])


@pytest.mark.parametrize("form", [{"what": "|missing-hop", "hop": "garbage"}, {"what": "|missing-foo"}])
def test_a_missing_record_of_no_known_kind_is_refused(
    own_client: TestClient[Litestar], ids: dict[str, str], form: dict[str, str]
) -> None:
    path = f"/corrections/new?report={ids['reports']}&start=0&end=40"
    sent = {
        "_csrf_token": secret_in(own_client, path),
        "report": ids["reports"],
        "start": "0",
        "end": "40",
        "by": "ana",
    }
    answer = own_client.post("/corrections", data=sent | form | {"should_be": "Reuters"}, follow_redirects=False)
    assert answer.status_code in (200, 422), answer.status_code
    assert own_client.get("/corrections?state=all").status_code == 200
    assert own_client.get("/corrections.json?state=all").json()["cases"] == []


def test_a_decision_on_what_somebody_has_decided_meanwhile_is_refused(
    own_client: TestClient[Litestar], ids: dict[str, str]
) -> None:
    said = own_client.get(f"/api/reports/{ids['reports']}").json()["attributions"][0]
    sent = {"report": ids["reports"], "wrong": "certainty", "record": said["id"], "should_be": "U", "by": "ana"}
    own_id = own_client.post("/api/corrections", json=sent).json()["id"]
    form = {
        "_csrf_token": secret_in(own_client, f"/corrections/{own_id}"),
        "by": "ed",
        "verdict": "accepted",
        "seen": "0",
    }
    path = f"/corrections/{own_id}/decide"
    assert own_client.post(path, data=form, follow_redirects=False).status_code == 303
    stale = own_client.post(path, data=form | {"verdict": "rejected"}, follow_redirects=False)
    assert stale.status_code == 422
    assert "decided meanwhile" in stale.text


def test_an_accepted_link_stands_beside_the_report(own_client: TestClient[Litestar], ids: dict[str, str]) -> None:
    report = ids["reports"]
    other = next(r["id"] for r in own_client.get("/api/reports").json()["items"] if r["id"] != report)
    sent = {"report": report, "wrong": "link", "should_be": f"not_copy {other}", "by": "ana"}
    own_id = own_client.post("/api/corrections", json=sent).json()["id"]
    own_client.post(f"/api/corrections/{own_id}/decisions", json={"verdict": "accepted", "by": "ed"})
    page = own_client.get(f"/reports/{report}").text
    assert f"not_copy {other}" in page
