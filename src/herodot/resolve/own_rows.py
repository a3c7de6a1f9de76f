"""A desk's own file of rows, in YAML, CSV or TSV: read into records, and refused with file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from herodot.errors import OntologyError
from herodot.ontology.load import line_of_row, parse_rows, parse_table

_DELIMITERS = {".csv": ",", ".tsv": "\t"}


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The text of a file; the ending of its `name` tells YAML (.yaml, .yml), CSV and TSV."""

    source: str
    name: str

    def rows[T](self, kind: type[T]) -> tuple[T, ...]:
        """The rows as `kind`, a frozen dataclass. Raises OntologyError for what does not fit, an unknown field too."""
        known = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
        for i, row in enumerate(self._read(dict[str, Any])):
            if unknown := [field for field in row if field not in known]:
                self.refuse(i, f"no field {unknown[0]!r}", f"the fields are {', '.join(known)}")
        return self._read(kind)

    def refuse(self, row: int, message: str, remedy: str) -> NoReturn:
        """Raises OntologyError with the line of the row."""
        line = line_of_row(self.source, row, cells=self._delimiter is not None)
        raise OntologyError(message, where=f"{self.name}:{line}", remedy=remedy)

    def _read[T](self, kind: type[T]) -> tuple[T, ...]:
        if self._delimiter is not None:
            return parse_rows(self.source, kind, self.name, self._delimiter)
        return parse_table(self.source, tuple[kind, ...], self.name)  # type: ignore[valid-type]

    @property
    def _delimiter(self) -> str | None:
        suffix = re.search(r"\.[a-z]+$", self.name.lower())
        return _DELIMITERS.get(suffix.group() if suffix else "")
