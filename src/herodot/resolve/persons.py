"""Persons: where they are named, under which title, and which names are one person.

A person's country and sectors come from the title before the name ("Russia's President Vladimir Putin"), an apposition
("Maria Zakharova, a spokeswoman for the Russian foreign ministry"), or the table of heads, in that order. A surname
alone belongs to the full name that ends in it anywhere in the report, also before it (headlines).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from herodot.records import Actor
from herodot.resolve.index import fold, slug
from herodot.resolve.offices import office_on
from herodot.resolve.phrases import is_former, owner, owner_left
from herodot.resolve.rows import Entry
from herodot.resolve.scene import NameMatch, Scene, words
from herodot.resolve.toponyms import is_known_town, senses
from herodot.resolve.usage import classes

_NAME_TAGS = ("NNP", "NNPS")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name over tokens `first` to `stop`; `known` is its row in heads.tsv."""

    first: int
    stop: int
    name: str
    known: Entry | None
    title: NameMatch | None
    owner: str | None
    female: bool


def find_persons(scene: Scene) -> None:
    """Puts every named person on the stage; the tokens of the name and of its title carry the person's id."""
    named = [_named(scene, first, stop) for first, stop in _spans(scene)]
    named = sorted((*named, *_bare_surnames(scene, named)), key=lambda p: p.first)
    full = _full_names(named)
    groups: dict[str, list[Named]] = {}
    for person in named:
        groups.setdefault(full[_key(person.name)], []).append(person)
    for name, mentions in groups.items():
        _introduce(scene, name, mentions)


def _spans(scene: Scene) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for first, stop in (*_from_table(scene), *_from_entities(scene), *_from_titles(scene)):
        if not any(f < stop and first < s for f, s in found.items()):
            found[first] = stop
    return sorted(found.items())


def _from_table(scene: Scene) -> Iterator[tuple[int, int]]:
    for match in scene.matches:
        if match.entry.sense == "person":
            entity = scene.labels.get(match.first)
            longer = entity and entity[0] == "PERSON" and entity[1] - entity[2] > match.stop - match.first
            if not longer:
                yield match.first, match.stop


def _from_entities(scene: Scene) -> Iterator[tuple[int, int]]:
    for entity in scene.parsed.entities:
        if entity.label == "PERSON":
            first, stop = _trimmed(scene, entity.first, entity.stop)
            if first < stop and not _is_other_name(scene, first, stop):
                yield first, stop


def _trimmed(scene: Scene, first: int, stop: int) -> tuple[int, int]:
    parsed = scene.parsed
    while stop > first and parsed.tags[stop - 1] not in _NAME_TAGS:
        stop -= 1
    while first < stop:
        match = scene.at.get(first)
        if match and match.entry.sense in ("title", "adjective", "people", "body") and match.stop < stop:
            first = match.stop
        elif parsed.lowers[first] in words("honorifics") or parsed.tags[first] not in _NAME_TAGS:
            first += 1
        else:
            break
    return first, stop


def _is_other_name(scene: Scene, first: int, stop: int) -> bool:
    match = scene.at.get(first)
    if match and match.entry.sense not in ("person", "title") and match.stop >= stop:
        return True
    if match is None and (_in_a_place(scene, first, stop) or _is_town(scene, first, stop)):
        return True
    for i in range(first, stop):
        inner = scene.at.get(i)
        if inner and inner.entry.sense in ("organisation", "outlet"):
            return True
    return False


def _in_a_place(scene: Scene, first: int, stop: int) -> bool:
    """True for a town that the parser took for a person ("in Alexandria", "the town of Bama")."""
    parsed = scene.parsed
    above = parsed.heads[scene.head(first, stop)]
    town = parsed.lowers[above] == "of" and parsed.lowers[parsed.heads[above]] in classes("places")
    return (town or parsed.lowers[above] in words("locative")) and bool(senses(parsed.exact(first, stop)))


def _is_town(scene: Scene, first: int, stop: int) -> bool:
    """True for a town in the news that the parser took for a person ("shelled Odesa"), with no title before it."""
    before = scene.parsed.lowers[first - 1] if first else ""
    named = before in words("honorifics") or _title_before(scene, first) is not None
    return not named and is_known_town(scene.parsed.exact(first, stop))


def _from_titles(scene: Scene) -> Iterator[tuple[int, int]]:
    parsed = scene.parsed
    for match in scene.matches:
        if match.entry.sense != "title" or match.entry.rank not in ("head", "office", "voice", "part"):
            continue
        stop = match.stop
        while stop < len(parsed) and parsed.tags[stop] == "NNP" and _may_be_name(scene, stop):
            stop += 1
        if stop > match.stop and parsed.sentence_of[match.first] == parsed.sentence_of[stop - 1]:
            yield match.stop, stop


def _may_be_name(scene: Scene, i: int) -> bool:
    known = scene.at.get(i)
    label = scene.labels.get(i)
    return (known is None or known.entry.sense == "person") and (label is None or label[0] in ("PERSON", "ORG"))


def _named(scene: Scene, first: int, stop: int) -> Named:
    known = scene.at.get(first)
    entry = known.entry if known and known.entry.sense == "person" and known.stop == stop else None
    for i in range(first, stop):
        inner = scene.at.get(i)
        if inner and inner.entry.sense != "person":
            scene.drop(inner)
    title = _title_before(scene, first)
    holder = owner_left(scene, title.first if title else first)
    if holder is None and title is None:
        title = _apposition(scene, scene.head(first, stop))
        holder = owner(scene, title) if title else None
    female = scene.parsed.lowers[max(first - 1, 0)] in words("female_honorifics")
    name = " ".join(scene.parsed.exact(first, stop).split())
    return Named(first, stop, name, entry, title, holder, female or bool(title and title.entry.sex == "f"))


