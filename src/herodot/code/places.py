"""Where an act happened: the place name that belongs to its trigger, in order of how plainly it does.

attached    "killed two people in Gaza", "the Kabul bombing", "marched through Lima"
hit         "shelled Odesa", "Odesa was shelled", "visited Kyiv", "withdrew from Kherson"
of its cause    "a strike in Kunduz killed 42", "was killed in an attack in Kunduz"
dateline    of a lead that names no other place, for acts in the open; a paper's own town never is
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from herodot.code.clauses import attaches
from herodot.code.tables import function_words
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed
from herodot.records import EventPlace, Place, PlacePrecision
from herodot.resolve.cast import Cast
from herodot.resolve.toponyms import place_kind

_INSIDE = frozenset(("compound", "poss", "appos", "nmod", "conj", "amod"))
_CLAUSES = frozenset(("relcl", "ccomp", "advcl", "acl", "xcomp", "conj"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a sentence: its last token, how precise it is, and the preposition that it stands behind, "" for none.

    `acts` is true of a name that stands for a government here; `dateline` of one in the report's dateline.
    """

    token: int
    place: Place
    precision: PlacePrecision
    preposition: str
    acts: bool
    dateline: bool


def places_by_sentence(p: Parsed, cast: Cast) -> dict[int, tuple[Spot, ...]]:
    """The places of each sentence, in text order; those of a dateline are with the sentence after it."""
    found: dict[int, tuple[Spot, ...]] = {}
    end = _dateline_end(p)
    for place in cast.places:
        last = p.token_at(place.end - 1)
        if last is not None:
            size = precision(place)
            acts = cast.who[last] is not None and size != "country"
            spot = Spot(last, place, size, _preposition(p, last), acts, place.end <= end)
            sentence = p.sentence_of[_lead(p, end) if spot.dateline else last]
            found[sentence] = (*found.get(sentence, ()), spot)
    return found


def _dateline_end(p: Parsed) -> int:
    """Where the dateline ends in the text; 0 where there is none."""
    dateline = p.report.dateline
    at = p.report.text.find(dateline) if dateline else -1
    return at + len(dateline) if dateline and at >= 0 else 0


def _lead(p: Parsed, end: int) -> int:
    """The first word after a dateline, or the last token of the report."""
    after = p.token_at(end)
    return next((i for i in range(after or 0, len(p)) if p.starts[i] >= end and p.words[i].isalnum()), len(p) - 1)


def _preposition(p: Parsed, i: int) -> str:
    """The preposition over a place: "in" of "in Gaza", "in the town of Cizre", "in Beirut's suburbs"."""
    for _ in range(4):
        head, dep = p.heads[i], p.deps[i]
        if dep == "pobj" and p.lowers[head] == "of":
            i = p.heads[head]
        elif dep == "pobj":
            return p.lowers[head]
        elif dep in _INSIDE:
            i = head
        else:
            return ""
    return ""


def place(
    p: Parsed, hit: Hit, spots: tuple[Spot, ...], triggers: frozenset[int], *, violent: bool
) -> EventPlace | None:
    """The most precise place of the plainest kind: a town before a region, a region before a country."""
    kinds: tuple[Callable[[Spot], bool], ...] = (
        lambda s: _is_where(s, violent=violent) and attaches(p, s.token, hit, triggers),
        lambda s: _is_hit(p, hit, s, violent=violent),
        lambda s: _is_where(s, violent=violent) and _of_cause(p, hit, s.token),
        lambda s: violent and s.dateline and _leads(p, hit, spots),
    )
    return next((found for kind in kinds if (found := _best(filter(kind, spots)))), None)


def _best(spots: Iterable[Spot]) -> EventPlace | None:
    best = min(spots, key=lambda s: ("city", "region", "country").index(s.precision), default=None)
    if best is None:
        return None
    found = best.place
    return EventPlace(found.name, found.country, found.lat, found.lon, best.precision)


def _is_where(spot: Spot, *, violent: bool) -> bool:
    """True behind a preposition of place; "on" and "over" tell a topic or a target of what is no violence."""
    targets = function_words("targets") if violent or spot.precision == "city" else frozenset[str]()
    return spot.preposition in function_words("locative") | targets


def _is_hit(p: Parsed, hit: Hit, spot: Spot, *, violent: bool) -> bool:
    """True for what is shelled, visited or left, and for the town of "the Kabul bombing"."""
    i, lemma = spot.token, p.lemmas[hit.token]
    head, dep = p.heads[i], p.deps[i]
    while dep in ("conj", "appos") and head != hit.token:
        i, head, dep = head, p.heads[head], p.deps[head]
    if dep in ("compound", "nmod"):
        return head == hit.token and spot.precision != "country"
    if spot.acts:
        return False
    if dep in ("dobj", "nsubjpass"):
        return head == hit.token and (violent or lemma in function_words("reached"))
    return dep == "pobj" and p.lowers[head] == "from" and p.heads[head] == hit.token and lemma in function_words("left")


def _of_cause(p: Parsed, hit: Hit, i: int) -> bool:
    """True for a place in the subject of the hit, or in what is said to have caused it; in no clause of its own."""
    top = hit.hub if hit.hub is not None else hit.token
    while p.heads[i] != i and p.deps[i] not in _CLAUSES:
        if p.heads[i] == top:
            return p.deps[i] in _SUBJECTS or p.lowers[i] in function_words("caused")
        i = p.heads[i]
    return False


def _leads(p: Parsed, hit: Hit, spots: tuple[Spot, ...]) -> bool:
    """True for the first act of a sentence with a dateline that names no other place."""
    return all(s.dateline for s in spots) and any(s.token < hit.token for s in spots)


def precision(found: Place) -> PlacePrecision:
    """How precise a place is: town, region (also a county, a sea), or country."""
    kind = place_kind(found)
    return "country" if kind == "country" else "city" if kind in ("town", "capital") else "region"
