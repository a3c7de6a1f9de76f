"""The words for the codes of records, the same on every page."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from herodot.records import Attribution, Role

CERTAINTY = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "denies",
    "PR-": "doubts",
    "PS-": "maybe not",
    "U": "open",
}
"""FactBank commitment in words: the source's, not ours. "open" is a wish, a question, a demand."""

STATUS = {
    "happened": "happened",
    "denied": "denied",
    "possible": "possible",
    "planned": "planned",
    "demanded": "demanded",
    "conditional": "conditional",
    "did_not_happen": "did not happen",
}

HOP = {
    "cites": "cites",
    "interview": "interview with",
    "statement": "told by",
    "quotes": "quotes",
    "republishes": "republishes",
    "copies": "copies",
    "publishes": "publishes",
}

STATE = {"agreed": "agreed", "contested": "contested", "single": "one says"}

NO_HOP = "The report does not say where it got this. That is not a sign that it is original."


def holder_names(attribution: Attribution, names: Mapping[str, str]) -> str:
    """Who says it: the resolved names, else the words of the text, else that nobody is named."""
    found = [names[holder] for holder in attribution.holders if holder in names]
    if found:
        return " and ".join(found)
    return attribution.source.exact if attribution.source else "nobody named"


def role_names(roles: Sequence[Role], names: Mapping[str, str]) -> str:
    """The resolved names of actors or recipients, else the words of the text; "" where there are none."""
    return ", ".join(dict.fromkeys(names.get(role.actor or "", role.exact) for role in roles))


def count(number: int, one: str, many: str = "") -> str:
    """The number with the word for one or for many, such as "3 reports"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def origins(number: int) -> str:
    """How many origins, with a sign and in words: colour is never the only sign."""
    return f"{'▲' if number < 2 else '●'} {count(number, 'origin')}"


def day(iso: str) -> str:
    """An ISO day as people write it, such as "28 Nov 2026"; a day that is none as it is."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{found.day} {found:%b} {found.year}"


def days(first: str, last: str | None) -> tuple[str, str]:
    """The first and the last day of an event, "" for a last one that is the same; a whole year or month as such."""
    if last is None or last == first:
        return first, ""
    year, month = first[:4], first[:7]
    if (first[5:], last) == ("01-01", f"{year}-12-31"):
        return year, ""
    if first[8:] == "01" and last[:7] == month and last[8:] == _last_of(month):
        return month, ""
    return first, last


def _last_of(month: str) -> str:
    return str(monthrange(int(month[:4]), int(month[5:]))[1])


def value(code: str) -> str:
    """The value of a field in words, with its code: "certain (CT+)"; what is in no table as it is."""
    word = CERTAINTY.get(code)
    return f"{word} ({code})" if word else STATUS.get(code, code)


def first_line(text: str, width: int = 100) -> str:
    """The first line of a text that is not blank, cut between words to `width` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= width:
        return line
    words, space, _ = line[:width].rpartition(" ")
    return f"{words if space else line[: width - 1]}…"


def file_name(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]
