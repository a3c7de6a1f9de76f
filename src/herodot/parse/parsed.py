"""`Parsed`: a report as columns over its tokens. Later stages read these and never touch the parser's own objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herodot.records import Report, Span, Timex
from herodot.spans import cut


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity over tokens `first` to `stop` (exclusive), with the OntoNotes label (PERSON, GPE, ORG, ...)."""

    first: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report with its tokens, dependency parse (CLEAR labels), named entities and time expressions.

    All tuples from `words` to `sentence_of` have one item a token; token numbers run over the whole report.
    `heads[i]` is the token number of the head, the token itself for a sentence root. `starts`/`ends` are code-point
    offsets into `report.text`. Tokens in `report.dropped` are not there. `sentences` and `paragraphs` are (first, stop)
    token ranges; a sentence never crosses a paragraph. `left`/`right` are the first and last token of the subtree.
    """

    report: Report
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    sentence_of: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, stop: int) -> Span:
        """The span of tokens `first` to `stop` (exclusive)."""
        return cut(self.report.text, self.starts[first], self.ends[stop - 1])

    def exact(self, first: int, stop: int) -> str:
        """The text of tokens `first` to `stop` (exclusive)."""
        return self.report.text[self.starts[first] : self.ends[stop - 1]]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` with one of the dependency labels."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token `i`, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Token `i` and the tokens coordinated below it ("A, B and C" from A)."""
        found = [i]
        for token in found:
            found.extend(c for c in self.children[token] if self.deps[c] == "conj")
        return tuple(found)

    def sentence_span(self, i: int) -> Span:
        """The span of the sentence that token `i` is in."""
        return self.span(*self.sentences[self.sentence_of[i]])

    def token_at(self, offset: int) -> int | None:
        """The token that covers the code point `offset`, or the first one after it; None past the end."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.ends) else None
