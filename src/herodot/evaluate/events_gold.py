"""The forms of event gold, told apart by their keys, as typed rows."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import msgspec

from herodot.code.ontology import TYPES
from herodot.errors import BadRecord
from herodot.evaluate.gold import numbered, rows
from herodot.ontology.cameo import is_cameo, plover_type
from herodot.records import Report

type Form = Literal["records", "cameo", "quads", "parties"]

_REMEDY = "it must have `events` (PLOVER records or CAMEO codes), `penta_label`, or `spans` with roles SRC, TAR and R"


class Party(msgspec.Struct, frozen=True, rename={"text": "actorText"}):
    """A party of a PLOVER record, by name and by country (or a code such as IGO)."""

    text: str | None = None
    code: str | None = None


class PloverEvent(msgspec.Struct, frozen=True):
    """A PLOVER record; `code` is its type."""

    code: str
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    mode: str | None = None

    def __post_init__(self) -> None:
        if self.code not in TYPES:
            raise ValueError(f"{self.code!r} is no PLOVER type")


class CameoEvent(msgspec.Struct, frozen=True):
    """A CAMEO code with its parties' codes."""

    code: str
    source: str | None = None
    target: str | None = None

    def __post_init__(self) -> None:
        if not is_cameo(self.code):
            raise ValueError(f"{self.code!r} is no CAMEO code, perhaps one of another scheme such as WEIS")

    @property
    def type(self) -> str | None:
        """The PLOVER type it becomes."""
        return plover_type(self.code)


class PartySpan(msgspec.Struct, frozen=True):
    """The words that name a party: SRC does it, TAR undergoes it, R are parties on a par."""

    role: Literal["SRC", "TAR", "R"]
    start: int
    end: int


class _Sentence(msgspec.Struct, frozen=True):
    id: str
    text: str

    @classmethod
    def rows(cls, path: Path) -> tuple[Self, ...]:
        """All rows of a JSONL file. Raises BadRecord with file and line."""
        return tuple(rows(path, cls, _REMEDY))

    @property
    def report(self) -> Report:
        """The sentence as a report of its own."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Report(self.id, self.id, None, None, None, (), None, None, "en", self.text, digest)


class PloverSentence(_Sentence, frozen=True):
    """A sentence with its PLOVER records."""

    events: Annotated[tuple[PloverEvent, ...], msgspec.Meta(min_length=1)]


class CameoSentence(_Sentence, frozen=True):
    """A sentence with its CAMEO codes, none where nothing in it is an event."""

    events: tuple[CameoEvent, ...]


class QuadSentence(_Sentence, frozen=True):
    """A sentence with the class of its event: 0 none, 1 and 2 verbal and material cooperation, 3 and 4 conflict."""

    penta_label: Literal[0, 1, 2, 3, 4]


class PartySentence(_Sentence, frozen=True):
    """A sentence, in tokens parted by spaces, with the parties of its event."""

    spans: tuple[PartySpan, ...]


def form_of(path: Path) -> Form:
    """The form of a JSONL file, by the keys of its rows. Raises BadRecord for one without event gold.

    A file in which no sentence has an event is taken for CAMEO; an empty one for PLOVER records.
    """
    form: Form = "records"
    for number, row in numbered(path, dict[str, Any], _REMEDY):
        if "penta_label" in row:
            return "quads"
        if "spans" in row:
            return "parties"
        if not isinstance(row.get("events"), list):
            raise BadRecord("no event gold", where=f"{path}:{number}", remedy=_REMEDY)
        if row["events"]:
            return "records" if isinstance(row["events"][0].get("source"), list) else "cameo"
        form = "cameo"
    return form
