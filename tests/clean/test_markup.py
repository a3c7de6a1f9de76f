"""What a page's markup says of where its article comes from: set under the article, and a hop with those words."""

from __future__ import annotations

import pytest

from herodot.clean import clean
from herodot.pipeline import analyse
from herodot.records import OwnActor, RawDoc, Report

PROSE = "".join(
    f"<p>The dam was closed on day {n}, and boats waited outside the lock for the water.</p>" for n in range(6)
)
SITE = '<meta property="og:site_name" content="Harbour Ledger">'
URL = "https://www.harbour-ledger.test/dam"


def page(head: str = "", body: str = "", site: str = SITE) -> str:
    top = f"<head><title>Dam closed</title>{site}{head}</head>"
    return f"<html>{top}<body><article>{body}{PROSE}</article></body></html>"


def ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


def read(html: str, url: str | None = URL, source: tuple[str, str] | None = None, outlet: str | None = None) -> Report:
    return clean(RawDoc("a.html", "html", html, url=url, outlet=outlet, source=source))


def credits(report: Report) -> list[str]:
    return [line for line in report.text.split("\n") if not line.startswith("The dam")]


CREDITED = [
    (page(ld('"isBasedOn": "https://www.reuters.com/dam"')), "isBasedOn: https://www.reuters.com/dam", "Reuters"),
    (page(ld('"isBasedOn": {"url": "https://apnews.com/a"}')), "isBasedOn: https://apnews.com/a", "Associated Press"),
    (page(ld('"isBasedOn": ["https://edition.cnn.com/y"]')), "isBasedOn: https://edition.cnn.com/y", "CNN"),
    (
        page(ld('"isBasedOn": {"url": "https://valleypost.test/y", "publisher": {"name": "Valley Post"}}')),
        "isBasedOn: Valley Post, https://valleypost.test/y",
        "Valley Post",
    ),
    (
        page(ld('"isBasedOn": "https://valleyvoice.test/y"')),
        "isBasedOn: https://valleyvoice.test/y",
        "valleyvoice.test",
    ),
    (page(ld('"provider": {"name": "AFP"}')), "provider: AFP", "Agence France-Presse"),
    (page(ld('"sourceOrganization": {"name": "dpa"}')), "sourceOrganization: dpa", "Deutsche Presse-Agentur"),
    (page(ld('"author": {"@type": "Organization", "name": "Reuters"}')), "author: Reuters", "Reuters"),
    (page(ld('"publisher": {"name": "Bloomberg"}')), "publisher: Bloomberg", "Bloomberg"),
    (
        page('<link rel="canonical" href="https://www.theguardian.com/dam">'),
        "canonical: https://www.theguardian.com/dam",
        "The Guardian",
    ),
    (
        page('<meta name="syndication-source" content="https://www.nytimes.com/dam">'),
        "syndication-source: https://www.nytimes.com/dam",
        "New York Times",
    ),
    (
        page('<meta name="original-source" content="https://kyivindependent.com/dam">'),
        "original-source: https://kyivindependent.com/dam",
        "Kyiv Independent",
    ),
    (page('<meta name="source" content="Xinhua">'), "source: Xinhua", "Xinhua"),
    (
        page(body='<span itemprop="isBasedOn" content="https://tass.com/1"></span>'),
        "isBasedOn: https://tass.com/1",
        "TASS",
    ),
    (
        page(body='<span class="source-org vcard"><span class="org">The Associated Press</span></span>'),
        "sourceOrganization: The Associated Press",
        "Associated Press",
    ),
]


@pytest.mark.parametrize(("html", "line", "outlet"), CREDITED, ids=[row[1] for row in CREDITED])
def test_a_credit_stands_under_the_article_and_is_a_hop(html: str, line: str, outlet: str) -> None:
    report = read(html)
    assert credits(report)[-1:] == [line]
    assert report.outlet == "Harbour Ledger"
    (hop,) = analyse(report).hops
    assert (hop.from_name, hop.upstream_name, hop.kind) == ("Harbour Ledger", outlet, "republishes")
    assert report.text[hop.evidence.start : hop.evidence.end] == hop.evidence.exact
    assert hop.evidence.exact in line


@pytest.mark.parametrize(
    "html",
    [
        page(ld('"publisher": {"name": "Harbour Ledger"}, "author": {"name": "Reuters Staff Writer"}')),
        page(ld('"publisher": {"name": "HarbourLedger"}')),
        page('<link rel="canonical" href="https://m.harbour-ledger.test/dam">'),
        page('<meta name="source" content="cms-7">'),
        page('<meta property="og:url" content="https://www.harbour-ledger.test/dam">'),
        page(ld('"isBasedOn": 7, "provider": null')),
        page('<script type="application/ld+json">{"@type": "NewsArticle", </script>'),
        page(f'<script type="application/ld+json">{"[" * 5000}</script>'),
        page('<link rel="canonical" href="http://[broken/dam">'),
    ],
    ids=lambda html: html[75:130],
)
def test_what_is_no_credit(html: str) -> None:
    assert credits(read(html)) == []


def test_a_saved_page_with_the_address_of_another_outlet_has_no_address() -> None:
    report = read(page('<link rel="canonical" href="https://www.theguardian.com/dam">'), url=None)
    assert (report.url, credits(report)) == (None, ["canonical: https://www.theguardian.com/dam"])


def test_a_saved_page_is_told_by_its_own_address() -> None:
    report = read(page('<link rel="canonical" href="https://www.theguardian.com/dam">', site=""), url=None)
    assert (report.outlet, report.url) == ("The Guardian", "https://www.theguardian.com/dam")
    assert credits(report) == []


def test_an_outlet_is_known_by_its_site_the_desk_s_own_too() -> None:
    assert read(page(site=""), url="https://edition.cnn.com/x").outlet == "CNN"
    own = (OwnActor("Mesk Radio", "outlet", also="meskradio.test", sectors="JRN", id="outlet:mesk-radio"),)
    text = "The dam above the town was closed, and boats waited outside the lock for the water to fall."
    report = clean(RawDoc("a", "text", text, url="http://www.meskradio.test/1"), own=own)
    assert report.outlet == "Mesk Radio"


def test_a_feed_s_source_is_a_credit_of_a_page() -> None:
    report = read(page(), source=("Reuters", "https://www.reuters.com"))
    assert credits(report) == ["source: Reuters, https://www.reuters.com"]
    assert [hop.upstream_name for hop in analyse(report).hops] == ["Reuters"]
    assert credits(read(page(), source=("Harbour Ledger", ""))) == []


def test_a_text_stays_as_it_is_whatever_its_feed_says() -> None:
    text = "The dam above the town was closed, and boats waited outside the lock for the water to fall."
    assert clean(RawDoc("a", "text", text, outlet="Harbour Ledger", source=("Reuters", ""))).text == text


def test_no_page_credits_without_end() -> None:
    many = ", ".join(f'"https://valley{n}.test/{"x" * 400}"' for n in range(50))
    lines = credits(read(page(ld(f'"isBasedOn": [{many}]'))))
    assert len(lines) == 5
    assert max(map(len, lines)) <= 220
