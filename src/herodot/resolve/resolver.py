"""`resolve`: names first, then persons with their titles, then one pass in reading order for all the rest."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from herodot.parse.parsed import Parsed
from herodot.records import OwnActor
from herodot.resolve.cast import Cast
from herodot.resolve.coreference import History, pronoun
from herodot.resolve.credited import find_credited
from herodot.resolve.gazetteer import countries, gazetteer
from herodot.resolve.index import slug
from herodot.resolve.names import find_names, folded
from herodot.resolve.persons import find_persons, place_persons
from herodot.resolve.phrases import compose, is_ethnic, owner, owner_left, owner_right
from herodot.resolve.places import find_places, is_locative, records
from herodot.resolve.rows import Entry, country_entry
from herodot.resolve.scene import NameMatch, Scene, words
from herodot.resolve.unlisted import name_unlisted

_NOUN = ("NN", "NNS", "NNP", "NNPS")
_ARMED = ("REB", "UAF", "PRM", "CRM")
_INSIDE = ("compound", "amod", "nmod", "nummod", "advmod", "npadvmod", "prep", "case", "punct", "det")


def resolve(parsed: Parsed, own: tuple[OwnActor, ...] = ()) -> Cast:
    """Who is who in one report: its actors, their mentions, its places, and the actor that each token refers to.

    `own` are the actors that a desk has added to those of the tables. Pure and deterministic. The ids:

        country:PRK                  a country, and its government by metonym (Pyongyang said)
        org:nato, outlet:kyodo-news  from the tables; org:<slug> for an organisation that no table has
        person:jens-stoltenberg      the longest form of the name in the report
        org:rus-foreign-ministry, group:rus-forces, group:protesters, person:fra-president
                                     unnamed, see `herodot.resolve.phrases`

    A demonym carries its country's id even inside another phrase ("Russian" in "Russian troops"); the head of that
    phrase carries the phrase's own. First-person pronouns refer to nobody.
    """
    plain = folded(parsed)
    names = gazetteer(own)
    scene = Scene(parsed, names, find_credited(parsed, names, find_names(plain, names)))
    find_persons(scene)
    find_places(scene, plain)
    place_persons(scene)
    _name_the_rest(scene)
    _read_through(scene)
    mentions = tuple(sorted(scene.mentions, key=lambda m: (m.start, m.end)))
    return Cast(scene.finished_actors(), mentions, records(scene), tuple(scene.who))


def _name_the_rest(scene: Scene) -> None:
    """Countries, organisations, outlets, seats; then organisations that no table has."""
    for match in scene.matches:
        if match.entry.sense in ("title", "body", "person") or scene.who[match.first]:
            continue
        place = match.first in scene.toponyms or match.entry.sense == "seat"
        if match.entry.sense == "seat" and place and is_locative(scene, match.first, match.stop):
            continue
        entry = _of_another_country(scene, match)
        if entry.sense == "people" and is_ethnic(scene, match):
            entry = _minority(scene, match)
        _put(scene, match.first, match.stop, scene.cast(entry), 0.95)
    name_unlisted(scene)


def _of_another_country(scene: Scene, match: NameMatch) -> Entry:
    """The entry, or that of its namesake elsewhere ("the Peruvian Congress", "the Democratic Party of Italy")."""
    entry = match.entry
    owned = (owner_left(scene, match.first) or owner_right(scene, match)) if entry.rank == "national" else None
    holder = scene.actors.get(owned or "")
    if holder is None or holder.kind != "country" or holder.country == entry.country:
        return entry
    name = f"{holder.name} {scene.parsed.exact(match.first, match.stop)}"
    prefix = entry.id.partition(":")[0]
    return replace(entry, id=f"{prefix}:{slug(name)}", name=name, country=holder.country, aliases=())


def _minority(scene: Scene, match: NameMatch) -> Entry:
    """Ethnic Albanians and the like: a group of the country that their own phrase names, or of none."""
    name = f"ethnic {scene.parsed.exact(match.first, match.stop)}"
    holder = scene.actors.get(owner_right(scene, match) or "")
    return Entry(f"group:{slug(name)}", name, "people", "group", holder.country if holder else None, ("CVL",))


def _put(scene: Scene, first: int, stop: int, actor: str, confidence: float) -> None:
    scene.name(first, stop, actor)
    scene.mention(first, stop, actor, confidence, named=True)


def _read_through(scene: Scene) -> None:
    history = History(scene)
    parsed = scene.parsed
    for i in range(len(parsed)):
        match = scene.at.get(i)
        if match and match.entry.sense in ("title", "body"):
            if i == scene.head(match.first, match.stop) and i not in scene.taken:
                _describe(scene, history, match, i)
        elif scene.who[i] is None:
            _refer(scene, history, i)
        actor = scene.who[i]
        if actor and (i in scene.heads or parsed.tags[i].startswith(("PRP", "W"))):
            history.add(i, actor)


def _describe(scene: Scene, history: History, match: NameMatch, head: int) -> None:
    """A body or role noun: by its own phrase, else by what was said before, else by the country at hand."""
    parsed = scene.parsed
    if parsed.deps[head] in ("attr", "oprd") or parsed.lowers[parsed.heads[head]] == "as":
        return
    if parsed.tags[head] not in _NOUN or (parsed.deps[head] in _INSIDE and match.entry.sense == "title"):
        return
    owned = owner(scene, match) or _owner_by_reference(scene, history, head)
    actor: str | None = None
    if owned is None and _is_definite(scene, head):
        actor = _earlier(scene, history, match, head)
        if actor is None and (code := history.country(head)):
            owned = scene.cast(country_entry(countries()[code]))
    if owned is None and actor is None and match.entry.rank == "part":
        return
    actor = actor or compose(scene, match.entry, owned, match)
    if match.entry.sense == "body":
        scene.name(match.first, match.stop, actor)
    scene.who[head] = actor
    first = min(parsed.left[head], match.first) if match.first - parsed.left[head] < 6 else match.first
    scene.mention(first, match.stop, actor, 0.7, named=False)
    if parsed.words[head][0].isupper() and parsed.tags[head] == "NNP":
        scene.surfaces[actor].add(parsed.exact(match.first, match.stop))


@cache
def _twins() -> dict[str, list[str]]:
    """The countries behind "the two Koreas", by the plural in lower case."""
    return {plural: codes for plural, *codes in map(str.split, words("twins"))}


def _owner_by_reference(scene: Scene, history: History, head: int) -> str | None:
    """The owner that was named before: "its inspectors", "a senior official at the commission"."""
    parsed = scene.parsed
    possessive = parsed.child(head, "poss")
    if possessive is not None and parsed.tags[possessive] == "PRP$":
        return scene.who[possessive]
    for preposition in parsed.children[head]:
        noun = parsed.child(preposition, "pobj") if parsed.lowers[preposition] in words("owner_prepositions") else None
        if noun is not None and _is_definite(scene, noun) and (found := history.described(head, parsed.lowers[noun])):
            return found
    return None


def _is_definite(scene: Scene, head: int) -> bool:
    parsed = scene.parsed
    if parsed.child(head, "poss") is not None:
        return True
    determiner = parsed.child(head, "det")
    return determiner is not None and parsed.lowers[determiner] in words("definite")


def _earlier(scene: Scene, history: History, match: NameMatch, head: int) -> str | None:
    owner_pronoun = scene.parsed.child(head, "poss")
    if owner_pronoun is not None:
        return None
    noun = scene.plain_noun(match)
    if match.entry.sense == "title":
        return history.titled(match.entry.name) or (
            history.described(head, noun)
            or history.same(head, match.entry)
            or (history.group_of(head, match.entry.sectors[0]) if match.entry.sectors[0] in _ARMED else None)
        )
    return history.same(head, match.entry) or history.described(head, noun)


def _refer(scene: Scene, history: History, i: int) -> None:
    """A pronoun, or a description such as "the alliance" or "the country"."""
    parsed = scene.parsed
    tag = parsed.tags[i]
    if tag.startswith(("PRP", "WP", "WDT")):
        scene.who[i] = actor = pronoun(scene, history, i)
        if actor:
            others = history.together(actor) if parsed.lowers[i] in words("they") else ()
            for one in (actor, *others):
                scene.mention(i, i + 1, one, 0.6, named=False)
    elif tag == "NNPS" and (twins := _twins().get(parsed.lowers[i])):
        scene.who[i] = scene.cast(country_entry(countries()[twins[0]]))
        for code in twins:
            scene.mention(
                max(parsed.left[i], i - 2), i + 1, scene.cast(country_entry(countries()[code])), 0.8, named=False
            )
    elif tag in ("NN", "NNP") and parsed.deps[i] not in ("compound", "amod") and _is_definite(scene, i):
        noun = parsed.lowers[i]
        actor = history.described(i, noun) or (history.country_itself(i) if noun in words("country_nouns") else None)
        if actor:
            scene.who[i] = actor
            scene.mention(max(parsed.left[i], i - 4), i + 1, actor, 0.7, named=False)
