"""Bodies and role nouns: "the Russian foreign ministry", "NATO leaders", "protesters", "a UN spokesman".

An actor that has no name of its own gets an id from its country and its noun, so that all phrases of one table row with
one country are one actor:

    the Russian foreign ministry     org:rus-foreign-ministry      organisation RUS GOV
    Russian troops, Russian forces   group:rus-forces              group        RUS MIL
    protesters                       group:protesters              group        -   CVL
    the French president (unnamed)   person:fra-president          person       FRA GOV
    NATO officials, a UN spokesman   org:nato, org:un              (who speaks for a body stands for it)
"""

from __future__ import annotations

from dataclasses import replace

from herodot.records import Actor
from herodot.resolve.gazetteer import countries
from herodot.resolve.index import pieces, slug
from herodot.resolve.offices import holder_of
from herodot.resolve.rows import Entry, country_entry
from herodot.resolve.scene import NameMatch, Scene, words

_ARMED = frozenset(("REB", "UAF", "PRM", "MIL"))
_PREMODIFIERS = ("NN", "JJ", "VB", "CD", "RB", "POS", "HYPH", "FW")


def owner_left(scene: Scene, first: int) -> str | None:
    """The actor whose adjective, name or possessive stands before token `first` in the same noun phrase."""
    tags, i = scene.parsed.tags, first - 1
    low = scene.parsed.sentences[scene.parsed.sentence_of[first]][0]
    while i >= low and tags[i].startswith(_PREMODIFIERS) and not _is_predicate(scene, i):
        match = scene.at.get(i)
        if match and (found := _as_owner(scene, match)):
            return found
        if match is None and i in scene.toponyms and scene.toponyms[i][2].country and not _detached(scene, i + 1):
            return _country_of_place(scene, i)
        i = (match.first if match else i) - 1
    return None


def _country_of_place(scene: Scene, i: int) -> str:
    """The country of the place at token `i` ("Lagos police", "the Punjab governor")."""
    return scene.cast(country_entry(countries()[scene.toponyms[i][2].country]))


def _is_predicate(scene: Scene, i: int) -> bool:
    """True for the verb of "Kenya expelled inspectors", not for a participle before a noun ("visiting inspectors")."""
    tag = scene.parsed.tags[i]
    if tag in ("VBN", "VBG"):
        return scene.parsed.deps[i] in ("ROOT", "relcl", "advcl", "conj", "xcomp", "pcomp")
    return tag.startswith("VB")


def _as_owner(scene: Scene, match: NameMatch) -> str | None:
    entry = match.entry
    if entry.sense in ("title", "person") or _detached(scene, match.stop):
        return None
    if is_ethnic(scene, match) or _takes_side(scene, match.first):
        return None
    if entry.sense == "body":
        return compose(scene, entry, owner_left(scene, match.first), match)
    return scene.cast(entry)


def is_ethnic(scene: Scene, match: NameMatch) -> bool:
    """True for "ethnic Albanians", who are of another country than the one of their name."""
    return match.first > 0 and scene.parsed.lowers[match.first - 1] == "ethnic"


def _takes_side(scene: Scene, first: int) -> bool:
    """True for the adjective in "pro-Russian separatists"."""
    lowers = scene.parsed.lowers
    return first > 1 and lowers[first - 1] == "-" and lowers[first - 2] in words("sides")


def _detached(scene: Scene, stop: int) -> bool:
    """True for the name in "Russian-backed separatists", not for "Somalia-based group"."""
    parsed = scene.parsed
    if stop + 1 >= len(parsed) or parsed.words[stop] != "-":
        return False
    return parsed.tags[stop + 1].startswith("VB") and parsed.lowers[stop + 1] not in words("based")


def owner_right(scene: Scene, match: NameMatch) -> str | None:
    """The actor in an "of", "for", "in" phrase below the noun: "spokesman for the Russian foreign ministry".

    Only what stands to the right of the match is looked at, so that asking for the owner's owner comes to an end.
    """
    return owner_below(scene, _phrase_head(scene, match), match.stop)


def owner_below(scene: Scene, head: int, stop: int) -> str | None:
    """The actor in a prepositional phrase below `head` that begins at token `stop` or later."""
    parsed = scene.parsed
    for preposition in (*parsed.children[head], *_of_participle(scene, head)):
        if parsed.deps[preposition] != "prep" or parsed.lowers[preposition] not in words("owner_prepositions"):
            continue
        for noun in parsed.children[preposition]:
            if parsed.deps[noun] != "pobj" or noun < stop:
                continue
            if found := _noun_owner(scene, noun):
                return found
    return None


def _phrase_head(scene: Scene, match: NameMatch) -> int:
    """The head of the noun phrase that the match stands in: "groups" for the "opposition" of "opposition groups"."""
    parsed = scene.parsed
    head = scene.head(match.first, match.stop)
    above = parsed.heads[head]
    inside = parsed.deps[head] in ("compound", "amod", "nmod") and above == match.stop
    return above if inside and above not in scene.at and parsed.tags[above] in ("NN", "NNS") else head


