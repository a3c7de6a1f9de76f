"""Places: which names of a report are toponyms, and the records of them.

Grammar and the parser's entities decide whether a name is a place's ("in Houston", not "Houston said"); which of the
places that bear it is meant is the business of `herodot.resolve.senses`. "in Seoul" is a place and "Seoul said" the
government: both are in the records, the second with less confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from herodot.records import Place, Report
from herodot.resolve.gazetteer import gazetteer
from herodot.resolve.index import fold
from herodot.resolve.names import Folded, Match
from herodot.resolve.rows import Entry
from herodot.resolve.scene import Scene, words
from herodot.resolve.senses import Name, Surroundings, choose
from herodot.resolve.toponyms import Toponym, country, domains, find_toponyms, senses, short_states, state
from herodot.resolve.usage import classes, plainly_placed, usage

_LARGE = 100
"""Thousands of inhabitants from which a name is a rival of a region's."""
_SHARED = 0.9
_LEAST = 0.5
"""How likely a toponym has to be one."""
_COVERED = ("seat", "country", "adjective", "people")
_ACTING = ("nsubj", "nsubjpass", "dobj", "agent")
_FOLLOWS = ("conj", "appos")


@dataclass(frozen=True, slots=True)
class Toponymic:
    """A name used as a toponym over tokens `first` to `stop`, its possible senses, and how sure the use is, 0..1."""

    first: int
    stop: int
    text: str
    senses: tuple[Toponym, ...]
    sure: float


def find_places(scene: Scene, plain: Folded) -> None:
    """Fills `scene.toponyms` (by token) with the named places of the report, ambiguous ones decided.

    A name that a country bears as well ("Georgia") loses that meaning where the other is meant.
    """
    found = sorted(toponymic(scene, plain), key=lambda m: m.first)
    chosen = choose(*problem(scene, found))
    for match in found:
        best, chance = chosen[match.text]
        inner = scene.at.get(match.first)
        if inner and (inner.stop < match.stop or _is_other(inner.entry, best)):
            scene.drop(inner)
        if best.kind != "country":
            for i in range(match.first, match.stop):
                scene.toponyms[i] = (match.first, match.stop, best, round(match.sure * chance, 3))


def _is_other(known: Entry, place: Toponym) -> bool:
    return known.sense == "country" and place.country != known.country


def toponymic(scene: Scene, plain: Folded) -> Iterator[Toponymic]:
    """The names of the report that are used as toponyms, and states in short after a town: "Paris, Tex."."""
    shared = tuple(_in_shared_words(scene))
    yield from shared
    taken = {i for m in shared for i in range(m.first, m.stop)}
    matches = [m for m in find_toponyms(plain) if m.first not in taken and possible(scene, m)]
    for match, held, placed in in_context(scene, matches):
        short = _short_state(scene, match.stop)
        sure = 0.95 if is_country(scene, match) else usage(scene, match, held=held, placed=placed)
        if match.first in scene.at:  # a seat, or more than the country whose name it begins with: "Guernsey County"
            sure = max(sure, _LEAST)
        if sure >= _LEAST:
            yield Toponymic(match.first, match.stop, _text(scene, match.first, match.stop), _senses(scene, match), sure)
            if short:
                yield short


def _in_shared_words(scene: Scene) -> Iterator[Toponymic]:
    """The counties of "Alachua and Gilchrist counties"."""
    p = scene.parsed
    for plural, word in enumerate(p.lowers):
        if word not in classes("counties"):
            continue
        stop = plural
        while stop and p.tags[stop - 1].startswith("NNP"):
            first = stop - 1
            while first and p.tags[first - 1].startswith("NNP"):
                first -= 1
            name = f"{_text(scene, first, stop).title()} {p.lemmas[plural].title()}"
            if found := senses(name):
                yield Toponymic(first, stop, name.lower(), found, _SHARED)
            stop = first
            while stop and p.lowers[stop - 1] in (",", "and", "&", "or"):
                stop -= 1


