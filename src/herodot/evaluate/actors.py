"""Scores who-is-who on short noun phrases with an expected country and PLOVER sector."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from herodot.parse.syntax import parse_syntax
from herodot.records import Actor, Report
from herodot.resolve import resolve


@dataclass(frozen=True, slots=True)
class Miss:
    """A test that came out otherwise: expected and found (country, sector)."""

    text: str
    expected: tuple[str, str]
    found: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ActorFigures:
    """Shares of the tests that expect a country, a sector, or both; `misses` are the tests not fully right."""

    tests: int
    country: float
    sector: float
    both: float
    misses: tuple[Miss, ...]


def evaluate_actors(gold_path: Path) -> ActorFigures:
    """Figures over a JSONL file of {"text", "query_date", "expect": {"country", "code_1"}}.

    A test counts where it expects a country or a sector; an expected "" means none. The country GOV of a bare country
    name passes for no sector, since our record gives a country its government. "UNO" and "IGO" pass for no country.
    """
    rows = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines() if line.strip()]
    tests = [(row, _expected(row)) for row in rows]
    scored = [(row, want, _found(row)) for row, want in tests if want is not None]
    country = [_same_country(want, got) for _, want, got in scored]
    sector = [_same_sector(want, got) for _, want, got in scored]
    both = [c and s for c, s in zip(country, sector, strict=True)]
    misses = tuple(
        Miss(row["text"], (want[0], want[1]), (got[0], got[1]))
        for (row, want, got), right in zip(scored, both, strict=True)
        if not right
    )
    total = max(len(scored), 1)
    return ActorFigures(len(scored), sum(country) / total, sum(sector) / total, sum(both) / total, misses)


def _expected(row: dict[str, Any]) -> tuple[str, str] | None:
    expect = row["expect"]
    if "country" not in expect or "code_1" not in expect:
        return None
    return expect["country"], expect["code_1"]


def _found(row: dict[str, Any]) -> tuple[str, str, str]:
    actor = main_actor(row["text"], _iso(row.get("query_date")))
    if actor is None:
        return "", "", ""
    return actor.country or "", actor.sectors[0] if actor.sectors else "", actor.kind


def _iso(date: str | None) -> str | None:
    return date if date and date[:4].isdigit() else date and f"{date[-4:]}"


def main_actor(text: str, published: str | None = None) -> Actor | None:
    """The actor that a noun phrase is about: that of its root, else of the first token that has one.

    What is only an adjective there ("a Syrian island") tells the country, but no sector.
    """
    report = Report(
        "phrase", "phrase", None, None, None, (), None, published, "en", text,
        hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    parsed = parse_syntax(report, ())
    cast = resolve(parsed)
    roots = [i for i, head in enumerate(parsed.heads) if head == i]
    first = next((i for i in (*roots, *range(len(parsed))) if cast.who[i]), None)
    if first is None:
        return None
    actor = cast.actor(cast.who[first] or "")
    return replace(actor, sectors=()) if first not in roots and parsed.tags[first] == "JJ" else actor


def _same_country(want: tuple[str, str], got: tuple[str, str, str]) -> bool:
    return got[0] == ("" if want[0] in ("UNO", "IGO") else want[0])


def _same_sector(want: tuple[str, str], got: tuple[str, str, str]) -> bool:
    return got[1] == want[1] or (not want[1] and got[2] == "country") or (want[1] == "UNK" and not got[1])
