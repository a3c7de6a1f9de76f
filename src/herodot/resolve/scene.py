"""The stage on which one report's actors are found: its names, and the cast as it grows.

`Scene` is private to the resolver and lives for one report. Later stages see the frozen `Cast` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from herodot.ontology.load import load_table
from herodot.parse.parsed import Parsed
from herodot.records import Actor, Mention
from herodot.resolve.gazetteer import Gazetteer, countries
from herodot.resolve.index import pieces
from herodot.resolve.names import Match
from herodot.resolve.rows import Entry, country_entry

if TYPE_CHECKING:
    from herodot.resolve.toponyms import Toponym

type NameMatch = Match[Entry]


@cache
def words(kind: str) -> frozenset[str]:
    """A word class of actors/words.yaml; KeyError for one that is not there."""
    return frozenset(pieces(load_table("actors/words.yaml", dict[str, str])[kind]))


class Scene:
    """A report's names by token, the actor each token refers to, and the actors met so far."""

    def __init__(self, parsed: Parsed, names: Gazetteer, matches: Iterable[NameMatch]) -> None:
        self.parsed = parsed
        self.names = names
        self.at: dict[int, NameMatch] = {i: m for m in matches for i in range(m.first, m.stop)}
        self.who: list[str | None] = [None] * len(parsed)
        self.actors: dict[str, Actor] = {}
        self.surfaces: dict[str, set[str]] = {}
        self.mentions: list[Mention] = []
        self.nouns: dict[str, Entry] = {}
        """The title or body by which an unnamed actor or a person is described, by actor id."""
        self.titled: dict[str, Entry] = {}
        """The title a person was last given, by actor id."""
        self.taken: set[int] = set()
        """Tokens of titles that belong to a named person."""
        self.unplaced: list[tuple[str, NameMatch]] = []
        """Persons whose country is not known yet, each with the title that may tell it."""
        self.toponyms: dict[int, tuple[int, int, Toponym, float]] = {}
        """The (first, stop) of the toponym over a token, its place, and how sure that is."""
        self.labels: dict[int, tuple[str, int, int]] = {
            i: (e.label, e.stop, e.first) for e in parsed.entities for i in range(e.first, e.stop)
        }
        """Label, stop and first token of the named entity over a token."""
        self.heads: dict[int, tuple[int, int]] = {}
        """The (first, stop) of the mention headed by a token."""

    def cast(self, entry: Entry) -> str:
        """The id of the actor that `entry` stands for, who is now one of the cast."""
        if entry.id not in self.actors:
            if entry.kind == "country" and entry.country:
                row = countries()[entry.country]
                entry = country_entry(row, "country", (row.name, *pieces(row.also)))
            self.actors[entry.id] = Actor(entry.id, entry.name, (), entry.kind, entry.country, entry.sectors)
            self.surfaces[entry.id] = {entry.name, *entry.aliases}
            self.nouns[entry.id] = entry
        return entry.id

    def mention(self, first: int, stop: int, actor: str, confidence: float, *, named: bool) -> None:
        """Records that tokens `first` to `stop` refer to `actor`; `named` surfaces become aliases."""
        span = self.parsed.span(first, stop)
        self.mentions.append(Mention(span.start, span.end, span.exact, actor, confidence))
        self.heads[self.head(first, stop)] = (first, stop)
        if named:
            self.surfaces[actor].add(" ".join(span.exact.split()))

    def head(self, first: int, stop: int) -> int:
        """The token of the range whose head is outside it; the last one where several are or a verb was seen."""
        heads, tags = self.parsed.heads, self.parsed.tags
        found = next(
            (i for i in reversed(range(first, stop)) if not first <= heads[i] < stop or heads[i] == i), stop - 1
        )
        misread = tags[found].startswith("VB") and tags[stop - 1].startswith("NN")
        return stop - 1 if misread else found

    def plain_noun(self, match: NameMatch) -> str:
        """The words of a match in lower case."""
        return " ".join(self.parsed.lowers[match.first : match.stop])

    def name(self, first: int, stop: int, actor: str) -> None:
        """All tokens of a name carry the actor's id."""
        for i in range(first, stop):
            self.who[i] = actor

    def countries_named(self) -> list[str]:
        """The country of each known name in the text, with repetitions."""
        return [m.entry.country for m in self.matches if m.entry.country and m.entry.sense != "person"]

    @property
    def matches(self) -> tuple[NameMatch, ...]:
        """The known names, left to right."""
        return tuple(m for i, m in self.at.items() if i == m.first)

    def drop(self, match: NameMatch) -> None:
        """Takes back a name that is part of another one ("Jordan" in a person's name)."""
        for i in range(match.first, match.stop):
            del self.at[i]

    def finished_actors(self) -> tuple[Actor, ...]:
        """The actors in order of first mention, with their surface forms as sorted aliases."""
        order = dict.fromkeys(m.actor for m in sorted(self.mentions, key=lambda m: (m.start, m.end)))
        order |= dict.fromkeys(w for w in self.who if w)
        return tuple(
            replace(self.actors[a], aliases=tuple(sorted(self.surfaces[a] - {self.actors[a].name}))) for a in order
        )