def in_context(scene: Scene, matches: Sequence[Match[Toponym]]) -> Iterator[tuple[Match[Toponym], bool, bool]]:
    """The names; whether a country or region is written after each, whether another mention is plainly a place."""
    at = {m.first: m.senses for m in matches}
    plain = Counter(_text(scene, m.first, m.stop) for m in matches if plainly_placed(scene, m))
    for match in matches:
        held = bool(_short_state(scene, match.stop) or any(True for _ in _holders(scene, at, match.stop)))
        others = plain[_text(scene, match.first, match.stop)] - plainly_placed(scene, match)
        yield match, held, others > 0


def possible(scene: Scene, match: Match[Toponym]) -> bool:
    """True for a name that no other name of the report holds, save that of a country or of its government."""
    known = scene.at.get(match.first)
    if known is None:
        return not scene.who[match.first]
    if scene.who[match.first] or known.first < match.first or known.entry.sense not in _COVERED:
        return False
    return known.stop < match.stop or (known.stop == match.stop and known.entry.sense in ("seat", "country"))


def is_country(scene: Scene, match: Match[Toponym]) -> bool:
    """True for a name that the table of countries has."""
    known = scene.at.get(match.first)
    return known is not None and known.entry.sense == "country" and known.stop == match.stop


def _senses(scene: Scene, match: Match[Toponym]) -> tuple[Toponym, ...]:
    """What the name can stand for: the country that bears it and places in others, not its province of the same name;
    but Scotland, which stands for its government's country, is a region of it."""
    code = scene.at[match.first].entry.country if is_country(scene, match) else None
    if code is None:
        return match.senses
    whole = state(_text(scene, match.first, match.stop), code) or country(code)
    return (whole, *(s for s in match.senses if s.country != code))


def _short_state(scene: Scene, comma: int) -> Toponymic | None:
    parsed = scene.parsed
    if comma + 1 >= len(parsed) or parsed.words[comma] != ",":
        return None
    for stop in (comma + 3, comma + 2):
        text = parsed.exact(comma + 1, min(stop, len(parsed)))
        if text in short_states():
            return Toponymic(comma + 1, min(stop, len(parsed)), text, short_states()[text], 0.9)
    return None


def _text(scene: Scene, first: int, stop: int) -> str:
    return fold(" ".join(scene.parsed.words[first:stop])).lower()


def problem(scene: Scene, found: Sequence[Toponymic]) -> tuple[list[Name], Surroundings]:
    """What `choose` is asked: each name once, and what else the report names."""
    at = {m.first: m.senses for m in found}
    holders: dict[str, list[tuple[str, str]]] = {}
    for match in found:
        holders.setdefault(match.text, []).extend(_holders(scene, at, match.stop))
    counts = Counter(m.text for m in found)
    first = {m.text: m for m in reversed(found)}
    seats = _seats(scene, found)
    names = [Name(text, seats.get(text) or m.senses, tuple(holders[text]), counts[text]) for text, m in first.items()]
    states = Counter((s.country, s.region) for m in found if (s := _only_region(m.senses)))
    return names, Surroundings(Counter(scene.countries_named()), states, outlet_country(scene.parsed.report))


def _seats(scene: Scene, found: Sequence[Toponymic]) -> dict[str, tuple[Toponym, ...]]:
    """The seats of government that do nothing but act in this report ("Seoul said"): no namesake elsewhere does."""
    others = {m.text for m in found if not _acts(scene, m)}
    meant = {m.text: m for m in found if m.text not in others}
    return {text: tuple(_capital(scene, m)) for text, m in meant.items()}


def _acts(scene: Scene, match: Toponymic) -> bool:
    known, head = scene.at.get(match.first), scene.head(match.first, match.stop)
    seat = known is not None and known.entry.sense == "seat"
    return seat and scene.parsed.deps[head] in _ACTING and not is_locative(scene, match.first, match.stop)


