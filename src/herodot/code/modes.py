"""How: an event's mode, from its trigger, else from the act that it asks for or threatens, else from telling words."""

from __future__ import annotations

from collections.abc import Sequence

from herodot.code.ontology import Ontology
from herodot.code.triggers import Hit
from herodot.parse.parsed import Parsed


def mode(p: Parsed, hit: Hit, governed: Sequence[tuple[str, str | None]], tables: Ontology) -> str | None:
    """The mode of a hit; `governed` are the type and mode of the acts under it. None where nothing tells."""
    table = tables.types[hit.trigger.type]
    if hit.trigger.mode is not None:
        return hit.trigger.mode
    for type_, inner in governed:
        found = table.content_modes.get(f"{type_}/{inner}") or table.content_modes.get(type_)
        if found is not None:
            return found
    return _by_cue(p, hit, tables)


def _by_cue(p: Parsed, hit: Hit, tables: Ontology) -> str | None:
    first, stop = _reach(p, hit)
    words = {*p.lemmas[first:stop], *p.lowers[first:stop]}
    return next((name for name, cues in tables.mode_cues[hit.trigger.type] if not words.isdisjoint(cues)), None)


def _reach(p: Parsed, hit: Hit) -> tuple[int, int]:
    """The stretch that may tell the mode: the subtree of the trigger, or of the light verb that carries it."""
    top = hit.hub if hit.hub is not None else hit.token
    return p.left[top], p.right[top] + 1
