"""The desk in a real browser: every page with and without JavaScript, axe-core, keys, and the way of a correction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import web_desk
from web_browser import CHROMIUM, needs_chromium, served

from herodot.records import Analysis

pytestmark = needs_chromium
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

STATIC_PAGES = (
    *("/", "/claims", "/actors", "/timeline", "/network", "/map", "/search?q=attack", "/corrections"),
    *("/read", "/exports", "/about/errors", "/about/keys", "/corrections?state=all", "/nope"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def address(made: Path) -> Iterator[str]:
    with served(made) as at:
        yield at


@pytest.fixture
def own_address(desk: Path) -> Iterator[str]:
    with served(desk) as at:
        yield at


@pytest.fixture(scope="module")
def paths(made: Path, ids: dict[str, str]) -> tuple[str, ...]:
    ferries = web_desk.report_of(made, "ferries.txt")
    return (
        *STATIC_PAGES,
        f"/stories/{ids['stories']}",
        f"/claims/{ids['claims']}",
        f"/actors/{ids['actors']}",
        *(f"/reports/{ids['reports']}?layer={layer}" for layer in ("claims", "hops", "events", "actors", "off")),
        f"/reports/{ferries}",
        f"/corrections/new?report={ferries}&start=30&end=60",
    )


class Watched:
    """A page, and everything that the browser complained about."""

    def __init__(self, context: Any) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self.dismiss)

    def dismiss(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def goes_to(self, path: str) -> None:
        self.page.goto(path)

    def has_not_complained(self) -> bool:
        return [told for told in self.complaints if "404 (Not Found)" not in told] == []


@pytest.fixture
def watched(browser: Any, address: str) -> Iterator[Watched]:
    context = browser.new_context(base_url=address)
    yield Watched(context)
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_every_page_opens_without_a_complaint(
    browser: Any, address: str, paths: tuple[str, ...], javascript: bool
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=javascript)
    one = Watched(context)
    for path in paths:
        one.goes_to(path)
        assert one.page.locator("h1").count() == 1, path
        assert one.has_not_complained(), (path, one.complaints)
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 400)])
def test_axe_finds_no_violation(browser: Any, address: str, paths: tuple[str, ...], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    context = browser.new_context(
        base_url=address, color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    for path in paths:
        page.goto(path)
        found = axe.run(page)
        assert found.violations_count == 0, (path, found.generate_report())
    context.close()


def test_no_page_is_wider_than_a_small_screen(browser: Any, address: str, paths: tuple[str, ...]) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()


def test_keys_lead_through_the_desk(watched: Watched) -> None:
    page = watched.page
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".item.at").count() == 1
    title = page.locator(".item.at h2").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*")
    assert page.locator("h1").inner_text() == title
    for keys, url in (
        (("g", "t"), "/timeline"),
        (("g", "n"), "/network"),
        (("g", "m"), "/map"),
        (("g", "c"), "/claims"),
    ):
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url(f"**{url}")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("attack j k")
    assert page.locator("#q").input_value() == "attack j k"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.wait_for_url("**/about/keys")
    assert watched.has_not_complained()


def test_single_letters_can_be_switched_off(watched: Watched) -> None:
    page = watched.page
    page.goto("/about/keys")
    page.locator("#letters").check()
    page.goto("/")
    page.keyboard.press("j")
    assert page.locator(".item.at").count() == 0


def test_a_click_on_a_highlight_shows_its_record_and_dims_the_others(watched: Watched, ids: dict[str, str]) -> None:
    page = watched.page
    page.goto(f"/reports/{ids['reports']}?layer=claims")
    page.keyboard.press("3")
    page.wait_for_url("**layer=events")
    mark = page.locator("mark.trigger").first
    record = mark.get_attribute("data-records").split()[0]
    mark.click()
    card = page.locator(f"[id='{record}']")
    assert card.locator(".more").is_visible()
    for label in ("what", "status", "confidence", "why", "measured"):
        assert card.locator("dt", has_text=label).first.is_visible()
    assert page.locator("mark.lit").count() >= 1
    assert page.locator(".text.dim").count() == 1
    assert watched.has_not_complained()


def test_without_javascript_a_click_on_a_highlight_shows_its_record_too(
    browser: Any, address: str, ids: dict[str, str]
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/reports/{ids['reports']}?layer=claims")
    link = page.locator("mark a").first
    target = link.get_attribute("href").removeprefix("#")
    assert not page.locator(f"[id='{target}'] .more").is_visible()
    link.click()
    assert page.locator(f"[id='{target}'] .more").is_visible()
    context.close()


def select(page: Any, words: str) -> None:
    """Selects words of the report as a hand would have: a range from text node to text node."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
            const nodes = [];
            let whole = '';
            while (walker.nextNode()) {
                nodes.push([whole.length, walker.currentNode]);
                whole += walker.currentNode.data;
            }
            const at = whole.indexOf(words);
            const point = (offset) => {
                const [start, node] = nodes.findLast(([start]) => start <= offset);
                return [node, offset - start];
            };
            const range = document.createRange();
            range.setStart(...point(at));
            const [last, offset] = point(at + words.length - 1);
            range.setEnd(last, offset + 1);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )


