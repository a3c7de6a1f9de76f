"""The compiled tables say what the YAML files say, and never what they said before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest

from herodot.errors import OntologyError
from herodot.ontology import load
from herodot.ontology.compiled import FILE, compiled
from herodot.ontology.load import load_rows, load_table, parse_rows, parse_table

FOLDER = Path(str(files("herodot.ontology")))
NAMES = sorted(p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Fish:
    """A row of a table of cells."""

    name: str
    legs: Literal["0", ""] = ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one table and its compiled form, in the place of the package's own."""
    (tmp_path / "fish.yaml").write_text("- no\n- herring\n- 2014-10-01\n", encoding="utf-8")
    (tmp_path / FILE).write_text(compiled(tmp_path), encoding="utf-8")
    _forget()
    monkeypatch.setattr(load, "files", lambda package: tmp_path)
    yield tmp_path
    _forget()


def _forget() -> None:
    load._compiled.cache_clear()
    load._source.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_survives_being_compiled(name: str, tmp_path: Path) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    copy = tmp_path / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(source, encoding="utf-8")
    again = json.loads(compiled(tmp_path))[name]["table"]
    assert again == _text_keys(parse_table(source, Any, name))


def _text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _text_keys(v) for k, v in value.items()}
    return [_text_keys(v) for v in value] if isinstance(value, list) else value


CELLS = "# fish\nname\tlegs\nherring\t0\nsardine\n"


def test_rows_of_cells_survive_being_compiled(folder: Path) -> None:
    (folder / "actors").mkdir()
    (folder / "actors" / "fish.tsv").write_text(CELLS, encoding="utf-8")
    (folder / FILE).write_text(compiled(folder).replace("sardine", "cod"), encoding="utf-8")
    assert load_rows("actors/fish.tsv", Fish) == (Fish("herring", "0"), Fish("cod"))
    assert parse_rows(CELLS, Fish, "fish.tsv") == (Fish("herring", "0"), Fish("sardine"))


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("name\tlegs\nherring\t0\n\n# none\ncod\t4\n", "fish.tsv:5"),
        ("name\tlegs\n\t0\n", "fish.tsv:2"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_line(source: str, where: str) -> None:
    with pytest.raises(OntologyError) as refused:
        parse_rows(source, Fish, "fish.tsv")
    assert refused.value.where == where


def test_a_compiled_table_is_read(folder: Path) -> None:
    (folder / FILE).write_text(compiled(folder).replace("herring", "sardine"), encoding="utf-8")
    assert load_table("fish.yaml", tuple[str, ...]) == ("no", "sardine", "2014-10-01")


def test_a_table_edited_since_is_read_anew(folder: Path) -> None:
    (folder / "fish.yaml").write_text("- cod\n", encoding="utf-8")
    assert load_table("fish.yaml", tuple[str, ...]) == ("cod",)


def test_without_compiled_tables_yaml_is_read(folder: Path) -> None:
    (folder / FILE).unlink()
    assert load_table("fish.yaml", tuple[str, ...]) == ("no", "herring", "2014-10-01")


def test_a_compiled_table_that_does_not_fit_is_refused_with_its_line(folder: Path) -> None:
    with pytest.raises(OntologyError) as refused:
        load_table("fish.yaml", tuple[int, ...])
    assert refused.value.where == "fish.yaml:1"
