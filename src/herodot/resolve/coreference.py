"""Pronouns and descriptions: "he", "its", "the ministry", "the alliance", "the spokesman".

One pass through the report in reading order. An antecedent must agree in kind, number and sex where these are known;
among those that do, the nearest sentence and then the grammatical subject are preferred (after Lappin & Leass 1994,
salience). First persons are left alone, and so is an "it" that refers to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from herodot.resolve.index import slug
from herodot.resolve.rows import Entry
from herodot.resolve.scene import Scene, words

_REACH = 4
"""Sentences back that a pronoun may look."""
_DESCRIPTION_REACH = 12


@dataclass(frozen=True, slots=True)
class Past:
    """An actor mentioned before: the token that headed the mention."""

    token: int
    actor: str
    subject: bool


class History:
    """The mentions so far, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.past: list[Past] = []

    def add(self, token: int, actor: str) -> None:
        """Token `token` heads a mention of `actor`."""
        dep = self.scene.parsed.deps[token]
        self.past.append(Past(token, actor, dep in ("nsubj", "nsubjpass", "agent")))

    def antecedent(
        self, i: int, kinds: frozenset[str], reach: int = _REACH, *, sex: str = "", plural: bool = False
    ) -> str | None:
        """The most salient actor of one of the kinds that token `i` can refer to."""
        parsed = self.scene.parsed
        here = parsed.sentence_of[i]
        best: tuple[float, str] | None = None
        for past in reversed(self.past):
            gap = here - parsed.sentence_of[past.token]
            if gap > reach:
                break
            if self._agrees(past, kinds, sex, plural) and not self._clause_mates(past.token, i):
                score = 3.0 * gap + (0 if past.subject else 2) + (i - past.token) / 100
                if best is None or score < best[0]:
                    best = score, past.actor
        return best[1] if best else None

    def _agrees(self, past: Past, kinds: frozenset[str], sex: str, plural: bool) -> bool:
        actor = self.scene.actors[past.actor]
        if actor.kind not in kinds or (plural and actor.kind == "person" and not self._coordinated(past.token)):
            return False
        noun = self.scene.nouns.get(past.actor)
        if sex and noun and noun.sex and noun.sex != sex:
            return False
        tag = self.scene.parsed.tags[past.token]
        if actor.kind != "group":
            return True
        if plural:
            return noun is None or noun.rank not in ("head", "office") or tag == "NNS"
        return tag not in ("NNS", "NNPS")

    def _coordinated(self, token: int) -> tuple[str, ...]:
        """The actors named together with token `token`: "A" for "B" in "A and B"."""
        parsed, who = self.scene.parsed, self.scene.who
        while parsed.deps[token] == "conj":
            token = parsed.heads[token]
        together = [token]
        for member in together:
            together += [c for c in parsed.children[member] if parsed.deps[c] == "conj"]
        return tuple(dict.fromkeys(actor for i in together if (actor := who[i]))) if len(together) > 1 else ()

    def together(self, actor: str) -> tuple[str, ...]:
        """The actors named together with the latest mention of `actor`, without itself."""
        token = next((past.token for past in reversed(self.past) if past.actor == actor), None)
        return tuple(a for a in self._coordinated(token) if a != actor) if token is not None else ()

    def _clause_mates(self, a: int, b: int) -> bool:
        """True when `a` and `b` are arguments of one verb, so that they cannot be the same actor."""
        parsed = self.scene.parsed
        if parsed.tags[b] in ("PRP$", "WP$"):
            return False
        verb = parsed.heads[b]
        if parsed.heads[a] == verb and parsed.deps[b] != "conj":
            return True
        if parsed.deps[b] not in ("dobj", "dative") or parsed.deps[a] not in ("nsubj", "nsubjpass"):
            return False
        while parsed.deps[verb] == "conj" and parsed.child(verb, "nsubj", "nsubjpass") is None:
            verb = parsed.heads[verb]  # "A blamed B and told it to go": the subject of both verbs is no "it"
        return parsed.heads[a] == verb

    def described(self, i: int, noun: str) -> str | None:
        """The latest actor for whom `noun` can stand ("the alliance" for NATO)."""
        here = self.scene.parsed.sentence_of[i]
        for past in reversed(self.past):
            if here - self.scene.parsed.sentence_of[past.token] > _DESCRIPTION_REACH:
                return None
            entry = self.scene.nouns.get(past.actor)
            if entry and noun in entry.said:
                return past.actor
        return None

    def same(self, i: int, entry: Entry) -> str | None:
        """The latest unnamed actor described by the same noun."""
        here = self.scene.parsed.sentence_of[i]
        for past in reversed(self.past):
            if here - self.scene.parsed.sentence_of[past.token] > _DESCRIPTION_REACH:
                return None
            noun = self.scene.nouns.get(past.actor)
            if (
                noun
                and noun.sense == entry.sense
                and f"-{past.actor.partition(':')[2]}".endswith(f"-{slug(entry.name)}")
            ):
                return past.actor
        return None

    def group_of(self, i: int, sector: str) -> str | None:
        """The latest group of a sector ("the rebels" for a named or unnamed group of rebels)."""
        here = self.scene.parsed.sentence_of[i]
        for past in reversed(self.past):
            actor = self.scene.actors[past.actor]
            if here - self.scene.parsed.sentence_of[past.token] > _DESCRIPTION_REACH:
                return None
            if actor.kind == "group" and actor.sectors[:1] == (sector,):
                return past.actor
        return None

    def country_itself(self, i: int) -> str | None:
        """The country that "the country" at token `i` stands for."""
        return self.antecedent(i, frozenset(("country",)))

    def titled(self, title: str) -> str | None:
        """The latest person who was given this title."""
        for past in reversed(self.past):
            entry = self.scene.titled.get(past.actor)
            if entry and entry.name == title:
                return past.actor
        return None

    def country(self, i: int) -> str | None:
        """The code of the country that a bare "the foreign ministry" at token `i` belongs to, by what is near."""
        parsed = self.scene.parsed
        here = parsed.sentence_of[i]
        best: tuple[float, str] | None = None
        for past in reversed(self.past):
            gap = here - parsed.sentence_of[past.token]
            if gap > _DESCRIPTION_REACH:
                break
            actor = self.scene.actors[past.actor]
            if not actor.country or (actor.kind == "outlet" and gap):
                continue
            first = past.subject or parsed.deps[past.token] == "poss"
            score = 3.0 * gap + (0 if first else 2)
            if best is None or score < best[0]:
                best = score, actor.country
        return best[1] if best else None


