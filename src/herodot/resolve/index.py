"""An index of names, looked up by their first run of letters, then by length, longest first, in the case of texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ACCENTS = re.compile("[\u0300-\u036f]+")
_RUN = re.compile(r"\w+")
_SLUG = re.compile(r"[^a-z0-9]+")
_STRAIGHT = str.maketrans("’‘“”–‐‑", "''\"\"---")


def pieces(joined: str) -> tuple[str, ...]:
    """The parts of "a | b"."""
    return tuple(part.strip() for part in joined.split("|") if part.strip()) if joined else ()


def fold(text: str) -> str:
    """`text` with straight quotes and without accents, of the same length or not; case is kept."""
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_STRAIGHT)))


def slug(name: str) -> str:
    """`name` in lower-case ASCII with hyphens: "Kim Jong Un" is "kim-jong-un"."""
    return _SLUG.sub("-", fold(name).lower().replace("'", "")).strip("-") or "unnamed"


class Index[T]:
    """An index from names to what they can stand for; immutable, as far as anyone can tell.

    Names are kept by their first run of letters, and those of one run are sorted out when a text first has it: most
    names of the tables are in no text that a process reads.
    """

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._names: list[str] = []
        self._items: list[T] = []
        self._before: list[int] = []  # of each name, the place of the one before it that begins with the same run
        self._last: dict[str, int] = {}
        self._pages: dict[str, _Page[T]] = {}
        for alias, item in named:
            plain = fold(alias)
            if plain.startswith("the "):
                plain = plain[4:]
            run = _first_run(plain)
            self._before.append(self._last.get(run, -1))
            self._last[run] = len(self._names)
            self._names.append(plain)
            self._items.append(item)

    def lengths(self, lower: str) -> tuple[int, ...]:
        """The lengths of the names that begin with the token `lower`, longest first."""
        page = self._page(lower if lower.isalnum() else _first_run(lower))
        return page.lengths if page else ()

    def senses(self, name: str) -> tuple[T, ...]:
        """What `name` (folded, in the case of the text) can stand for, in the order of the tables."""
        page = self._page(_first_run(name))
        found = page.named.get(name.lower()) if page else None
        return tuple(item for alias, item in found if _fits(alias, name)) if found else ()

    def _page(self, run: str) -> _Page[T] | None:
        page = self._pages.get(run)
        if page is None and run in self._last:
            page = self._pages[run] = _Page(self._beginning_with(run))
        return page

    def _beginning_with(self, run: str) -> list[tuple[str, T]]:
        found: list[tuple[str, T]] = []
        at = self._last[run]
        while at >= 0:
            found.append((self._names[at], self._items[at]))
            at = self._before[at]
        return found[::-1]


class _Page[T]:
    """The names that begin with one run of letters: by the whole name in lower case, and their lengths."""

    def __init__(self, named: list[tuple[str, T]]) -> None:
        self.named: dict[str, list[tuple[str, T]]] = {}
        for plain, item in named:
            self.named.setdefault(plain.lower(), []).append((plain, item))
        self.lengths = tuple(sorted({len(key) for key in self.named}, reverse=True))


def _first_run(name: str) -> str:
    """The letters and digits that a name begins with, in lower case; its first word where it begins otherwise."""
    word = name.split(" ", 1)[0].lower()
    if word.isalnum():
        return word
    match = _RUN.match(word)
    return match.group() if match else word


def _fits(alias: str, name: str) -> bool:
    """True when the text may write `alias` as `name`: "US" is not "us", "Nato" and "IRAN" pass."""
    if alias == name or alias.islower() or (alias[0].islower() and alias[1:] == name[1:]):
        return True
    if alias.isupper() and len(alias) > 3:
        return name == alias.capitalize()
    if " " in alias and alias.split(" ", 1)[0] == name.split(" ", 1)[0]:
        return True
    return name.isupper() and len(name) > 3
