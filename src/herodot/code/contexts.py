"""What it is about: the PLOVER contexts of an event, by cue words in its sentence and by its own mode."""

from __future__ import annotations

from collections.abc import Iterable

from herodot.code.ontology import Ontology
from herodot.parse.parsed import Parsed


def sentence_contexts(p: Parsed, sentence: int, tables: Ontology) -> frozenset[str]:
    """The contexts that the words of a sentence call for."""
    first, stop = p.sentences[sentence]
    cues = tables.context_cues
    words = {*p.lemmas[first:stop], *p.lowers[first:stop]}
    return frozenset(name for word in words & cues.keys() for name in cues[word])


def ordered(names: Iterable[str], type_: str, mode: str | None, tables: Ontology) -> tuple[str, ...]:
    """`names` and those that the type and mode always bring, in the codebook's order."""
    kept = set(names)
    own = {type_, f"{type_}/{mode}"}
    return tuple(c.name for c in tables.contexts if c.name in kept or not own.isdisjoint(tables.context_adds[c.name]))