def pronoun(scene: Scene, history: History, i: int) -> str | None:
    """The actor that a pronoun at token `i` refers to; None for one that is no reference or cannot be told."""
    word = scene.parsed.lowers[i]
    if word in words("he"):
        return history.antecedent(i, frozenset(("person",)), sex="m")
    if word in words("she"):
        return history.antecedent(i, frozenset(("person",)), sex="f")
    if word in words("it"):
        if _expletive(scene, i):
            return None
        return history.antecedent(i, frozenset(("country", "organisation", "outlet", "group")))
    if word in words("they"):
        return history.antecedent(i, frozenset(("group", "organisation", "country", "person")), plural=True)
    if word in words("who") or scene.parsed.tags[i] in ("WDT", "WP$"):
        return _relative(scene, i)
    return None


def _relative(scene: Scene, i: int) -> str | None:
    parsed = scene.parsed
    for above in parsed.ancestors(i):
        if parsed.deps[above] == "relcl":
            return scene.who[parsed.heads[above]]
    return None


def _expletive(scene: Scene, i: int) -> bool:
    """True for "it" in "it is raining", "it was unclear whether", "it is likely that"."""
    parsed = scene.parsed
    if parsed.tags[i] == "PRP$":
        return False
    if parsed.deps[i] == "expl":
        return True
    verb = parsed.heads[i]
    if parsed.deps[i] not in ("nsubj", "nsubjpass"):
        return False
    if parsed.lemmas[verb] in words("weather_verbs"):
        return True
    if parsed.lemmas[verb] != "be":
        return parsed.deps[i] == "nsubjpass" and any(
            parsed.deps[c] in ("ccomp", "csubjpass") for c in parsed.children[verb]
        )
    predicate = parsed.child(verb, "acomp", "attr")
    return predicate is not None and (
        parsed.lowers[predicate] in words("expletive_adjectives") or parsed.child(verb, "ccomp", "advcl") is not None
    )
