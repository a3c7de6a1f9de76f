"""How well article text is taken out of pages, scored as the article-extraction-benchmark does.

Method (zyte, article-extraction-benchmark, "evaluate.py"): a text is the multiset of its runs of four words;
hits, extras and misses are divided by their sum, so that each page weighs the same; precision and recall are
averaged over the pages where they are defined, and F1 is the harmonic mean of the two averages.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import msgspec

from herodot.acquire.decode import decode
from herodot.clean.article import Article, extract
from herodot.clean.dateline import find_bylines, find_dateline
from herodot.clean.lines import lines_of
from herodot.errors import NoArticle

_RUN = 4
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageScores:
    """Article text over `pages` pages; `failed` gave no article. F1, precision and recall are 0..1.

    `datelines` and `bylines` count pages whose gold text has one; `lost_*` are the ids of those among them
    where neither the extracted text nor the metadata keeps it.
    """

    pages: int
    failed: int
    f1: float
    precision: float
    recall: float
    datelines: int
    bylines: int
    lost_datelines: tuple[str, ...]
    lost_bylines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Gold:
    id: str
    html: str
    articleBody: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its shares of hits, extras and misses, and which of its head lines were asked for and kept."""

    id: str
    shares: tuple[float, float, float]
    found: bool
    dateline_kept: bool | None
    byline_kept: bool | None


def evaluate_pages(gold_path: Path | str) -> PageScores:
    """Scores `clean.article.extract` on a folder with `article_body_aeb.jsonl`, or on such a file.

    Each line of the file has `id`, `articleBody` and `html`, the path of a gzipped page beside the file.
    """
    path = Path(gold_path)
    path = path / "article_body_aeb.jsonl" if path.is_dir() else path
    return _summary([_page(gold, path.parent) for gold in _read(path)])


def _read(path: Path) -> Iterator[_Gold]:
    decoder = msgspec.json.Decoder(_Gold)
    with path.open("rb") as lines:
        yield from (decoder.decode(line) for line in lines if line.strip())


def _page(gold: _Gold, folder: Path) -> _Page:
    html = decode(gzip.decompress((folder / gold.html).read_bytes()), gold.id)
    try:
        article = extract(html, gold.id, gold.url)
    except NoArticle:
        article = Article("")
    return _Page(
        id=gold.id,
        shares=shingle_shares(gold.articleBody, article.text),
        found=bool(article.text),
        dateline_kept=_dateline_kept(gold.articleBody, article),
        byline_kept=_byline_kept(gold.articleBody, article),
    )


def shingle_shares(gold: str, found: str) -> tuple[float, float, float]:
    """Hits, extras and misses among the four-word runs of two texts, as shares that add up to 1 (or all 0)."""
    wanted, got = Counter(_shingles(gold)), Counter(_shingles(found))
    counts = ((wanted & got).total(), (got - wanted).total(), (wanted - got).total())
    total = sum(counts) or 1
    return counts[0] / total, counts[1] / total, counts[2] / total


def _shingles(text: str) -> Iterable[tuple[str, ...]]:
    """Runs of four words; a shorter text is one run, an empty one none."""
    words = _TOKEN.findall(text)
    if len(words) < _RUN:
        return [tuple(words)] if words else []
    return zip(*(words[k:] for k in range(_RUN)), strict=False)


def _dateline_kept(gold: str, article: Article) -> bool | None:
    wanted = find_dateline(lines_of(gold))
    return None if wanted is None else wanted in article.text or wanted == article.dateline


def _byline_kept(gold: str, article: Article) -> bool | None:
    names = [name for byline in find_bylines(lines_of(gold)) for name in byline.names]
    known = article.text + "\n" + "\n".join(article.authors)
    return all(name.casefold() in known.casefold() for name in names) if names else None


def _summary(pages: list[_Page]) -> PageScores:
    precision = fmean(hit / (hit + extra) for hit, extra, _ in (p.shares for p in pages) if hit + extra)
    recall = fmean(hit / (hit + miss) for hit, _, miss in (p.shares for p in pages) if hit + miss)
    return PageScores(
        pages=len(pages),
        failed=sum(not p.found for p in pages),
        f1=2 * precision * recall / (precision + recall),
        precision=precision,
        recall=recall,
        datelines=sum(p.dateline_kept is not None for p in pages),
        bylines=sum(p.byline_kept is not None for p in pages),
        lost_datelines=tuple(p.id for p in pages if p.dateline_kept is False),
        lost_bylines=tuple(p.id for p in pages if p.byline_kept is False),
    )
