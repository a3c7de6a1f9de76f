"""Lines that credit a report as a whole: datelines, bylines, syndication notes, what a page's markup says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from herodot.parse.parsed import Parsed
from herodot.resolve.cast import Cast
from herodot.trace.lexicon import note_forms
from herodot.trace.step import Step, is_outlet

_CREDIT_LINE = 6  # tokens at most in a line that is nothing but a credit
_NOTE = 320  # code points at most in a line that holds a note
_HEAD, _FOOT = 4, 8  # lines at either end of a report that may be notes
_HOST = re.compile(r"https?://(?:www\.)?([^/\s:?#]+)")


def note_steps(parsed: Parsed, cast: Cast) -> Iterator[Step]:
    """The steps that lines prove which are no prose, in text order."""
    count = len(parsed.paragraphs)
    for number, (first, stop) in enumerate(parsed.paragraphs):
        found = list(_dateline(parsed, cast, first, stop)) if number <= 2 else []
        if not found and (number < _HEAD or number >= count - _FOOT):
            found = list(_noted(parsed, cast, first, stop))
        if not found and number >= count - _FOOT:
            found = list(_tail(parsed, cast, first, stop))
        yield from found or _bare(parsed, cast, first, stop)


def _dateline(parsed: Parsed, cast: Cast, first: int, stop: int) -> Iterator[Step]:
    """ "KYIV, July 14 (Reuters) -" """
    dateline = parsed.report.dateline
    if not dateline or not parsed.report.text.startswith(dateline, parsed.starts[first]):
        return
    end = parsed.starts[first] + len(dateline)
    token = next((i for i in range(first, stop) if parsed.starts[i] < end and is_outlet(cast, cast.who[i])), None)
    if token is not None:
        yield Step("republishes", None, cast.who[token], token, token + 1, 0.8, "rule: dateline")


def _bare(parsed: Parsed, cast: Cast, first: int, stop: int) -> Iterator[Step]:
    """A line that holds little but the names of outlets ("Reuters", "AP and AFP")."""
    if stop - first > _CREDIT_LINE or any(parsed.tags[i][0] == "V" for i in range(first, stop)):
        return
    if parsed.exact(first, stop) != parsed.report.title:
        yield from _named(parsed, cast, first, stop, "rule: credit line")


def _noted(parsed: Parsed, cast: Cast, first: int, stop: int) -> Iterator[Step]:
    line = parsed.exact(first, stop)
    if len(line) > _NOTE:
        return
    for form, unknown in note_forms().notes:
        match = form.search(line)
        if match is not None:
            begin, end = match.span("by")
            cut = None if "://" in match["by"] else note_forms().ends.search(match["by"])
            yield from _credited(parsed, cast, first, stop, (begin, begin + cut.start() if cut else end), unknown)
            return


def _credited(parsed: Parsed, cast: Cast, first: int, stop: int, by: tuple[int, int], unknown: bool) -> Iterator[Step]:
    """The steps to those whom a note names between the code points `by` of the line."""
    line, why = parsed.exact(first, stop), "rule: note"
    begin, end = _tokens(parsed, first, stop, by)
    found = list(_named(parsed, cast, begin, end, why))
    yield from found
    agencies = note_forms().unnamed.search(line, *by)
    if agencies is not None:
        where = _tokens(parsed, first, stop, agencies.span())
        if all(who is None or cast.actor(who).kind == "group" for who in cast.who[slice(*where)]):
            yield Step("republishes", None, None, *where, 0.6, why, agencies[0].lower())
        return
    name = (
        None
        if not unknown or any(is_outlet(cast, who) for who in cast.who[begin:end])
        else _unknown(parsed, line[slice(*by)], begin, end)
    )
    if name and not _is_own(parsed, (name,)):
        yield Step("republishes", None, None, begin, end, 0.5, why, name)


def _unknown(parsed: Parsed, words: str, begin: int, end: int) -> str | None:
    """The name of a party in no table: two words with capitals at least, or the host of an address."""
    host = _HOST.search(words)
    if host is not None:
        before = words[: host.start()].strip(" ,")
        return before or host[1]
    dated = any(parsed.starts[begin] <= t.start < parsed.ends[end - 1] for t in parsed.timexes) if begin < end else True
    match = None if dated else note_forms().name.match(words)
    return match[1].rstrip(".") if match else None


def _tail(parsed: Parsed, cast: Cast, first: int, stop: int) -> Iterator[Step]:
    """ "… for two days. (AFP)" """
    line = parsed.exact(first, stop)
    for form in note_forms().tails:
        match = form.search(line)
        if match is not None:
            begin, end = _tokens(parsed, first, stop, match.span("by"))
            if begin < end and is_outlet(cast, cast.who[begin]) and is_outlet(cast, cast.who[end - 1]):
                yield from _named(parsed, cast, begin, end, "rule: note")
            return


def _tokens(parsed: Parsed, first: int, stop: int, where: tuple[int, int]) -> tuple[int, int]:
    """The tokens within code points of the line over tokens `first` to `stop`."""
    start, end = (parsed.starts[first] + at for at in where)
    inside = [i for i in range(first, stop) if parsed.starts[i] < end and parsed.ends[i] > start]
    return (inside[0], inside[-1] + 1) if inside else (first, first)


def _named(parsed: Parsed, cast: Cast, first: int, stop: int, why: str) -> Iterator[Step]:
    """A step to each outlet that the tokens name, but for the report's own."""
    seen: set[str] = set()
    for token in range(first, stop):
        who = cast.who[token]
        if who is None or who in seen or not is_outlet(cast, who):
            continue
        seen.add(who)
        end = next((i for i in range(token, stop) if cast.who[i] != who), stop)
        actor = cast.actor(who)
        if not _is_own(parsed, (actor.name, *actor.aliases)):
            yield Step("republishes", None, who, token, end, 0.8, why)


def _is_own(parsed: Parsed, names: tuple[str, ...]) -> bool:
    """True where one of the names is that of the report's outlet."""
    outlet = parsed.report.outlet
    return outlet is not None and _plain(outlet) in {_plain(name) for name in names}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
