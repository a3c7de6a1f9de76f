"""Reports are other people's text: whatever they hold is shown, letter for letter, and nothing of it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import html
from web_browser import CHROMIUM, needs_chromium, served
from xss_vectors import VECTORS

from herodot.correct import Proposal, propose
from herodot.link import bring_up_to_date
from herodot.records import Actor, Analysis, Attribution, Event, Hop, Report, Role, Source, Span
from herodot.spans import content_id
from herodot.store import open_store
from herodot.testing import make_report
from herodot.web.app import create_app
from herodot.web.config import Config

AT = "2026-11-28T12:00:00+00:00"


def hostile(vector: str, n: int) -> Analysis:
    """A report with the vector in its text, title, outlet, byline, path and url, and in every record of it."""
    line = " ".join(vector.split())
    text = f"Headline {n}\n\n{line} said: {vector} and more.\n\nOf {line} nothing was heard."
    report: Report = replace(
        make_report(text, published="2024-07-14", outlet=vector),
        title=vector,
        source_path=f"{n}/{vector}",
        url=vector if n % 2 else f"javascript:alert({n})",
        bylines=(vector,),
        dateline=vector,
    )
    start = text.index(vector)
    words = Span(start, start + len(vector), vector)
    at = text.index(line)
    actor = Actor(f"person:{n}", vector, (vector,), "person", None, ())
    source = Source(at, at + len(line), line, actor.id)
    said = Attribution(content_id("attr", n), source, (actor.id,), None, (words,), "mixed", "CT+", None, 0.5, vector)
    hop = Hop(content_id("hop", n), "cites", vector, vector, actor.id, words, 0.5, vector)
    role = Role(actor.id, at, at + len(line), line)
    event = Event(
        id=content_id("event", n),
        type="ASSAULT",
        mode=None,
        contexts=(),
        status="happened",
        actors=(role,),
        recipients=(),
        trigger=words,
        other_triggers=(),
        evidence=(words,),
        date=None,
        place=None,
        quantities=(),
        according_to=(said.id,),
        quad=4,
        intensity=-9.0,
        confidence=0.5,
        why=vector,
    )
    return Analysis(report, (), (), (actor,), (), (said,), (hop,), (event,))


@pytest.fixture(scope="module")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    with open_store(path) as store:
        for n, vector in enumerate(VECTORS):
            analysis = hostile(vector, n)
            store.add(analysis)
            proposal = Proposal("speaker", vector, vector, record=analysis.attributions[0].id, source=vector)
            store.corrections.add(propose(replace_speaker(analysis), proposal, AT))
        bring_up_to_date(store)
    return path


def replace_speaker(analysis: Analysis) -> Analysis:
    """The analysis as if nobody were named, so that a correction of the speaker changes something."""
    (said,) = analysis.attributions
    return replace(analysis, attributions=(replace(said, holders=()),))


@pytest.fixture(scope="module")
def hostile_paths(hostile_desk: Path) -> tuple[str, ...]:
    with open_store(hostile_desk) as store:
        analyses = list(store.analyses())
        stories = store.stories()
        corrections = store.corrections.cases()
    return (
        *("/", "/claims?state=any", "/actors", "/timeline", "/network", "/corrections", "/corrections?state=all"),
        *(f"/reports/{a.report.id}?layer={layer}" for a in analyses for layer in ("claims", "hops", "events")),
        *(f"/corrections/new?report={a.report.id}&record={a.attributions[0].id}" for a in analyses),
        *(f"/stories/{story.id}" for story in stories),
        *(f"/actors/{a.actors[0].id}" for a in analyses),
        *(f"/corrections/{one.correction.id}" for one in corrections[:5]),
    )


@pytest.fixture(scope="module")
def hostile_client(hostile_desk: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(Config(db=str(hostile_desk), hosts=("testserver.local",)))) as one:
        yield one


OWN_TAGS = {
    *("html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "span", "nav", "form", "label"),
    *("input", "button", "main", "h1", "h2", "h3", "h4", "small", "p", "ul", "ol", "li", "b", "q", "time", "footer"),
    *("article", "section", "mark", "dl", "dt", "dd", "code", "kbd", "svg", "defs", "marker", "path", "text", "rect"),
    *("details", "summary", "table", "thead", "tbody", "tr", "th", "td", "select", "option", "blockquote", "fieldset"),
    *("legend", "textarea", "datalist", "br", "figure", "figcaption"),
}


def assert_harmless(page: Any, path: str) -> None:
    """Nothing of the vectors has become markup: only the desk's own tags, scripts and addresses are there."""
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= OWN_TAGS, path
    assert all(script.get("src", "").startswith("/static/") and not script.text for script in page.iter("script")), path
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (path, name)
            assert name not in ("style", "srcdoc", "formaction", "xlink:href"), (path, name)
            if name in ("href", "src", "action"):
                assert value.startswith(("/", "#")), (path, value)


def test_sixty_vectors_in_every_field_of_every_page(
    hostile_client: TestClient[Litestar], hostile_paths: tuple[str, ...]
) -> None:
    assert len(VECTORS) == len(set(VECTORS)) == 60
    for path in hostile_paths:
        answer = hostile_client.get(path)
        assert answer.status_code == 200, path
        assert_harmless(html.fromstring(answer.text), path)


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_in_a_query_is_only_text(hostile_client: TestClient[Litestar], vector: str) -> None:
    for path, name in (("/search", "q"), ("/", "place"), ("/actors", "name"), ("/claims", "state")):
        answer = hostile_client.get(path, params={name: vector, "outlet": vector})
        assert answer.status_code == 200
        assert_harmless(html.fromstring(answer.text), path)
    missing = hostile_client.get("/records/x", params={"next": vector}, headers={"Accept": "text/html"})
    assert_harmless(html.fromstring(missing.text), "/records/x")


@needs_chromium
def test_no_vector_does_anything_in_a_browser(hostile_desk: Path, hostile_paths: tuple[str, ...]) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with served(hostile_desk) as address, sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(base_url=address).new_page()
        done: list[str] = []

        def dismiss(dialog: Any) -> None:
            done.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.on("console", lambda message: done.append(message.text) if message.type == "error" else None)
        page.on("request", lambda r: done.append(r.url) if not r.url.startswith(address) else None)
        for path in hostile_paths[:100]:
            page.goto(path)
        browser.close()
    assert done == []
