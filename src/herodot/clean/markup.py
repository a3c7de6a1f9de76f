"""What a page's markup says of where its article comes from: JSON-LD, links, meta elements, microformats."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from herodot.ontology.outlets import Register, host_of, same_site

_WEAK = ("sourceOrganization", "provider", "copyrightHolder", "author", "publisher")
"""Fields that may say many things; they credit where they name an outlet of the register that is not the page's."""
_METAS = {
    "original-source": ("original-source", "original_source"),
    "syndication-source": ("syndication-source", "syndication_source"),
    "source": ("source", "dc.source", "dcterms.source", "article:source"),
}
_META = "//meta[@content and (@name or @property)]"
_SOURCE_ORG = "//*[contains(concat(' ', normalize-space(@class), ' '), ' source-org ')]"
_BASED = "//*[@itemprop='isBasedOn' or @itemprop='isBasedOnUrl']"
_WEB = ("http://", "https://")
_LARGEST = 500_000  # characters of JSON-LD that are read
_DEEPEST = 6
_MOST = 5  # credits of one page
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Credit:
    """One field of the markup: `field: name, url`, either of which may be "". `str()` is its line under the article."""

    field: str
    name: str = ""
    url: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {', '.join(part for part in (self.name, self.url) if part)}"


@dataclass(frozen=True, slots=True)
class Page:
    """Whose page it is: the outlet and the host that it says itself, as far as they are known."""

    outlet: str | None
    host: str


def credits_of(tree: Any, page: Page, register: Register, authors: Iterable[str] = ()) -> tuple[Credit, ...]:
    """The credits in a page's markup to others than the page's own outlet and site, each party once; at most five.

    `authors` are those that were found by other means, and are not in the text.
    """
    found: dict[str, Credit] = {}
    for credit in (*_json_ld(tree), *_elements(tree), *_canonical(tree), *(Credit("author", a) for a in authors)):
        party = party_of(credit, register)
        if party and not is_own(credit, page, register) and _tells(credit, page, register):
            found.setdefault(party.casefold(), credit)
    return tuple(found.values())[:_MOST]


def party_of(credit: Credit, register: Register) -> str:
    """Who is credited: the outlet of the register, else the name or host that is given."""
    return register.named(credit.name) or register.at(credit.url) or credit.name or host_of(credit.url)


def is_own(credit: Credit, page: Page, register: Register) -> bool:
    """True where a page credits itself."""
    outlet, by_host = page.outlet or "", register.at(page.host) or ""
    party = _letters(party_of(credit, register))
    if any(own and party in _letters(own) for own in (outlet, register.named(outlet), by_host)):
        return True
    return same_site(host_of(credit.url), page.host)


def _letters(name: str) -> str:
    """A name as far as spellings agree: "CTV News" and "CTVNews"."""
    return "".join(char for char in name.casefold() if char.isalnum())


def _tells(credit: Credit, page: Page, register: Register) -> bool:
    if credit.field in _WEAK or (credit.field == "source" and not credit.url):
        return register.named(credit.name) is not None
    if credit.field == "canonical" and not page.host:  # the page's own address, for all that is known
        return page.outlet is not None and register.at(credit.url) is not None
    return True


def _canonical(tree: Any) -> Iterator[Credit]:
    for link in tree.xpath("//link[@rel='canonical' and @href]"):
        yield from _credit("canonical", "", link.get("href", ""))


def _elements(tree: Any) -> Iterator[Credit]:
    fields = {name: field for field, names in _METAS.items() for name in names}
    for meta in tree.xpath(_META):
        field = fields.get((meta.get("name") or meta.get("property") or "").strip().lower())
        if field:
            yield from _credit(field, meta.get("content", ""))
    for element in tree.xpath(_BASED):
        yield from _credit("isBasedOn", element.get("href") or element.get("content") or _text(element))
    for element in tree.xpath(_SOURCE_ORG):
        yield from _credit("sourceOrganization", _text(element))


def _json_ld(tree: Any) -> Iterator[Credit]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = script.text or ""
        try:
            found = json.loads(text, strict=False) if len(text) <= _LARGEST else None
        except (ValueError, RecursionError):
            continue
        for article in _articles(found, 0):
            for field in ("isBasedOn", *_WEAK):
                yield from _values(field, article.get(field), 0)


def _articles(node: object, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that are articles, alone, in lists or in a graph."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        given = node.get("@type")
        kinds = given if isinstance(given, list) else [given]
        if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in kinds):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(key), depth + 1)


def _values(field: str, value: object, depth: int) -> Iterator[Credit]:
    if isinstance(value, list) and depth <= _DEEPEST:
        for item in value:
            yield from _values(field, item, depth + 1)
    elif isinstance(value, dict):
        name, url = value.get("name"), value.get("url") or value.get("@id")
        held = next((value[key] for key in ("publisher", "sourceOrganization", "provider") if key in value), None)
        if field == "isBasedOn":  # the name of a work is its headline; whose work it is stands beside it
            name = held.get("name") if isinstance(held, dict) else held
        yield from _credit(field, str(name or ""), str(url or ""))
    elif isinstance(value, str):
        yield from _credit(field, value)


def _credit(field: str, words: str, url: str = "") -> Iterator[Credit]:
    words, url = " ".join(words.split())[:_LONGEST], "".join(url.split())[:_LONGEST]
    if words.startswith(_WEB):
        words, url = "", words.split(" ")[0]
    url = url if url.startswith(_WEB) and host_of(url) else ""
    if words or url:
        yield Credit(field, words, url)


def _text(element: Any) -> str:
    return "".join(element.itertext())