def exported(page: Any, report: str) -> Analysis:
    """A report as /exports gives it away."""
    lines = page.request.get("/exports/reports.jsonl").body().splitlines()
    found = (msgspec.json.decode(line, type=Analysis) for line in lines)
    return next(analysis for analysis in found if analysis.report.id == report)


def test_the_way_of_a_correction_from_a_selection_behind_emoji_to_the_export(
    browser: Any, own_address: str, desk: Path
) -> None:
    report = web_desk.report_of(desk, "ferries.txt")
    context = browser.new_context(base_url=own_address)
    one = Watched(context)
    page = one.page
    page.goto(f"/reports/{report}")
    before = exported(page, report)
    words = "the quay stays shut"
    select(page, words)
    page.keyboard.press("Control+Enter")
    form = page.locator("dialog #correction-form")
    form.wait_for()
    assert form.locator("blockquote mark").inner_text() == words
    form.get_by_label("are a statement that is missing").check()
    form.get_by_label("Should be", exact=True).fill("market officials")
    form.get_by_label("How do you know?").fill("read the last sentence")
    form.get_by_label("Your name").fill("ana")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Sent. It waits for an editor.").wait_for()
    assert page.locator("dialog").count() == 0
    assert exported(page, report) == before
    page.goto("/corrections")
    assert page.locator(".case").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_url("**/corrections?state=waiting&done=correction-*")
    assert page.locator(".case").count() == 0
    page.locator(".notice a").click()
    page.wait_for_url("**/corrections/correction-*")
    assert page.locator(".case .sign").inner_text() == "accepted"
    after = exported(page, report)
    (new,) = {a.id: a for a in after.attributions if a.id not in {b.id for b in before.attributions}}.values()
    assert [span.exact for span in new.content] == [words]
    assert after.report.text[new.content[0].start : new.content[0].end] == words
    page.goto(f"/records/{new.id}")
    card = page.locator(f"[id='{new.id}']")
    assert "market officials" in card.inner_text()
    assert "corrected: missing" in card.inner_text()
    page.goto("/corrections?state=accepted")
    page.locator("button[value=undone]").click()
    page.get_by_text("Waiting again").wait_for()
    page.locator(".notice a").click()
    page.wait_for_url("**/corrections/correction-*")
    assert exported(page, report) == before
    assert page.locator(".log li").count() == 2
    assert one.has_not_complained(), one.complaints
    context.close()


def test_the_form_opens_in_place_and_gives_the_focus_back(watched: Watched, ids: dict[str, str]) -> None:
    page = watched.page
    page.goto(f"/reports/{ids['reports']}?layer=claims")
    button = page.locator("a.suggest")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "suggest"


def test_what_does_not_fit_is_said_in_the_form(browser: Any, own_address: str, desk: Path) -> None:
    report = web_desk.report_of(desk, "ferries.txt")
    context = browser.new_context(base_url=own_address)
    page = context.new_page()
    page.goto(f"/reports/{report}")
    select(page, "the quay stays shut")
    page.keyboard.press("Meta+Enter")
    form = page.locator("dialog #correction-form")
    form.wait_for()
    form.get_by_label("boilerplate").check()
    form.get_by_label("Should be", exact=True).fill("burnt")
    form.get_by_label("Your name").fill("ana")
    form.get_by_role("button").click()
    assert "dropped or kept" in page.locator("dialog [role=alert]").inner_text()
    context.close()


def test_a_correction_without_javascript(browser: Any, own_address: str, desk: Path) -> None:
    report = web_desk.report_of(desk, "ferries.txt")
    context = browser.new_context(base_url=own_address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/reports/{report}?layer=claims")
    page.locator(".pilcrow").nth(1).click()
    page.get_by_label("are a statement that is missing").check()
    page.locator("details.exact summary").click()
    page.get_by_label("Leave only the words that are meant").fill("all ferries would sail again")
    page.get_by_label("Should be", exact=True).fill("Nobody Inparticular")
    page.get_by_label("Your name").fill("ana")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("It waits for an editor").wait_for()
    page.get_by_role("button", name="Accept").click()
    found = [a for a in exported(page, report).attributions if "Nobody" in str(a.holders) or "nobody" in str(a.holders)]
    assert [span.exact for a in found for span in a.content] == ["all ferries would sail again"]
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_pasted_report_is_read(browser: Any, own_address: str, javascript: bool) -> None:
    context = browser.new_context(base_url=own_address, java_script_enabled=javascript)
    page = context.new_page()
    page.goto("/read")
    page.get_by_label("Paste a report").fill(
        "The mayor of the harbour town said on Monday that the bridge had been closed."
    )
    page.get_by_label("Outlet").fill("The Quay")
    page.get_by_label("Published").fill("2024-07-15")
    page.get_by_role("button", name="Read").click()
    page.wait_for_url("**/jobs/*")
    report = page.locator("#progress td a")
    if not javascript:
        for _ in range(60):
            if report.count():
                break
            page.wait_for_timeout(500)
            page.reload()
    report.wait_for(timeout=60_000)
    report.click()
    assert "the bridge had been closed" in page.locator(".text").inner_text()
    assert page.locator(".card", has_text="the bridge had been closed").count() >= 1
    context.close()
