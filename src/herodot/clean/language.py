"""Is it English? Told by the share of function words; short texts are not judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from herodot.errors import WrongLanguage
from herodot.ontology.load import load_table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class _Table:
    share: float
    letters: int
    words: tuple[str, ...]


@cache
def _table() -> _Table:
    return load_table("language.yaml", _Table)


@cache
def function_words() -> frozenset[str]:
    """English function words, in lower case."""
    return frozenset(_table().words)


def is_english(text: str) -> bool:
    """False where `text` is long enough to judge and has too few English function words."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if sum(map(len, words)) < _table().letters:
        return True
    return sum(word in function_words() for word in words) / len(words) >= _table().share


def require_english(text: str, where: str) -> None:
    """Raises WrongLanguage for a text that is not English."""
    if not is_english(text):
        raise WrongLanguage("it is not English", where=where, remedy="Herodot reads English only; translate it first")
