"""URLs to arguments and back: filters, pages of lists, and the suffix that asks for a page's JSON twin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlencode

from herodot.errors import DateError
from herodot.store.pages import Cut, Filters

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 200
_FLAGS = ("contested", "thin")
_PAGE = 25


def twin(name: str) -> tuple[str, bool]:
    """The name without `.json`, and whether it had it."""
    return name.removesuffix(".json"), name.endswith(".json")


def filters_of(query: Mapping[str, str]) -> Filters:
    """The filters that a URL's query asks for; other keys are left alone. Raises DateError for a day that is none."""
    values = {field.name: query.get(field.name, "").strip()[:_LONGEST] for field in fields(Filters)}
    for name in ("since", "until"):
        if values[name] and not _DAY.fullmatch(values[name]):
            raise DateError(f"{values[name]!r} is no day", where=name, remedy="write it as 2024-07-14")
    given: dict[str, Any] = {name: value for name, value in values.items() if name not in _FLAGS}
    flags: dict[str, Any] = {name: values[name] in ("1", "on", "true") for name in _FLAGS}
    return Filters(**given, **flags)


def cut_of(query: Mapping[str, str], size: int = _PAGE) -> Cut:
    """The page of a list that a URL's query asks for."""
    return Cut(size, query.get("after") or None)


def asked(filters: Filters) -> dict[str, str]:
    """The filters as the query of a URL, without those that ask for nothing."""
    values = {field.name: getattr(filters, field.name) for field in fields(filters)}
    return {name: "1" if value is True else value for name, value in values.items() if value}


def on_day(filters: Filters, day: str) -> Filters:
    """The same filters for one day; "" for all days."""
    return replace(filters, since=day, until=day)


def link(path: str, filters: Filters | None = None, **more: object) -> str:
    """A link within the desk with these filters and what else the query should say; None and "" are left out."""
    query = (asked(filters) if filters else {}) | {k: str(v) for k, v in more.items() if v not in (None, "")}
    return f"{path}?{urlencode(query)}" if query else path
