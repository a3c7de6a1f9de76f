"""Who held which office when: the sectors of a person on a day, and the name behind a bare title."""

from __future__ import annotations

from functools import cache

from herodot.resolve.gazetteer import Gazetteer, gazetteer
from herodot.resolve.rows import Entry, Term


def held(term: Term, day: str) -> bool:
    """True when the term covers the ISO day; a year covers all its days."""
    return term.start <= day[: len(term.start)] and (not term.end or day[: len(term.end)] <= term.end)


def office_on(known: Entry, published: str | None) -> Entry | None:
    """The title entry of the office that a person held on the day of publication, else of the last one before."""
    if not known.terms:
        return None
    begun = [t for t in known.terms if not published or t.start <= published[: len(t.start)]] or [known.terms[0]]
    now = [t for t in begun if not published or held(t, published)]
    return title_entry((now or begun)[-1].title)


@cache
def title_entry(title: str) -> Entry | None:
    """The entry of a title of titles.yaml."""
    return next((s for s in gazetteer().senses(title) if s.sense == "title"), None)


def holder_of(names: Gazetteer, country: str, title: Entry, published: str | None) -> Entry | None:
    """The one person known to hold the title in the country on that day; None where it is nobody or several.

    None also for a title that several hold at a time (minister, governor): one known holder is not the one meant.
    """
    if not published or not title.sole:
        return None
    found = [e for e in names.officeholders(country) for t in e.terms if t.title == title.name and held(t, published)]
    return found[0] if len(found) == 1 else None