def _of_participle(scene: Scene, head: int) -> tuple[int, ...]:
    """The prepositions below "based" in "a newspaper based in Beirut"."""
    parsed = scene.parsed
    participles = (c for c in parsed.children[head] if parsed.deps[c] == "acl" and parsed.lowers[c] in words("based"))
    return tuple(g for c in participles for g in parsed.children[c])


def _noun_owner(scene: Scene, noun: int) -> str | None:
    match = scene.at.get(noun)
    if match and match.first < noun and scene.head(match.first, match.stop) != noun:
        return scene.cast(match.entry) if match.entry.id else None
    if match and match.entry.sense not in ("title", "person"):
        return phrase(scene, match) if match.entry.sense == "body" else scene.cast(match.entry)
    if noun in scene.toponyms and scene.toponyms[noun][2].country:
        return _country_of_place(scene, noun)
    if match is not None:
        return None
    return scene.who[noun] or owner_left(scene, noun)  # "residents of a Syrian town"


def owner(scene: Scene, match: NameMatch) -> str | None:
    """The country or body that a title or body noun belongs to, from its own noun phrase."""
    return owner_left(scene, match.first) or owner_right(scene, match)


def phrase(scene: Scene, match: NameMatch) -> str:
    """The actor that a body or title noun refers to, taken by its own noun phrase alone."""
    return compose(scene, match.entry, owner(scene, match), match)


def compose(scene: Scene, entry: Entry, owner_id: str | None, match: NameMatch) -> str:
    """The actor made of a noun and its owner; see the table at the top of this module."""
    holder = scene.actors[owner_id] if owner_id else None
    if holder and entry.rank in ("voice", "part") and _speaks_for(scene, match, holder):
        return holder.id
    if holder and holder.kind == "group" and _is_body(holder) and set(entry.sectors) & _ARMED:
        return holder.id  # "Hamas fighters" are Hamas
    country = holder.country if holder else None
    body = entry.sense == "body"
    plural = scene.parsed.tags[scene.head(match.first, match.stop)] in ("NNS", "NNPS")
    if plural and holder and _is_one_person(entry) and holder.kind == "organisation":
        return holder.id  # "EU foreign ministers" are the EU
    person = _is_one_person(entry) and holder is not None and not plural
    whose = holder.id.partition(":")[2] if holder and person and _is_body(holder) else country or ""
    stem = slug(f"{whose} {entry.name}")
    current = person and holder is not None and holder.kind == "country" and not is_former(scene, match.first)
    known = holder_of(scene.names, country or "", entry, scene.parsed.report.published) if current else None
    if known:
        return scene.cast(replace(known, sectors=entry.sectors))
    made = replace(
        entry,
        sectors=holder.sectors if holder and _is_body(holder) and entry.sectors == ("GOV",) else entry.sectors,
        id=f"{'org' if body else 'person' if person else 'group'}:{stem}",
        name=_composed_name(entry, holder, country, scene.plain_noun(match)),
        kind="organisation" if body else "person" if person else "group",
        country=country,
        aliases=(),
    )
    return scene.cast(made)


def _is_one_person(entry: Entry) -> bool:
    return entry.rank in ("head", "office")


def is_former(scene: Scene, first: int) -> bool:
    """True when "former", "ousted", "next" and the like stand before token `first` in its noun phrase."""
    parsed = scene.parsed
    low = max(parsed.sentences[parsed.sentence_of[first]][0], first - 4)
    return any(parsed.lowers[i] in words("not_current") for i in range(low, first))


def _composed_name(entry: Entry, holder: Actor | None, country: str | None, noun: str) -> str:
    if holder and _is_one_person(entry) and _is_body(holder):
        return f"{holder.name} {noun}"
    return f"{_adjective(country)} {entry.name}" if country else entry.name


def _adjective(country: str) -> str:
    row = countries()[country]
    return (*pieces(row.adj), row.name)[0]


def _speaks_for(scene: Scene, match: NameMatch, holder: Actor) -> bool:
    """True for "a NATO official", and for "a Kremlin spokesman": a seat of government speaks through its voices."""
    before = scene.at.get(match.first - 1)
    seat = before is not None and before.entry.sense == "seat"
    return seat or _is_body(holder)


def is_people(match: NameMatch) -> bool:
    """True for the name of a people without a state of its own ("Kurdish", "Tamils")."""
    return match.entry.sense == "organisation" and match.entry.sectors == ("CVL",)


def _is_body(holder: Actor) -> bool:
    """True for what can have a spokesman: no country, and no people without a state ("Kurdish officials")."""
    return holder.kind != "country" and holder.sectors[:1] != ("CVL",)
