"""The article of a web page and what the page says about it, by trafilatura in its precision mode (Barbaresi
2021).
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

from herodot.clean.markup import Credit, Page, credits_of
from herodot.errors import NoArticle
from herodot.ontology.outlets import Register, host_of, is_host, register

# The library never prints: without a handler of their own these loggers would write to stderr.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# A fixed bound: by default the latest date believed is today's, and the same page would read otherwise
# tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_DATELINE = "//*[@itemprop='dateline' or contains(concat(' ', normalize-space(@class), ' '), ' dateline ')]"
# The extractor takes a fragment for broken markup, so one is made a document first.
_DOCUMENT = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_OG_URL = "//meta[@property='og:url']/@content"
_OG_SITE = "//meta[@property='og:site_name']/@content"
_LONGEST_DATELINE = 80
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Article:
    """A page's article: paragraphs, one a line, and metadata; `published` is an ISO day."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    dateline: str | None = None
    credits: tuple[Credit, ...] = ()


def extract(html: str, where: str, url: str | None = None, known: Register | None = None) -> Article:
    """The article of a page. Its title is metadata and no part of the text. Raises NoArticle.

    `known` are the outlets; those of the table where it is not given. `url` is where the page was found.
    """
    from trafilatura.utils import load_html  # here, because it takes longer to load than a text takes to clean

    tree = load_html(html if _DOCUMENT.search(html[:5000]) else f"<html><body>{html}</body></html>")
    found = _extraction(tree, url) if tree is not None else None
    text = (found.text or "").strip() if found else ""
    if found is None or len(text.split()) < _FEWEST_WORDS:
        raise NoArticle("no article text", where=where, remedy="save the page of one article, or paste its text")
    known = known or register()
    own = url or _first(tree, _OG_URL)
    outlet = _first(tree, _OG_SITE) or (known.at(own) if own else None) or _site(found, known)
    authors = tuple(a for a in (part.strip() for part in (found.author or "").split(";")) if a)
    unseen = (author for author in authors if author not in text)
    credits = credits_of(tree, Page(outlet, host_of(own) if own else ""), known, unseen)
    moved = any(credit.field == "canonical" for credit in credits)
    return Article(
        text=text,
        title=found.title or None,
        authors=authors,
        outlet=outlet,
        published=found.date or None,
        url=(own if moved else found.url) or None,
        dateline=_dateline(tree),
        credits=credits,
    )


def _site(found: Any, known: Register) -> str | None:
    """The outlet that the page names elsewhere, or that of its address; a host that nobody knows stays a host."""
    name = found.sitename or found.hostname or None
    return (known.at(name) if name and is_host(name.lower()) else None) or name


def _first(tree: Any, xpath: str) -> str | None:
    return next((text for value in tree.xpath(xpath) if (text := " ".join(value.split()))), None)


def _extraction(tree: Any, url: str | None) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        url=url,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )


def _dateline(tree: Any) -> str | None:
    """What the page marks as the dateline, which an extraction may leave out with the head of the article."""
    for element in tree.xpath(_DATELINE):
        text = " ".join(element.get("content", "").split() or "".join(element.itertext()).split()).strip(" –—-")
        if 0 < len(text) <= _LONGEST_DATELINE:
            return text
    return None
