"""The lines of a text, with what can be seen of each without reading it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARKS = " \t\u00a0\u200b\ufeff*_#>|~=<•·●▪■►▶→←↓↑»«–—-"
_STRAIGHT = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'))
_CLOSING = "\"'”’»)] "
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_LONGEST_HEADLINE = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it: `text == report_text[start:end]`; `after_blank`: one above."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def bare(self) -> str:
        """The words alone: no marks or brackets around them, straight quotation marks, single spaces."""
        bare = self.text.strip(_MARKS)
        for curly, straight in _STRAIGHT:
            bare = bare.replace(curly, straight)
        bracketed = bare[:1] == "[" and bare.find("]") == len(bare) - 1
        return " ".join((bare[1:-1] if bracketed else bare).split())

    @property
    def is_paragraph(self) -> bool:
        """Running prose: it ends as a sentence does and is no mere phrase, or is too long for a headline."""
        words = len(self.text.split())
        return words > _LONGEST_HEADLINE or (words >= 6 and self._last() in ".!?…:;")

    @property
    def is_headline(self) -> bool:
        """Short, begins as a title does, and does not end as a sentence does (a question may be a headline)."""
        first = next((c for c in self.text if c.isalnum()), "a")
        short = len(self.text.split()) <= _LONGEST_HEADLINE
        ended = self._last() in ".:;,…" and not _ABBREVIATION.search(self.text)
        return short and (first.isupper() or first.isdigit()) and not ended

    def _last(self) -> str:
        return self.text.rstrip(_CLOSING)[-1:]


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold more than blanks, in order."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            gap = text[found[-1].end : start] if found else ""
            found.append(Line(start, start + len(stripped), stripped, _has_blank(gap)))
    return tuple(found)


def _has_blank(gap: str) -> bool:
    return gap.replace("\r\n", "\n").count("\n") + gap.replace("\r\n", "\n").count("\r") > 1
