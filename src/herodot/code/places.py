"""Where: the place name that stands in a locative phrase with the trigger."""

from __future__ import annotations

from herodot.code.clauses import attaches
from herodot.code.tables import function_words
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed
from herodot.records import EventPlace, Place, PlacePrecision


def places_by_sentence(p: Parsed, places: tuple[Place, ...]) -> dict[int, tuple[tuple[int, Place], ...]]:
    """The places of each sentence that stand after a locative preposition, each with its last token."""
    found: dict[int, tuple[tuple[int, Place], ...]] = {}
    for place in places:
        last = p.token_at(place.end - 1)
        if last is not None and _located(p, last):
            sentence = p.sentence_of[last]
            found[sentence] = (*found.get(sentence, ()), (last, place))
    return found


def _located(p: Parsed, i: int) -> bool:
    """True for "in Gaza", "in the town of Cizre", "in Beirut's suburbs", "in Paris, France"."""
    for _ in range(4):
        head, dep = p.heads[i], p.deps[i]
        if dep == "pobj" and p.lowers[head] in function_words("locative"):
            return True
        if dep == "pobj" and p.lowers[head] == "of":
            i = p.heads[head]
        elif dep in ("compound", "poss", "appos", "nmod", "conj", "amod"):
            i = head
        else:
            return False
    return False


def place(p: Parsed, hit: Hit, places: tuple[tuple[int, Place], ...], triggers: frozenset[int]) -> EventPlace | None:
    """The most precise place attached to the hit: a town before a country, else the first."""
    attached = [found for token, found in places if attaches(p, token, hit, triggers)]
    if not attached:
        return None
    best = min(attached, key=_rank)
    return EventPlace(best.name, best.country, best.lat, best.lon, precision(best))


def _rank(found: Place) -> int:
    return ("city", "region", "country").index(precision(found))


def precision(found: Place) -> PlacePrecision:
    """How precise a place is; one without coordinates, or known as a country, is no more than a country."""
    return "country" if found.lat is None else "city"
