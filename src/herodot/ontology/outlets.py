"""The register of outlets (outlets.yaml): what an outlet is called, and whose site a host is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import urlsplit

from herodot.ontology.load import load_table
from herodot.records import OwnActor

_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})

type OutletKind = Literal["agency", "newspaper", "broadcaster", "online", "magazine"]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A row of outlets.yaml. `also` and `domain` may hold several, "a | b"."""

    name: str
    kind: OutletKind
    also: str = ""
    country: str | None = None
    domain: str = ""
    state: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """Outlets by what they are called and by their sites."""

    names: dict[str, str]
    hosts: dict[str, str]

    def named(self, name: str) -> str | None:
        """The outlet with this name or other name, in whatever case, with or without its article."""
        return self.names.get(_plain(name))

    def at(self, url: str) -> str | None:
        """The outlet whose site the address is on, or one of which its host is a part ("edition.cnn.com")."""
        labels = host_of(url).split(".")
        found = (self.hosts.get(".".join(labels[i:])) for i in range(len(labels) - 1))
        return next((name for name in found if name is not None), None)


@cache
def outlets() -> tuple[OutletRow, ...]:
    """The rows of the table."""
    return load_table("outlets.yaml", tuple[OutletRow, ...])


@lru_cache(maxsize=4)
def register(own: tuple[OwnActor, ...] = ()) -> Register:
    """The outlets of the table and those of a desk's own, which come first; made once for each set of own ones."""
    rows = [(row.name, (*_parts(row.also), *_parts(row.domain))) for row in outlets()]
    rows += [(actor.name, _parts(actor.also)) for actor in own if actor.kind == "outlet"]
    names = dict(_named(rows))
    return Register({_plain(n): o for n, o in names.items()}, {n: o for n, o in names.items() if is_host(n)})


def host_of(url: str) -> str:
    """The host of an address in lower case, without "www."; "" where it has none or is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def same_site(one: str, other: str) -> bool:
    """True for hosts of one site or brand: "m.example.org", "example.org" and "example.co.uk"."""
    return bool(one and other) and _brand(one) == _brand(other)


def _brand(host: str) -> str:
    """The label that a site is known by: "bbc" of "news.bbc.co.uk"."""
    labels = host.split(".")[:-1] or [host]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1]


def is_host(name: str) -> bool:
    """True for a name that is written as a host is: "apnews.com"."""
    return "." in name and name == name.lower() and not set(name) & set(" /|'")


def _named(rows: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    for name, others in rows:
        yield from ((one, name) for one in (*others, name))


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in joined.split("|") if part.strip())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
