"""A document to a report: its text as it was, what is no part of it marked, and what it says about itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from herodot.acquire.limits import Limits, refuse_large
from herodot.clean.article import Article, extract
from herodot.clean.boilerplate import mark
from herodot.clean.dateline import Byline, find_bylines, find_dateline, find_notices
from herodot.clean.language import require_english
from herodot.clean.lines import Line, lines_of
from herodot.clean.markup import Credit, Page, is_own, party_of
from herodot.errors import NotText
from herodot.ontology.outlets import Register, host_of, register
from herodot.records import Dropped, OwnActor, RawDoc, Report
from herodot.spans import content_id

_TITLE_WORDS = range(3, 26)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a document that does not say it itself, and the largest text, in bytes of UTF-8.

    `published` is ISO 8601, as `acquire.iso_date` gives it.
    """

    published: str | None = None
    outlet: str | None = None
    max_size: int = Limits().text


def clean(raw: RawDoc, defaults: Defaults | None = None, own: tuple[OwnActor, ...] = ()) -> Report:
    """The report in `raw`: its text unchanged, or for HTML the extracted article, one paragraph a line, and under it
    a line for each credit in the markup ("isBasedOn: https://..."), so that the hops made of them have words.

    `dropped` are the lines of `text` that are no part of the report, sorted; offsets are code points into
    `text`. Dateline, bylines and agency credits stay in the text and are returned as well. An outlet is told from the
    address where nothing else tells it; `own` are the desk's own outlets. Raises NotText (empty),
    TooLarge, NoArticle, WrongLanguage.
    """
    defaults = defaults or Defaults()
    known = register(own)
    article = _with_credits(raw, known) if raw.format == "html" else Article(raw.text)
    text = article.text
    refuse_large(len(text.encode("utf-8", "surrogatepass")), defaults.max_size, "text", raw.source_path)
    lines = lines_of(text)
    if not lines:
        raise NotText("it is empty", where=raw.source_path, remedy="give the text of a report")
    require_english(text, raw.source_path)
    here = known.at(raw.url) if raw.url else None
    outlet = raw.outlet or article.outlet or here or defaults.outlet
    credited = frozenset(range(len(lines) - len(article.credits), len(lines))) | find_notices(lines, known, outlet)
    return _report(raw, article, replace(defaults, outlet=outlet), lines, credited)


def _with_credits(raw: RawDoc, known: Register) -> Article:
    """The article of a page with what its markup and its feed credit set under it, a line each."""
    article = extract(raw.text, raw.source_path, raw.url, known)
    fed = Credit("source", *raw.source) if raw.source else None
    page = Page(raw.outlet or article.outlet, host_of(raw.url or ""))
    credits = [c for c in article.credits if not is_own(c, page, known)]
    if fed is not None and not is_own(fed, page, known):
        credits = [fed, *(c for c in credits if party_of(c, known) != party_of(fed, known))]
    return replace(article, text="\n".join((article.text, *map(str, credits))), credits=tuple(credits))


def _report(
    raw: RawDoc, article: Article, defaults: Defaults, lines: Sequence[Line], credited: frozenset[int]
) -> Report:
    """The report, published by the outlet of `defaults`; `credited` are the indices of lines that must stay."""
    text, bylines, outlet = article.text, find_bylines(lines), defaults.outlet
    dropped = mark(text, lines, credited | {b.line for b in bylines})
    story = _without(lines, dropped)
    published = raw.published or article.published or defaults.published
    return Report(
        id=content_id("report", raw.source_path or raw.url, outlet, published, text),
        source_path=raw.source_path,
        url=raw.url or article.url,
        outlet=outlet,
        title=raw.title or article.title or (_title(story, bylines) if raw.format == "text" else None),
        bylines=_distinct((*article.authors, *(name for b in bylines for name in b.names))),
        dateline=find_dateline(story) or article.dateline,
        published=published,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        dropped=dropped,
    )


def _without(lines: Sequence[Line], dropped: tuple[Dropped, ...]) -> tuple[Line, ...]:
    starts = {d.start for d in dropped}
    return tuple(line for line in lines if line.start not in starts)


def _title(story: Sequence[Line], bylines: tuple[Byline, ...]) -> str | None:
    """A first line that is set as a headline: short, no full stop, a blank line or byline under it, then prose."""
    if len(story) < 2 or any(b.line == 0 for b in bylines):
        return None
    first, rest = story[0], story[1:]
    spaced = rest[0].after_blank or bool(bylines) or not any(line.after_blank for line in rest)
    fits = first.is_headline and len(first.text.split()) in _TITLE_WORDS
    return first.text if fits and spaced and any(line.is_paragraph for line in rest) else None


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once, as first written."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())
