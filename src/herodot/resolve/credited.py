"""Names of outlets as credits write them: addresses ("https://edition.cnn.com/x"), "/TASS/", and short names that are
somebody else's in prose ("PTI" is a party, and the agency after a dateline).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from herodot.ontology.outlets import host_of
from herodot.parse.parsed import Parsed
from herodot.resolve.gazetteer import Gazetteer
from herodot.resolve.names import Match
from herodot.resolve.rows import Entry

_CREDIT_LINE = 8  # tokens at most in a line that is a credit


def find_credited(parsed: Parsed, names: Gazetteer, found: tuple[Match[Entry], ...]) -> tuple[Match[Entry], ...]:
    """The names `found`, those in credits as outlets, and the outlets in addresses and between slashes."""
    persons = {i for e in parsed.entities if e.label == "PERSON" for i in range(e.first, e.stop)}
    matches = [_as_outlet(parsed, match) for match in found if not _is_first_name(parsed, match, persons)]
    taken = {i for match in matches for i in range(match.first, match.stop)}
    matches += [match for match in _written(parsed, names) if match.first not in taken]
    return tuple(sorted(matches, key=lambda match: match.first))


def _written(parsed: Parsed, names: Gazetteer) -> Iterator[Match[Entry]]:
    for token, word in enumerate(parsed.words):
        for form in _forms(word):
            senses = tuple(entry for entry in names.senses(form) if entry.sense == "outlet") if form else ()
            if senses:
                yield Match(token, token + 1, senses)
                break


def _forms(word: str) -> tuple[str, ...]:
    """The names that may be in a token: the host of an address and what it is a part of; "/TASS/."; "SANA-"."""
    if word.startswith(("http://", "https://", "www.")):
        labels = host_of(word).split(".")
        return tuple(".".join(labels[i:]) for i in range(len(labels) - 1))
    return (word.strip("/.-"),) if word[0] == "/" or word[-1] == "-" else ()


def _is_first_name(parsed: Parsed, match: Match[Entry], persons: set[int]) -> bool:
    """True for a person's "Lana" that is written like the short name of an agency (LANA)."""
    word = parsed.words[match.first]
    if match.entry.sense != "outlet" or match.first not in persons or match.stop - match.first > 1:
        return False
    names = (match.entry.name, *match.entry.aliases)
    return word.istitle() and word not in names and word.upper() in names


def _as_outlet(parsed: Parsed, match: Match[Entry]) -> Match[Entry]:
    outlets = tuple(entry for entry in match.senses if entry.sense == "outlet")
    if not outlets or match.entry.sense == "outlet" or not _is_credit(parsed, match):
        return match
    return replace(match, senses=outlets)


def _is_credit(parsed: Parsed, match: Match[Entry]) -> bool:
    first, stop = next(p for p in parsed.paragraphs if p[0] <= match.first < p[1])
    dateline = parsed.report.dateline
    dated = dateline is not None and parsed.report.text.startswith(dateline, parsed.starts[first])
    if dated and parsed.starts[match.first] < parsed.starts[first] + len(dateline or ""):
        return True
    if stop - first <= _CREDIT_LINE and not any(tag[0] == "V" for tag in parsed.tags[first:stop]):
        return True
    before = parsed.words[match.first - 2 : match.first] if match.first >= 2 else ()
    return len(before) == 2 and before[0] in (".", "”", '"') and before[1] == "("
