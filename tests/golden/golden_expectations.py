"""What expected.yaml lists for each bundled example, as records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from herodot.examples import Example
from herodot.ontology.load import parse_table
from herodot.records import Commitment, Status

type Entry = Says | Step | Happens | Gone


@dataclass(frozen=True, slots=True)
class Says:
    who: str
    cue: str
    about: str
    commitment: Commitment | tuple[Commitment, ...]
    inside: str | None = None
    not_yet: bool = False

    def __str__(self) -> str:
        return f"{self.who} {self.cue} {self.about}"


@dataclass(frozen=True, slots=True)
class Step:
    who: str
    got_it_from: str
    not_yet: bool = False

    def __str__(self) -> str:
        return f"{self.who} from {self.got_it_from}"


@dataclass(frozen=True, slots=True)
class Happens:
    type: str
    status: Status
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    not_yet: bool = False

    def __str__(self) -> str:
        return f"{'+'.join(self.by)} {self.type} {'+'.join(self.to)} {self.status}"


@dataclass(frozen=True, slots=True)
class Gone:
    line: str
    not_yet: bool = False

    def __str__(self) -> str:
        return self.line


@dataclass(frozen=True, slots=True)
class Expected:
    says: tuple[Says, ...]
    happens: tuple[Happens, ...]
    chain: tuple[Step, ...] = ()
    left_out: tuple[Gone, ...] = ()


@cache
def expectations() -> dict[str, Expected]:
    """What is expected of each report, by its path in the folder of the examples."""
    source = (folder() / "expected.yaml").read_text(encoding="utf-8")
    return parse_table(source, dict[str, Expected], "examples/expected.yaml")


def folder() -> Path:
    return Path(str(files("herodot.examples")))


def name(example: Example) -> str:
    """The path as index.yaml and expected.yaml give it."""
    return example.path.relative_to(folder()).as_posix()
