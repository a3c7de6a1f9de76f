"""Finds the phrases of `ontology/timexes.yaml`: text to classes of words, classes to phrases.

A first expression finds the runs of known words. In a run every word becomes one character that stands for its class,
and the phrases are regular expressions over that string; so the text is read once, however many phrases there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from herodot.errors import OntologyError
from herodot.ontology.load import load_table

_FIRST_CHAR: Final = 0xE000
"""Classes are private-use characters: no phrase can mistake one for an operator of regular expressions."""

_NUMERAL: Final = (
    r"(?P<ISO>(?<![0-9])[0-9]{4}(?:-[0-9]{2}){2}"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-]))"
    r"|(?P<SLASHED>(?<![0-9/.])[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)(?:[0-9]{4}|[0-9][0-9])(?![\w/]))"
    r"|(?P<CLOCK>(?<![0-9:])[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9:]))"
    r"|(?P<DECADE>(?:['’][0-9]|(?<![0-9])[0-9]{3})0['’]?s\b)"
    r"|(?P<ORDINAL>[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<FRACTION>1/2\b|½)"
    r"|(?P<NUMBER>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    r"|(?P<POSS>['’]s\b)"
)
_CHOICE: Final = re.compile("\\(\\?:([\ue000-\uf8ff](?:\\|[\ue000-\uf8ff])+)\\)")
"""Any of several classes, which is read faster as a set of characters."""
_NAME: Final = "timexes.yaml"
_BETWEEN: Final = r"[^\S\n]{0,4}+\n?+[^\S\n]{0,4}+"
_SHORT: Final = 200
_MARKS: Final = {"DOT": ".", "COMMA": ",", "HYPHEN": "-‑–", "PUNCT": ';:!?"”“)(—'}
_NUMERALS: Final = ("ISO", "SLASHED", "CLOCK", "DECADE", "ORDINAL", "FRACTION", "NUMBER", "POSS", "INT", "YEAR")


@dataclass(frozen=True, slots=True)
class Table:
    """`ontology/timexes.yaml` as it is written."""

    words: dict[str, dict[str, int | str]]
    macros: dict[str, str]
    rules: tuple[tuple[str, str], ...]
    future: tuple[str, ...]
    past: tuple[str, ...]


type _Ahead = tuple[str, re.Pattern[str], re.Match[str]]
"""A rule's reading, the rule, and where it matches next."""


class Token(NamedTuple):
    """A word or number that a phrase can be made of; `kind` is its class, offsets are within its stretch."""

    kind: str
    value: int | str
    word: str
    start: int
    end: int


