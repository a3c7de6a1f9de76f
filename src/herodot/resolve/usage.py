"""Whether a name is used as a toponym: a log-linear model over the grammar and the entities around it.

"Houston said" may be a person, "Houston Street" a street, "March" a month. The weights are in
ontology/places/weights.yaml; made by training/places/fit.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from herodot.ontology.load import load_table
from herodot.resolve.index import pieces
from herodot.resolve.names import Match
from herodot.resolve.scene import Scene
from herodot.resolve.toponyms import Toponym

_ENTITY_FEATURES = (
    "place entity", "organisation entity", "person entity", "people entity", "date entity", "other entity",
    "entity goes on", "entity began before", "place entity goes on", "place entity began before",
)  # fmt: skip
_GRAMMAR_FEATURES = (
    "locative", "of", "of a school", "of a town", "subject", "compound", "possessive", "no name tag", "begins sentence",
    "name before", "name after", "body after", "way after", "number before", "hyphen", "comma after",
)  # fmt: skip
_NAME_FEATURES = (
    "common word", "common word alone", "several words", "people", "large", "region", "county", "area", "capitals",
    "made by hand",
)  # fmt: skip
FEATURES = ("always", *_ENTITY_FEATURES, *_GRAMMAR_FEATURES, *_NAME_FEATURES, "holder after", "placed elsewhere")
"""The features of a use, in the order of their weights."""
_LARGE = 100
_ENTITY = {"GPE": 1, "LOC": 1, "FAC": 1, "ORG": 2, "PERSON": 3, "NORP": 4, "DATE": 5, "TIME": 5, "CARDINAL": 5}


@cache
def classes(name: str) -> frozenset[str]:
    """A word class of places/words.yaml; KeyError for one that is not there."""
    return frozenset(pieces(load_table("places/words.yaml", dict[str, str])[name]))


@cache
def _common() -> frozenset[str]:
    return frozenset(word for line in load_table("places/common_names.yaml", tuple[str, ...]) for word in line.split())


@cache
def weights() -> tuple[float, ...]:
    """The weights, in the order of FEATURES."""
    table = load_table("places/weights.yaml", dict[str, dict[str, float]])["use"]
    return tuple(table[name] for name in FEATURES)


def usage(scene: Scene, match: Match[Toponym], *, held: bool, placed: bool) -> float:
    """How likely a name is used as a toponym, 0..1; `held` is true of one with a country or region after it,
    `placed` of one that is plainly a place elsewhere in the report."""
    return chance(features(scene, match, held=held, placed=placed))


def plainly_placed(scene: Scene, match: Match[Toponym]) -> bool:
    """True for a name that the parser takes for a place and that stands after "in", "near" and the like."""
    p, head = scene.parsed, scene.head(match.first, match.stop)
    label, stop, first = scene.labels.get(match.first, ("", match.stop, match.first))
    exact = label in ("GPE", "LOC") and (first, stop) == (match.first, match.stop)
    return exact and p.deps[head] == "pobj" and p.lowers[p.heads[head]] in classes("within")


def chance(row: Sequence[float]) -> float:
    """The probability of a row of features."""
    return 1 / (1 + math.exp(-sum(f * w for f, w in zip(row, weights(), strict=True))))


def features(scene: Scene, match: Match[Toponym], *, held: bool, placed: bool) -> tuple[float, ...]:
    """The features of FEATURES for a name at its place in the report."""
    found = (True, *_entity(scene, match), *_grammar(scene, match, held=held), *_name(scene, match), held, placed)
    return tuple(map(float, found))


def _entity(scene: Scene, match: Match[Toponym]) -> tuple[bool, ...]:
    label, stop, first = scene.labels.get(match.first, ("", match.stop, match.first))
    kind = _ENTITY.get(label, 6) if label else 0
    longer = (stop > match.stop, first < match.first)
    return (
        *(kind == k for k in range(1, 7)),
        *(more and kind != 1 for more in longer),
        *(more and kind == 1 for more in longer),
    )


def _grammar(scene: Scene, match: Match[Toponym], *, held: bool) -> tuple[bool, ...]:
    p, first, stop = scene.parsed, match.first, match.stop
    head = scene.head(first, stop)
    above, after, before = p.heads[head], _word(scene, stop), _word(scene, first - 1)
    below = p.deps[head] == "pobj"
    of = below and p.lowers[above] == "of"
    return (
        below and p.lowers[above] in classes("within"),
        of,
        of and p.lowers[p.heads[above]] in classes("schools"),
        of and p.lowers[p.heads[above]] in classes("places"),
        p.deps[head].startswith("nsubj"),
        p.deps[head] == "compound",
        after in ("'s", "’s"),
        stop == first + 1 and not p.tags[first].startswith("NNP"),
        first == p.sentences[p.sentence_of[first]][0],
        _is_name(scene, first - 1) and p.heads[first - 1] in (head, *range(first, stop)),
        _is_name(scene, stop),
        after.lower() in classes("bodies"),
        after.lower() in classes("ways"),
        before[:1].isdigit() or before == "$",
        "-" in (before, after),
        after == "," and not held,
    )


def _name(scene: Scene, match: Match[Toponym]) -> tuple[float, ...]:
    word, kinds = scene.parsed.words[match.first], {s.kind for s in match.senses}
    single = match.stop == match.first + 1
    common = single and word.lower() in _common()
    thousands = max(s.thousands for s in match.senses)
    return (
        common,
        common and match.first not in scene.labels,
        not single,
        math.log10(1 + thousands),
        thousands >= _LARGE,
        "region" in kinds,
        "county" in kinds,
        "area" in kinds,
        word.isupper() and len(word) > 3,
        any(s.kind == "area" or not s.region for s in match.senses),
    )


def _is_name(scene: Scene, i: int) -> bool:
    return _word(scene, i)[:1].isupper() and scene.parsed.tags[i].startswith("NNP")


def _word(scene: Scene, i: int) -> str:
    return scene.parsed.words[i] if 0 <= i < len(scene.parsed) else ""