def _capital(scene: Scene, match: Toponymic) -> Iterator[Toponym]:
    code = scene.at[match.first].entry.country
    yield from (s for s in match.senses if s.country == code and s.kind == "capital")


def _only_region(senses: Iterable[Toponym]) -> Toponym | None:
    """The region that a name stands for where nothing of its size has the same name elsewhere."""
    regions = [s for s in senses if s.kind == "region"]
    if not regions:
        return None
    rivals = (s for s in senses if s.kind == "country" or s.thousands >= _LARGE)
    alone = all((s.country, s.region) == (regions[0].country, regions[0].region) for s in (*rivals, *regions))
    return regions[0] if alone else None


def _holders(scene: Scene, at: Mapping[int, Sequence[Toponym]], stop: int) -> Iterator[tuple[str, str]]:
    """The countries and regions written right after a name: "Paris, Texas", "Paris (France)", "Paris in Texas"."""
    parsed = scene.parsed
    if stop + 1 >= len(parsed) or parsed.words[stop] not in (",", "(", "in"):
        return
    known, following = scene.at.get(stop + 1), at.get(stop + 1, ())
    if known and known.first == stop + 1 and known.entry.sense == "country" and known.entry.country:
        yield known.entry.country, ""
    yield from ((s.country, s.region) for s in following if s.kind == "region")


def outlet_country(report: Report) -> str | None:
    """The country of the report's outlet, from the table of outlets or the address of its page; None if none tells."""
    host = (urlsplit(report.url).hostname or "").removeprefix("www.") if report.url else ""
    for name in filter(None, (report.outlet, host)):
        entry = next((e for e in gazetteer().senses(fold(name)) if e.sense == "outlet" and e.country), None)
        if entry:
            return entry.country
    return domains().get(host.rpartition(".")[2])


def is_locative(scene: Scene, first: int, stop: int) -> bool:
    """True when the name is used as a place: "in Kyiv", "flew to Moscow", "the streets of Tripoli"."""
    parsed = scene.parsed
    head = scene.head(first, stop)
    while parsed.deps[head] in _FOLLOWS:
        head = parsed.heads[head]
    above = parsed.heads[head]
    if parsed.deps[head] in ("pobj", "pcomp"):
        return parsed.lowers[above] in words("locative") or (
            parsed.lowers[above] in words("source_or_goal") and parsed.lemmas[parsed.heads[above]] in words("motion")
        )
    if parsed.deps[head] == "dobj":
        return parsed.lemmas[above] in words("motion")
    return parsed.deps[head] in ("npadvmod", "ROOT", "dep") and parsed.lowers[above] != "said"


def records(scene: Scene) -> tuple[Place, ...]:
    """The places of the report in text order: toponyms and countries in any use."""
    found: list[Place] = []
    for i, (first, stop, row, sure) in sorted(scene.toponyms.items()):
        if i == first:
            found.append(_place(scene, first, stop, row, sure))
    for match in scene.matches:
        entry = match.entry
        free = match.first not in scene.toponyms
        if entry.sense == "country" and entry.country and free and not _is_direction(scene, match.first, match.stop):
            sure = 0.95 if is_locative(scene, match.first, match.stop) else 0.9
            found.append(_place(scene, match.first, match.stop, country(entry.country), sure))
    return tuple(sorted(found, key=lambda place: place.start))


def _is_direction(scene: Scene, first: int, stop: int) -> bool:
    """True for "the North", which is a country in some reports and a wind in most."""
    return stop == first + 1 and scene.parsed.lowers[first] in words("locative")


def _place(scene: Scene, first: int, stop: int, row: Toponym, sure: float) -> Place:
    span = scene.parsed.span(first, stop)
    return Place(span.start, span.end, span.exact, row.name, row.country or None, row.lat, row.lon, sure)
