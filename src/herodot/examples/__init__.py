"""The bundled example reports: demo, tutorial and golden tests. README.md tells why each is here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from herodot.ontology.load import parse_table

__all__ = ["Example", "examples"]


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its file, and the publication date (ISO 8601) and outlet to read it with.

    `path` is absolute. The date and the outlet are defaults: a page that states its own keeps them.
    """

    path: Path
    published: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class _Row:
    path: str
    published: str
    outlet: str | None


def examples() -> tuple[Example, ...]:
    """The examples in the order of index.yaml. Raises OntologyError where the index does not validate."""
    folder = Path(str(files(__name__)))
    source = (folder / "index.yaml").read_text(encoding="utf-8")
    rows = parse_table(source, tuple[_Row, ...], "examples/index.yaml")
    return tuple(Example(folder / row.path, row.published, row.outlet) for row in rows)
