"""Where and by whom a report says it was written: dateline, bylines, agency credit. They stay in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from herodot.clean.lines import Line
from herodot.ontology.load import load_table
from herodot.ontology.outlets import Register

_HEAD_LINES = 12
_HEAD_PARAGRAPHS = 3
_FOOT_LINES = 8
_LONGEST_BYLINE = 160
_BETWEEN_NAMES = re.compile(r",? (?:and|AND|&) |[,;|] ?")
_AFFILIATION = re.compile(r" (?:in|at|from|for|IN|AT|FOR) [A-Z].*")


@dataclass(frozen=True, slots=True)
class _Table:
    place: str
    capitals: str
    day: str
    agency: str
    dash: str
    person: str
    full: str
    dateline: tuple[str, ...]
    byline: tuple[str, ...]
    trailer: tuple[str, ...]
    credit: tuple[str, ...]
    never: tuple[str, ...]
    owner: tuple[str, ...]

    def compiled(self, patterns: tuple[str, ...]) -> re.Pattern[str]:
        """The patterns in one, with the parts they name in braces put in; each may use the same group name."""
        return re.compile("|".join(f"(?:{self._filled(p, n)})" for n, p in enumerate(patterns)))

    def _filled(self, pattern: str, n: int) -> str:
        for part in ("dateline", "names"):
            pattern = pattern.replace(f"(?P<{part}>", f"(?P<{part}{n}>")
        for part in ("agency", "day", "dash", "capitals", "place", "person", "full"):
            pattern = pattern.replace("{" + part + "}", getattr(self, part))
        return pattern


@cache
def _table() -> _Table:
    return load_table("datelines.yaml", _Table)


@cache
def _regex(name: str) -> re.Pattern[str]:
    table = _table()
    return table.compiled(getattr(table, name))


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that says who wrote the report: its index, and the names in it as they are written."""

    line: int
    names: tuple[str, ...]


def find_dateline(lines: Sequence[Line]) -> str | None:
    """The dateline at the head of one of the first paragraphs, without its dash: "KYIV, July 14 (Reuters)"."""
    paragraphs = [line for line in lines[:_HEAD_LINES] if line.is_paragraph][:_HEAD_PARAGRAPHS]
    matches = [_regex("dateline").match(line.text[:_LONGEST_BYLINE]) for line in paragraphs]
    if sum(_ends_in_colon(match) for match in matches) > 1:
        return None  # names before colons, paragraph after paragraph: a transcript
    found = (_group(match) for match in matches)
    return next((f for f in found if f and f not in _table().never), None)


def _ends_in_colon(match: re.Match[str] | None) -> bool:
    return match is not None and match[0].rstrip().endswith(":")


def find_bylines(lines: Sequence[Line]) -> tuple[Byline, ...]:
    """The bylines and agency credits above the story, and the reporters named at its foot."""
    above = tuple(_above(lines))
    read = above[-1].line + 1 if above else 0
    return (*above, *_below(lines, max(read, len(lines) - _FOOT_LINES)))


def find_notices(lines: Sequence[Line], known: Register, outlet: str | None) -> frozenset[int]:
    """The indices of the lines at the foot that say that the text is another outlet's ("© 2024 AFP")."""
    foot = range(max(0, len(lines) - _FOOT_LINES), len(lines))
    owners = ((i, _group(_regex("owner").fullmatch(lines[i].text))) for i in foot)
    named = ((i, known.named(owner)) for i, owner in owners if owner)
    own = known.named(outlet or "") or outlet
    return frozenset(i for i, owner in named if owner is not None and owner != own)


def _above(lines: Sequence[Line]) -> Iterator[Byline]:
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if line.is_paragraph and not line.text.startswith(("By ", "BY ")):
            return
        if len(line.text) > _LONGEST_BYLINE:
            continue
        match = _regex("byline").fullmatch(line.text)
        if match and (i > 0 or line.text[:3].casefold() == "by "):
            yield Byline(i, _names(_group(match) or ""))
        elif _regex("credit").fullmatch(line.text):
            yield Byline(i, (_without_by(line.text),))


def _below(lines: Sequence[Line], first: int) -> Iterator[Byline]:
    for i, line in enumerate(lines[first:], first):
        match = _regex("trailer").search(line.text)
        credit = line.text.strip("()[]")
        if match:
            yield Byline(i, _names(_group(match) or ""))
        elif len(credit) <= _LONGEST_BYLINE and _regex("credit").fullmatch(credit):
            yield Byline(i, (_without_by(credit),))


def _group(match: re.Match[str] | None) -> str | None:
    return next((g.strip() for g in match.groups() if g), None) if match else None


def _names(text: str) -> tuple[str, ...]:
    """The names in a list of them; a single word beside full names is what is left of "in Oslo, Norway"."""
    parts = [_AFFILIATION.sub("", part).strip(" .") for part in _BETWEEN_NAMES.split(text)]
    full = [part for part in parts if " " in part]
    return tuple(full or [part for part in parts if part])


def _without_by(text: str) -> str:
    return text[3:] if text[:3].casefold() == "by " else text
