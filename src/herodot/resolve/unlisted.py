"""Organisations that no table has: the name "Zimbabwe Electoral Commission" tells its country and its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from herodot.ontology.load import load_table
from herodot.resolve.index import fold, pieces, slug
from herodot.resolve.phrases import is_people, owner_below, owner_left
from herodot.resolve.rows import Entry
from herodot.resolve.scene import NameMatch, Scene, words
from herodot.resolve.toponyms import senses

_NOUN = ("NN", "NNS", "NNP", "NNPS")
_LARGE = 100
"""Thousands of inhabitants from which a town in a name tells the country; "Georgetown" in one may be anything."""
_LONGEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class KindRow:
    """A row of actors/kinds.yaml."""

    sectors: str
    words: str


def name_unlisted(scene: Scene) -> None:
    """Puts every organisation on the stage that the parser sees and no table has, and outlets that it does not see."""
    for entity in scene.parsed.entities:
        if entity.label == "ORG" and entity.first not in scene.toponyms:
            _name(scene, *_trimmed(scene, entity.first, entity.stop))
    for first, stop in _outlet_runs(scene):
        _name(scene, first, stop)


def _outlet_runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Proper nouns that nobody has named yet, of which the last is a word that ends the names of outlets."""
    tags, lowers, first = scene.parsed.tags, scene.parsed.lowers, 0
    for token, tag in enumerate(tags):
        if tag != "NNP" or scene.who[token] is not None or token in scene.toponyms:
            first = token + 1
        elif token > first and lowers[token] in words("outlet_last") and not _runs_on(scene, first, token + 1):
            yield first, token + 1


def _runs_on(scene: Scene, first: int, stop: int) -> bool:
    """True where a name has more words before or behind: "the Quad-City Times" is no City Times."""
    before, behind = scene.parsed.words[max(first - 1, 0) : first], scene.parsed.tags[stop : stop + 1]
    return before == ("-",) or behind == ("NNP",)


def sectors_of(name: str) -> tuple[str, ...]:
    """The sectors that the words of a name tell, none where they tell nothing."""
    said = {word.strip("'.,") for word in fold(name).lower().replace("'s", "").split()}
    return next((sectors for sectors, telling in _kinds() if telling & said), ())


@cache
def _kinds() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    rows = load_table("actors/kinds.yaml", tuple[KindRow, ...])
    return tuple((tuple(row.sectors.split()), frozenset(pieces(row.words))) for row in rows)


def _trimmed(scene: Scene, first: int, stop: int) -> tuple[int, int]:
    tags = scene.parsed.tags
    while stop > first and tags[stop - 1] not in _NOUN:
        stop -= 1
    while first < stop and tags[first] in ("DT", "POS", "PRP$"):
        first += 1
    return first, stop


def _name(scene: Scene, first: int, stop: int) -> None:
    inner = [scene.at[i] for i in range(first, stop) if i in scene.at and scene.at[i].first == i]
    if not _is_unlisted(scene, first, stop, inner):
        return
    name = " ".join(scene.parsed.exact(first, _with_owner(scene, first, stop)).split())
    if short := _short_form(scene, name):
        _put(scene, first, stop, short, 0.7)
        return
    for match in inner:
        scene.drop(match)
    holder = scene.actors.get(owner_left(scene, first) or owner_below(scene, scene.head(first, stop), stop) or "")
    country = holder.country if holder else next(_countries_in(scene, first, stop, inner), None)
    sectors = sectors_of(name) or next((m.entry.sectors for m in inner if m.entry.sense in ("body", "title")), ())
    if holder and holder.kind != "country":
        sectors = sectors or holder.sectors
    _put(scene, first, stop, scene.cast(_entry(name, country, sectors)), 0.6)


def _entry(name: str, country: str | None, sectors: tuple[str, ...]) -> Entry:
    """The entry of an organisation, or of an outlet where the name is made as theirs are ("Lowen Gazette")."""
    plain = [word.strip("'.,’") for word in fold(name).lower().split()]
    if len(plain) > 1 and (plain[-1] in words("outlet_last") or plain[0] in words("outlet_first") or _is_agency(plain)):
        return Entry(
            f"outlet:{slug(name)}", name, "outlet", "outlet", country, ("JRN",), said=("outlet", *_outlet_nouns(plain))
        )
    return Entry(f"org:{slug(name)}", name, "organisation", "organisation", country, sectors)


def _is_agency(plain: list[str]) -> bool:
    return plain[-2:] in (["news", "agency"], ["press", "agency"])


def _outlet_nouns(plain: list[str]) -> tuple[str, ...]:
    if _is_agency(plain):
        return ("agency",)
    aired = {"radio", "tv", "television", "channel", "fm"} & {plain[0], plain[-1]}
    return ("broadcaster", "station", "channel") if aired else ("newspaper", "paper")


def _with_owner(scene: Scene, first: int, stop: int) -> int:
    """The end of a name with an "of" and a name behind it: "Teachers' Union of Nigeria" is not that of Kenya."""
    parsed, end = scene.parsed, stop
    if stop + 1 < len(parsed) and parsed.lowers[stop] == "of" and first <= parsed.heads[stop] < stop:
        end = stop + 1 + (parsed.lowers[stop + 1] == "the")
        begin = end
        while end < len(parsed) and parsed.tags[end].startswith("NNP"):
            end += 1
        end = end if end > begin else stop
    return end


def _is_unlisted(scene: Scene, first: int, stop: int, inner: list[NameMatch]) -> bool:
    """True for a name with a word of its own, in which there is no verb, and no organisation or person of a table."""
    tags = scene.parsed.tags
    own = [i for i in range(first, stop) if i not in scene.at and tags[i].startswith("NNP")]
    taken = any(scene.who[i] and i not in scene.at for i in range(first, stop))
    if not own or taken or any(tag.startswith("VB") for tag in tags[first:stop]):
        return False
    known = any(match.entry.sense in ("organisation", "outlet", "person") and not is_people(match) for match in inner)
    return not known and not _is_description(scene, first, stop)


def _countries_in(scene: Scene, first: int, stop: int, inner: list[NameMatch]) -> Iterator[str]:
    """The countries that words of the name stand for: their own names and adjectives, then large towns and regions."""
    yield from (match.entry.country for match in inner if match.entry.country)
    for i in range(first, stop):
        for end in range(min(stop, i + _LONGEST_PLACE), i, -1):
            rows = senses(scene.parsed.exact(i, end))
            large = [r for r in rows if r.country and (r.thousands >= _LARGE or not r.thousands)]
            if large:
                yield max(large, key=lambda row: (not row.thousands, row.thousands)).country


def _short_form(scene: Scene, name: str) -> str | None:
    """The organisation or outlet of the report whose last word or initials `name` is ("The Post", "ZEC")."""
    for actor in scene.actors.values():
        parts = actor.name.replace("-", " ").split()
        if actor.kind in ("organisation", "outlet") and len(parts) > 1:
            initials = "".join(p[0] for p in parts if p[0].isupper())
            if name in (parts[-1], initials) or actor.name.startswith(f"{name} of "):
                return actor.id
    return None


def _is_description(scene: Scene, first: int, stop: int) -> bool:
    """True for a capitalised "the Alliance" that stands for an actor of the report."""
    noun = " ".join(scene.parsed.lowers[first:stop])
    return any(noun in entry.said for entry in scene.nouns.values())


def _put(scene: Scene, first: int, stop: int, actor: str, confidence: float) -> None:
    scene.name(first, stop, actor)
    scene.mention(first, stop, actor, confidence, named=True)