class Match(NamedTuple):
    """A rule's match in a stretch: the tokens of the phrase and of its parts, and the class before it ("" for none)."""

    reading: str
    tokens: tuple[Token, ...]
    parts: dict[str, tuple[Token, ...]]
    before: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that a rule matched, from `start` to `end`; `reading` names what to make of it."""

    text: str
    start: int
    end: int
    match: Match

    @property
    def reading(self) -> str:
        """The name of what to make of the phrase."""
        return self.match.reading

    def part(self, name: str) -> tuple[Token, ...]:
        """The tokens of a part, none where the phrase lacks it."""
        return self.match.parts.get(name, ())

    def has(self, name: str) -> bool:
        """True where the phrase has that part."""
        return name in self.match.parts

    def number(self, name: str) -> int:
        """The value of the first token of a part that is there and whose values are numbers."""
        return int(self.match.parts[name][0].value)

    def code(self, name: str) -> str:
        """The value of the first token of a part that is there and whose values are codes."""
        return str(self.match.parts[name][0].value)

    def kinds(self, name: str) -> tuple[str, ...]:
        """The classes of the tokens of a part."""
        return tuple(token.kind for token in self.part(name))


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled table: `stretch` finds runs of known words, `token` one; words by spelling; rules in their order."""

    stretch: re.Pattern[str]
    token: re.Pattern[str]
    lexicon: dict[str, tuple[str, int | str]]
    chars: dict[str, str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    outlook: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The grammar of the shipped table, compiled once a process."""
    return compiled(load_table(_NAME, Table))


def compiled(table: Table) -> Grammar:
    """The grammar of a table. Raises OntologyError for a phrase with an unknown class or a word in two classes."""
    names = [*_NUMERALS, *_MARKS, *table.words]
    chars = {name: chr(_FIRST_CHAR + i) for i, name in enumerate(names)}
    symbols = dict(chars)
    for name, phrase in table.macros.items():
        symbols[name] = f"(?:{_expand(phrase, symbols)})"
    rules = tuple((reading, _expand(phrase, symbols)) for reading, phrase in table.rules)
    lexicon = _lexicon(table)
    words = _trie([spelling for spelling in lexicon if spelling[0].isalpha()])
    marks = re.escape("".join(_MARKS.values()))
    token = rf"(?:(?<![^\W\d_]){words}(?![^\W\d_])|(?=[0-9'’½])(?:{_NUMERAL})|[{marks}])"
    return Grammar(
        stretch=re.compile(rf"(?:{_unnamed(token)}{_BETWEEN})++"),
        token=re.compile(token),
        lexicon=lexicon,
        chars=chars,
        rules=tuple((reading, re.compile(phrase)) for reading, phrase in rules),
        outlook=re.compile(rf"(?:(?<!\w)|(?=['’]))(?:(?P<future>{'|'.join(table.future)})|{'|'.join(table.past)})\b"),
    )


def _unnamed(expression: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", expression)


def _expand(phrase: str, symbols: dict[str, str]) -> str:
    unknown = [name for name in re.findall(r"[A-Z]{2,}", phrase) if name not in symbols]
    if unknown:
        raise OntologyError(f"no class {unknown[0]} in {phrase!r}", where=_NAME, remedy="name it under words or macros")
    expanded = re.sub(r"[A-Z]{2,}", lambda name: symbols[name.group()], phrase).replace(" ", "")
    return _CHOICE.sub(lambda choice: f"[{choice[1].replace('|', '')}]", expanded)


def _lexicon(table: Table) -> dict[str, tuple[str, int | str]]:
    """Every accepted spelling; a dict of them all is quicker than lowering each word of the text."""
    lexicon: dict[str, tuple[str, int | str]] = {}
    for kind, marks in _MARKS.items():
        lexicon.update((mark, (kind, mark)) for mark in marks)
    for kind, words in table.words.items():
        for word, value in words.items():
            if lexicon.setdefault(word, (kind, value))[0] != kind:
                raise OntologyError(f"{word!r} is in {kind} and {lexicon[word][0]}", where=_NAME, remedy="choose one")
            lexicon.setdefault(word.capitalize() if word.islower() else word.upper(), (kind, value))
    return lexicon


def _trie(words: list[str]) -> str:
    """An expression for any of the words that reads each letter once, whatever their number."""
    tails: dict[str, list[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(head) + _trie(rest) for head, rest in sorted(tails.items())]
    if "" in words:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases in `text`, leftmost longest, in order, none overlapping another."""
    for stretch in grammar().stretch.finditer(text):
        words, offset = stretch.group(), stretch.start()
        for match in _remembered(words) if len(words) <= _SHORT else _matches(words):
            extent = match.parts.get("extent", match.tokens)
            yield Phrase(text, offset + extent[0].start, offset + extent[-1].end, match)


@lru_cache(maxsize=8192)
def _remembered(stretch: str) -> tuple[Match, ...]:
    """As `_matches`. A few thousand stretches ("of the", "a") make up nearly all text, so each is read once."""
    return _matches(stretch)


def _matches(stretch: str) -> tuple[Match, ...]:
    """The phrases in a run of known words."""
    known = grammar()
    tokens = [_token(found, known) for found in known.token.finditer(stretch)]
    classes = "".join([known.chars[token.kind] for token in tokens])
    matches: list[Match] = []
    ahead = _ahead(((reading, rule, rule.search(classes)) for reading, rule in known.rules), classes, 0)
    while ahead:
        reading, _, best = min(ahead, key=lambda rule: (rule[2].start(), -rule[2].end()))
        matches.append(_match(reading, best, tokens))
        ahead = _ahead(ahead, classes, best.end())
    return tuple(matches)


def _ahead(rules: Iterable[tuple[str, re.Pattern[str], re.Match[str] | None]], classes: str, at: int) -> list[_Ahead]:
    """The rules that match from `at` on, each with its first match there; only what has been passed is looked for
    again, so that a long run is gone through once a rule."""
    return [
        (reading, rule, found)
        for reading, rule, last in rules
        if last and (found := last if last.start() >= at else rule.search(classes, at))
    ]


def _match(reading: str, found: re.Match[str], tokens: list[Token]) -> Match:
    first, stop = found.span()
    parts = {name: tuple(tokens[slice(*found.span(name))]) for name, part in found.groupdict().items() if part}
    return Match(reading, tuple(tokens[first:stop]), parts, tokens[first - 1].kind if first else "")


def _token(found: re.Match[str], known: Grammar) -> Token:
    word = found.group()
    kind, value = _number(found.lastgroup, word) if found.lastgroup else known.lexicon[word]
    return Token(kind, value, word, *found.span())


def _number(kind: str, word: str) -> tuple[str, int | str]:
    """The class and value of a numeral; a plain number is a day or hour (INT), a year, or any other number."""
    if kind == "ORDINAL":
        return kind, int(word[:-2])
    if kind != "NUMBER" or not word.isdecimal():
        return kind, word
    if len(word) <= 2:
        return "INT", int(word)
    if len(word) == 4 and "1000" <= word <= "2199":
        return "YEAR", int(word)
    return ("NUMBER", word) if len(word) > 9 else ("NUMBER", int(word))
