"""How many: killed, wounded, arrested, displaced, taking part, money and weapons, as ranges with their words."""

from __future__ import annotations

from functools import cache

import msgspec

from herodot.code import grammar
from herodot.code.clauses import attaches
from herodot.code.triggers import Hit
from herodot.ontology.load import load_table
from herodot.parse.parsed import Parsed
from herodot.records import Quantity, QuantityKind


class NumberTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Number words; round plurals ("dozens") as (low, high); what bounds a number; and which words make which kind."""

    numbers: dict[str, float]
    scales: dict[str, float]
    plurals: dict[str, tuple[float, float]]
    at_least: str
    at_most: str
    happening: dict[QuantityKind, str]
    counted: dict[QuantityKind, str]
    people: str
    intransitive: str
    currencies: dict[str, str]
    weapons: str


@cache
def _table() -> NumberTable:
    return load_table("plover/numbers.yaml", NumberTable)


@cache
def _kinds() -> dict[str, QuantityKind]:
    return {word: kind for kind, words in _table().happening.items() for word in words.split()}


@cache
def _counted() -> dict[str, QuantityKind]:
    return {word: kind for kind, words in _table().counted.items() for word in words.split()}


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def quantities(p: Parsed, hit: Hit, triggers: frozenset[int]) -> tuple[Quantity, ...]:
    """The quantities that stand with the trigger and with no other nearer to them, in text order."""
    first, stop = p.sentences[p.sentence_of[hit.token]]
    found = []
    for i in range(first, stop):
        if p.tags[i] == "CD" or p.lowers[i] in _table().plurals:
            if p.deps[i] in ("compound", "nummod") and p.tags[p.heads[i]] == "CD":
                continue
            kind = _kind(p, i, hit) if attaches(p, i, hit, triggers) else None
            if kind is not None:
                found.append(_quantity(p, i, kind))
    return tuple(q for q in found if q is not None)


def _counted_noun(p: Parsed, i: int) -> int:
    """The noun that a number counts, also by "of" ("dozens of people"); itself where it stands alone ("killed 12")."""
    head = p.heads[i]
    if p.deps[i] in ("nummod", "quantmod", "compound", "amod") and p.tags[head].startswith("NN"):
        return head
    for c in p.children[i]:
        if p.deps[c] == "prep" and p.lowers[c] == "of":
            return p.child(c, "pobj") or i
    return i


def _kind(p: Parsed, i: int, hit: Hit) -> QuantityKind | None:
    noun = _counted_noun(p, i)
    lemma = p.lemmas[noun]
    table = _table()
    if lemma in table.currencies or any(p.words[c] in table.currencies for c in p.children[i]):
        return "money"
    if lemma in _set(table.weapons):
        return "weapons"
    happening = _from_governor(p, i if noun != i and p.heads[noun] == i else noun, i)
    if happening is not None and (noun == i or lemma in _set(table.people) or _person_like(p, noun)):
        return happening
    if lemma in _counted():
        return _counted()[lemma]
    return "participants" if hit.trigger.type == "PROTEST" and lemma in _set(table.people) else None


def _person_like(p: Parsed, noun: int) -> bool:
    """Plural nouns that a killing or arrest counts need no list: what is killed is people."""
    return p.deps[noun] in ("dobj", "nsubjpass") and p.lemmas[p.heads[noun]] in _kinds()


def _from_governor(p: Parsed, head: int, number: int) -> QuantityKind | None:
    """The kind by what happens to those who are counted ("killed 12 people", "12 were wounded", "left 12 dead")."""
    for i in (head, number):
        above = p.heads[i]
        for c in p.children[i]:
            if p.lemmas[c] in _kinds():
                return _kinds()[p.lemmas[c]]
        kind = _kinds().get(p.lemmas[above])
        if kind is not None and _undergoes(p, i, above):
            return kind
        beside = (c for c in p.children[above] if p.deps[c] in ("oprd", "acomp", "advcl", "ccomp") and c > i)
        for c in beside:
            if p.deps[i] in ("dobj", "nsubj") and p.tags[c].startswith("JJ") and p.lemmas[c] in _kinds():
                return _kinds()[p.lemmas[c]]
    return None


def _undergoes(p: Parsed, i: int, above: int) -> bool:
    """True for those killed, not for those who kill; whoever dies, flees or marches is the subject."""
    if p.deps[i] == "nsubj":
        return not grammar.is_verb(p, above) or p.lemmas[above] in _set(_table().intransitive)
    return p.deps[i] in ("dobj", "nsubjpass", "attr", "oprd", "pobj", "agent", "conj")


def _quantity(p: Parsed, i: int, kind: QuantityKind) -> Quantity | None:
    table = _table()
    low, high = _value(p, i)
    if low is None:
        return None
    first, stop = i, i + 1
    for c in p.children[i]:
        if p.deps[c] in ("compound", "quantmod", "advmod", "amod", "nmod", "prep", "neg") and c < i:
            first = min(first, p.left[c])
    before = {p.lowers[t] for t in range(max(p.sentences[p.sentence_of[i]][0], first - 3), i)}
    if before & _set(table.at_least):
        high = None
    if before & _set(table.at_most):
        low = None
    noun = _counted_noun(p, i)
    unit = table.currencies.get(p.lemmas[noun]) or next(
        (table.currencies[p.words[c]] for c in p.children[i] if p.words[c] in table.currencies), None
    )
    span = p.span(first, max(stop, noun + 1) if noun > i and noun - i < 6 else stop)
    return Quantity(kind, low, high, unit or (p.lemmas[noun] if noun != i else None), span.start, span.end, span.exact)


def _value(p: Parsed, i: int) -> tuple[float | None, float | None]:
    table = _table()
    word = p.lowers[i]
    if word in table.plurals:
        low, high = table.plurals[word]
        for c in p.children[i]:
            if p.lowers[c] == "of":
                inner = p.child(c, "pobj")
                if inner is not None and p.lowers[inner] in table.plurals:
                    more = table.plurals[p.lowers[inner]]
                    return low * more[0], high * more[1]
        times = next((_number(p.lowers[c]) for c in p.children[i] if p.tags[c] == "CD"), None)
        return (low * times, high * times) if times and low == high else (low, high)
    value = _number(word)
    if word in table.scales:
        parts = [_number(p.lowers[c]) for c in p.children[i] if p.deps[c] in ("compound", "nummod")]
        known = [v for v in parts if v is not None]
        value = table.scales[word] * (known[-1] if known else 1)
    other = _other_end(p, i)
    if value is None:
        return None, None
    return (min(value, other), max(value, other)) if other is not None else (value, value)


def _other_end(p: Parsed, i: int) -> float | None:
    """The other number of "between 200 and 300" and "20 to 30"."""
    for c in p.children[i]:
        if p.deps[c] in ("conj", "quantmod", "compound") and p.tags[c] == "CD":
            between = {p.lowers[t] for t in range(min(c, i), max(c, i))}
            if between & {"to", "and", "-", "–", "or"}:
                return _number(p.lowers[c])
    return None


def _number(word: str) -> float | None:
    table = _table()
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    if word in table.numbers:
        return table.numbers[word]
    tens, dash, ones = word.partition("-")
    if dash and tens in table.numbers and ones in table.numbers:
        return table.numbers[tens] + table.numbers[ones]
    return table.scales.get(word)
