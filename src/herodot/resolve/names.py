"""Finds the known names in a report: longest match first, over tokens, in the case of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from herodot.parse.parsed import Parsed
from herodot.resolve.index import fold


class Names[T](Protocol):
    """What names are looked up in: an `Index`, or the `Gazetteer`."""

    def lengths(self, lower: str) -> tuple[int, ...]:
        """The lengths of the names that begin with the token `lower`, longest first."""
        ...

    def senses(self, name: str) -> tuple[T, ...]:
        """What `name` can stand for."""
        ...


@dataclass(frozen=True, slots=True)
class Match[T]:
    """A known name over tokens `first` to `stop` (exclusive), and the senses it can have."""

    first: int
    stop: int
    senses: tuple[T, ...]

    @property
    def entry(self) -> T:
        """The first sense, in the order of the tables."""
        return self.senses[0]


@dataclass(frozen=True, slots=True)
class Folded:
    """The tokens as one folded string: where each begins, its lower-case form, and the token count at each end.

    Tokens are joined by one space where the text has any space between them, so a line end or a double space does not
    hide a name.
    """

    text: str
    starts: tuple[int, ...]
    lowers: tuple[str, ...]
    stops: dict[int, int]


def folded(parsed: Parsed) -> Folded:
    """The report's tokens, folded for look-up."""
    parts: list[str] = []
    starts: list[int] = []
    lowers: list[str] = []
    stops: dict[int, int] = {}
    at, end = 0, -1
    for i, word in enumerate(map(fold, parsed.words)):
        if i and parsed.starts[i] != end:
            parts.append(" ")
            at += 1
        parts.append(word)
        lowers.append(word.lower())
        starts.append(at)
        at += len(word)
        stops[at] = i + 1
        end = parsed.ends[i]
    return Folded("".join(parts), tuple(starts), tuple(lowers), stops)


def find_names[T](plain: Folded, names: Names[T], *, capitalised: bool = False) -> tuple[Match[T], ...]:
    """The names in the report, left to right, none overlapping another; only `capitalised` ones if that is asked."""
    found: list[Match[T]] = []
    free = 0
    for i, start in enumerate(plain.starts):
        if i < free or (capitalised and not plain.text[start].isupper()):
            continue
        for length in names.lengths(plain.lowers[i]):
            stop = plain.stops.get(start + length)
            senses = names.senses(plain.text[start : start + length]) if stop else ()
            if stop and senses:
                found.append(Match(i, stop, senses))
                free = stop
                break
    return tuple(found)
