"""Pages, whole, broken and hostile."""

from __future__ import annotations

import time

import pytest

from herodot.clean.article import extract
from herodot.errors import NoArticle

PROSE = "".join(
    f"<p>The harbour was closed on day {n}, the port authority said, and ships waited outside.</p>" for n in range(8)
)
PAGE = f"""<!doctype html><html><head><title>Harbour closed | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><meta name="author" content="Ana Reyes">
<meta property="article:published_time" content="2024-07-14T08:30:00Z">
<link rel="canonical" href="https://harbour.example.org/closed"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Harbour closed</h1>
<p>MESK, July 14 (Reuters) - The harbour was closed on Friday, the port authority told reporters in a statement.</p>
<blockquote>
<p>We have never seen waves like these, and we hope that we never will again, the statement said.</p>
</blockquote>
{PROSE}</article><footer>All rights reserved</footer></body></html>"""


def test_text_and_metadata() -> None:
    article = extract(PAGE, "a.html")
    assert article.text.count("port authority") == 9
    assert "MESK, July 14 (Reuters) -" in article.text
    assert "We have never seen waves like these" in article.text
    assert "World" not in article.text
    assert article.title == "Harbour closed"
    assert (article.outlet, article.authors) == ("Harbour News", ("Ana Reyes",))
    assert (article.published, article.url) == ("2024-07-14", "https://harbour.example.org/closed")


def test_a_date_is_not_guessed_from_the_prose() -> None:
    page = f"<html><body><article><p>It was founded on 3 May 2001.</p>{PROSE}</article></body></html>"
    assert extract(page, "a.html").published is None


def test_json_ld() -> None:
    data = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour closed","datePublished":"2024-07-14T08:30:00Z","author":{"@type":"Person","name":"Ana Reyes"},"publisher":{"@type":"Organization","name":"Harbour News"}}'  # noqa: E501
    page = f'<html><head><script type="application/ld+json">{data}</script></head><body><article>{PROSE}</article>'
    article = extract(page, "a.html")
    assert (article.published, article.authors, article.outlet) == ("2024-07-14", ("Ana Reyes",), "Harbour News")


def test_a_dateline_outside_the_text_is_kept() -> None:
    page = f'<html><body><article><span class="dateline">LISBON (AP) — </span>{PROSE}</article></body></html>'
    article = extract(page, "a.html")
    assert article.dateline == "LISBON (AP)"


@pytest.mark.parametrize("fragment", [PROSE, f"<div><article>{PROSE}</article></div>", f"<p>{PROSE[3:90]}.</p>"])
def test_a_fragment_is_read(fragment: str) -> None:
    assert "The harbour was closed on day 0" in extract(fragment, "a.jsonl:1").text


def test_a_truncated_page_gives_what_it_has() -> None:
    assert "port authority" in extract(PAGE[: len(PAGE) * 2 // 3], "a.html").text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "",
        "<html><body><article><p>The harb",
        "<html><script>" + "var a = 1;" * 500,
        "<html><body>" + "<div>" * 10_000 + PROSE + "</div>" * 10_000,
        "<html><body>" + "<b><i><blockquote><ul><li>" * 2_000 + PROSE,
        "<html><body>" + "<table><tr><td>" * 3_000 + PROSE,
    ],
)
def test_a_page_without_article_or_a_hostile_one_is_refused(page: str) -> None:
    started = time.monotonic()
    with pytest.raises(NoArticle, match="no article text") as caught:
        extract(page, "a.html")
    assert caught.value.where == "a.html"
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + '{"a":' * 3_000,
        "<!-- " + "<" * 1_000 + " -->",
        "<meta charset=nonsense>\x00",
        "".join(f"<meta name=m{n} content=x>" for n in range(2_000)),
    ],
)
def test_odd_heads_do_not_hide_the_article(head: str) -> None:
    page = f"<html><head>{head}</script></head><body><article>{PROSE}</article></body></html>"
    assert "port authority" in extract(page, "a.html").text
