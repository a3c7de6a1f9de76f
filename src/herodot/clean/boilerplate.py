"""Which lines of a text are no part of its report: adverts, teasers, prompts, credits of pictures, footers.

The text is never cut. What a line is, is told from `ontology/boilerplate.yaml`; what stands under the head of
a teaser block is told from its form (a headline has no full stop) and its words (a teaser repeats the words
of its headline).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from herodot.clean.language import function_words
from herodot.clean.lines import Line, lines_of
from herodot.ontology.load import load_table
from herodot.records import Dropped

_LONGEST = 450
_LONGEST_TEASER_WORDS = 90
_MOST_HEADLINES = 12
_WORD = re.compile(r"[^\W_]{3,}")
_STEM = 5
# The least share of a headline's words that a teaser repeats, and the share of words told before under which a
# paragraph is taken for a teaser where one is usual.
_REPEATED = 0.3
_UNTOLD = 0.15


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: lines that match one of `patterns` go, for `reason`, with what `scope` says.

    The rule is tried only on lines that hold one of `needs` in lower case, where it has any.
    """

    reason: str
    scope: Literal["line", "block", "end", "capitals"]
    patterns: tuple[str, ...]
    teaser: Literal["usual", "possible", "none"] = "none"
    needs: tuple[str, ...] = ()

    def regex(self) -> re.Pattern[str]:
        """All the patterns in one; a colon may follow any of them."""
        return re.compile("(?:" + "|".join(f"(?:{p})" for p in self.patterns) + ") ?:?", self._flags())

    def may_match(self, lower: str) -> bool:
        """Whether a line, given in lower case, holds what the patterns need."""
        return not self.needs or any(need in lower for need in self.needs)

    def _flags(self) -> re.RegexFlag:
        return re.NOFLAG if self.scope == "capitals" else re.IGNORECASE


@cache
def _rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, rule.regex()) for rule in load_table("boilerplate.yaml", tuple[Rule, ...]))


def mark(text: str, lines: Sequence[Line] | None = None, keep: frozenset[int] = frozenset()) -> tuple[Dropped, ...]:
    """The stretches of `text` that are no part of the report: whole lines, sorted, never overlapping.

    `lines` are those of `text`, where they are known; `keep` holds the indices of lines that must stay
    (bylines).
    """
    lines = lines_of(text) if lines is None else lines
    found = _Marker(lines, keep).reasons()
    return tuple(Dropped(line.start, line.end, line.text, r) for line, r in zip(lines, found, strict=True) if r)


def _matching(bare: str) -> Rule | None:
    lower = bare.lower()
    return next((rule for rule, regex in _rules() if rule.may_match(lower) and regex.fullmatch(bare)), None)


class _Marker:
    """The lines of one text, and for each the rule that takes it, if any."""

    def __init__(self, lines: Sequence[Line], keep: frozenset[int]) -> None:
        self.lines = lines
        self.rules = [None if i in keep else self._rule(i) for i in range(len(lines))]
        self.marks = [rule.reason if rule else None for rule in self.rules]

    def reasons(self) -> list[str | None]:
        """For each line the reason why it goes, or None where it stays."""
        headlines: set[int] = set()
        for i, rule in enumerate(self.rules):
            if rule and rule.scope == "block" and self._story_before(i):
                headlines.update(self._take_block(i, rule))
            elif rule and rule.scope == "end" and self._is_near_end(i):
                self.marks[i:] = [mark or rule.reason for mark in self.marks[i:]]
        self._take_repeats(headlines)
        return self.marks

    def _rule(self, i: int) -> Rule | None:
        if len(self.lines[i].text) > _LONGEST:
            return None
        rule = _matching(self.lines[i].bare)
        return None if rule and rule.scope == "capitals" and not self._stands_out(i) else rule

    def _stands_out(self, i: int) -> bool:
        between = 0 < i < len(self.lines) - 1
        return between and self.lines[i - 1].is_paragraph and self.lines[i + 1].is_paragraph

    def _story_before(self, i: int) -> bool:
        return any(line.is_paragraph and not m for line, m in zip(self.lines[:i], self.marks[:i], strict=True))

    def _is_near_end(self, i: int) -> bool:
        end = self.lines[-1].end
        return (end - self.lines[i].start) * 3 < end

    def _take_block(self, head: int, rule: Rule) -> list[int]:
        """Marks what stands under a head; the indices of the headlines found there."""
        headlines: list[int] = []
        after_headline = False
        for i in range(head + 1, len(self.lines)):
            if self.marks[i] and self._ends_block(i):
                break
            if self.marks[i]:
                continue
            if self.lines[i].is_headline and len(headlines) < _MOST_HEADLINES:
                headlines.append(i)
                after_headline = True
            elif after_headline and self._is_teaser(i, headlines[-1], head, rule):
                after_headline = False
            else:
                break
            self.marks[i] = rule.reason
        return headlines

    def _ends_block(self, i: int) -> bool:
        """Another head or an advert ends a block; the age of an item or the credit of its picture does not."""
        rule = self.rules[i]
        return rule is None or rule.scope != "line" or rule.reason == "advert"

    def _is_teaser(self, i: int, title: int, head: int, rule: Rule) -> bool:
        """Whether paragraph `i` goes with the headline `title`, and not with the story before the block's head.

        Words that it shares with the headline and that the story has not used speak for the headline; words of
        the story speak for the story.
        """
        headline = self.lines[title]
        words, said, told = _stems(self.lines[i].text), _stems(headline.text), self._told(head, headline)
        if not words or len(self.lines[i].text.split()) > _LONGEST_TEASER_WORDS:
            return False
        shared, new = len(words & said), len((words & said) - told)
        if rule.teaser == "usual":
            return new >= 1 or shared >= 3 or len(words & told) < _UNTOLD * len(words)
        return rule.teaser == "possible" and new >= 1 and shared >= 2 and shared >= _REPEATED * len(said)

    def _told(self, head: int, headline: Line) -> frozenset[str]:
        """The stems of the story before line `head`; a caption that repeats the headline is no story."""
        before = zip(self.lines[:head], self.marks[:head], strict=True)
        return _stems(" ".join(line.text for line, m in before if not m and line.bare != headline.bare))

    def _take_repeats(self, headlines: set[int]) -> None:
        """Marks other lines that say what a teaser's headline says, as the caption of its picture does."""
        said = {self.lines[i].bare.casefold() for i in headlines}
        for i, line in enumerate(self.lines[1:], 1):
            if said and not self.marks[i] and line.is_headline and line.bare.casefold() in said:
                self.marks[i] = "teaser"


def _stems(text: str) -> frozenset[str]:
    """The first letters of the words that carry meaning: enough to match "Russia" with "Russian"."""
    words = (w.casefold() for w in _WORD.findall(text))
    return frozenset(w[:_STEM] for w in words if w not in function_words())