def _title_before(scene: Scene, first: int) -> NameMatch | None:
    """The leftmost of the titles that stand directly before a name."""
    found: NameMatch | None = None
    i = first - 1
    low = scene.parsed.sentences[scene.parsed.sentence_of[first]][0]
    while i >= low:
        match = scene.at.get(i)
        if match and match.entry.sense == "title":
            found, i = match, match.first - 1
        elif scene.parsed.lowers[i] in words("honorifics"):
            i -= 1
        else:
            break
    return found


def _apposition(scene: Scene, head: int) -> NameMatch | None:
    """The title in apposition to the name: "John Kirby, the White House spokesman", "the minister, Ali Bongo"."""
    parsed = scene.parsed
    around = [c for c in parsed.children[head] if parsed.deps[c] == "appos"]
    if parsed.deps[head] == "appos":
        around.extend(_phrase_above(scene, head))
    for token in around:
        match = scene.at.get(token)
        if match and match.entry.sense == "title":
            return match
    return None


def _bare_surnames(scene: Scene, named: list[Named]) -> Iterator[Named]:
    """Further mentions by surname that the parser took for something else."""
    parsed = scene.parsed
    surnames = {p.name.split()[-1] for p in named if " " in p.name}
    taken = {i for p in named for i in range(p.first, p.stop)}
    for i, word in enumerate(parsed.words):
        if word not in surnames or i in taken or i in scene.at:
            continue
        label = scene.labels.get(i)
        if label is None or label[1] - label[2] == 1:
            yield _named(scene, i, i + 1)


def _phrase_above(scene: Scene, head: int) -> Iterator[int]:
    """The noun in apposition, and those whose of-phrase it closes ("a spokeswoman for the ministry, Ada Obi")."""
    parsed = scene.parsed
    for above in parsed.ancestors(head):
        yield above
        if parsed.deps[above] not in ("pobj", "prep"):
            return


def _key(name: str) -> str:
    return fold(name).lower().replace("-", " ")


def _full_names(named: list[Named]) -> dict[str, str]:
    """The longest name in the report for each name in it, by key."""
    known = {_key(p.name): p.known.name for p in named if p.known}
    longest: dict[str, str] = {}
    for person in sorted(named, key=lambda p: -len(p.name.split())):
        key = _key(person.name)
        parts = key.split()
        if key in longest:
            continue
        longest[key] = _same_person(key, parts, longest) or (
            known[key] if key in known and len(parts) == 1 else person.name
        )
    return longest


def _same_person(key: str, parts: list[str], longest: dict[str, str]) -> str | None:
    for test in (-1, 0):
        for other, name in longest.items():
            theirs = other.split()
            if len(theirs) <= len(parts) or theirs[test] != parts[-1 if len(parts) == 1 else test]:
                continue
            if len(parts) == 1 or (theirs[0] == parts[0] and theirs[-1] == parts[-1]):
                return name
    return None


def _introduce(scene: Scene, name: str, mentions: list[Named]) -> None:
    known = next((p.known for p in mentions if p.known), None)
    titled = next((p for p in mentions if p.title), None)
    owned = next((p.owner for p in mentions if p.owner), None)
    owner_id = (titled.owner if titled else None) or owned
    holder = scene.actors[owner_id] if owner_id else None
    first_title = titled.title.first if titled and titled.title else None
    former = first_title is not None and is_former(scene, first_title)
    sectors, rank = _sectors(titled.title.entry if titled and titled.title else None, holder, known, scene)
    entry = Entry(
        id=f"person:{slug(name)}",
        name=name,
        sense="person",
        kind="person",
        country=(holder.country if holder else None) or (known.country if known else None),
        sectors=tuple(dict.fromkeys(("ELI", *sectors))) if former else sectors,
        sex="f" if any(p.female for p in mentions) else known.sex if known else "",
        rank=rank,
    )
    actor = scene.cast(entry)
    if entry.country is None and titled and titled.title:
        scene.unplaced.append((actor, titled.title))
    if known and (office := office_on(known, scene.parsed.report.published)):
        scene.titled[actor] = office
    for person in mentions:
        scene.name(person.first, person.stop, actor)
        scene.mention(person.first, person.stop, actor, 0.9, named=True)
        if person.title:
            _take_title(scene, person, actor)


def place_persons(scene: Scene) -> None:
    """Gives a person the country of the place in the title ("the governor of Kano"), once the places are known."""
    for actor, title in scene.unplaced:
        holder = scene.actors.get(owner(scene, title) or "")
        if holder and holder.country:
            scene.actors[actor] = replace(scene.actors[actor], country=holder.country)


def _take_title(scene: Scene, person: Named, actor: str) -> None:
    """The title's head in apposition refers to the person; one before the name is part of the name's phrase."""
    assert person.title is not None
    head = scene.head(person.title.first, person.title.stop)
    scene.titled[actor] = person.title.entry
    scene.taken.update(range(person.title.first, person.title.stop))
    if scene.parsed.deps[head] == "appos" or person.title.stop <= person.first - 1:
        scene.who[head] = actor


def _sectors(
    title: Entry | None, holder: Actor | None, known: Entry | None, scene: Scene
) -> tuple[tuple[str, ...], str]:
    body = holder if holder and holder.kind != "country" else None
    if title is None:
        if known:
            return _known_sectors(known, scene.parsed.report.published), "office"
        return (body.sectors if body else ()), ""
    if body and (title.rank in ("voice", "part") or title.sectors == ("GOV",)):
        return body.sectors, title.rank
    return title.sectors, title.rank


def _known_sectors(known: Entry, published: str | None) -> tuple[str, ...]:
    office = office_on(known, published)
    return office.sectors if office else known.sectors
