"""What is wrong with the statements of a document, by kind, in words: for `herodot evaluate attribution --errors N`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herodot.evaluate.triples import ROLES, Pairing, Spoken

_MOST = 160
"""Letters shown of a content; more are cut out of its middle."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One miss: its kind ("missed indirect", "invented", "content too long", "other source", ...) and both versions."""

    document: str
    kind: str
    gold: str
    found: str


def misses(name: str, pairing: Pairing) -> Iterator[Miss]:
    """The misses of one document: statements missed, statements invented, and roles that differ in what was paired."""
    of_gold, of_found = dict(pairing.pairs), {j: i for i, j in pairing.pairs}
    for i, wanted in enumerate(pairing.spoken_gold):
        j = of_gold.get(i)
        if j is None:
            yield Miss(name, f"missed {pairing.quotes[i]}", shown(pairing.text, wanted), "")
            continue
        for role in ROLES:
            kind = _kind(pairing, i, j, role)
            if kind:
                found = shown(pairing.text, pairing.spoken_found[j])
                yield Miss(name, kind, shown(pairing.text, wanted), found)
                break
    for j, found_one in enumerate(pairing.spoken_found):
        if j not in of_found:
            yield Miss(name, "invented", "", shown(pairing.text, found_one))


def _kind(pairing: Pairing, i: int, j: int, role: str) -> str | None:
    """How a role of found j differs from gold i, None where it does not."""
    gold, found = pairing.gold[i].role(role), pairing.found[j].role(role)
    if gold == found:
        return None
    if not gold:
        return f"{role} where none is"
    if not found:
        return f"no {role}"
    if not gold & found:
        return f"other {role}"
    if gold < found:
        return f"{role} too long"
    return f"{role} too short" if found < gold else f"{role} shifted"


def shown(text: str, spoken: Spoken) -> str:
    """source | cue | content, in the words of the text."""
    parts = (" … ".join(text[s:e] for s, e in sorted(spoken.role(role))) or "–" for role in ROLES)
    return " | ".join(_cut(" ".join(part.split())) for part in parts)


def _cut(words: str) -> str:
    half = _MOST // 2
    return words if len(words) <= _MOST else f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"
