"""The tables of the package as one JSON file, which loads many times faster than YAML.

    python -m herodot.ontology.compiled     compiles them in a source checkout; installing does it, too

The YAML and TSV files are what people edit. A build (`hatch_build.py`) writes `tables.json` from them, with a hash of
each; a table is read from there where the hash is still that of its own file, and from that file otherwise. So a table
that was edited after the build is never read from an old copy, it only loads more slowly.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import yaml

FILE = "tables.json"


class Loader(yaml.CSafeLoader):
    """YAML without surprises: `on`, `no` and `NO` are words, `2014-10-01` is text; only true and false are booleans."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":bool", ":timestamp"))]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def rows(source: str, delimiter: str = "\t") -> list[dict[str, str]]:
    """The rows of a table of cells: the first line without a # names the fields; empty cells are left out."""
    cells = csv.reader((line for line in source.splitlines() if line and line[0] != "#"), delimiter=delimiter)
    header = next(cells, [])
    return [{field: cell for field, cell in zip(header, row, strict=False) if cell} for row in cells]


def digest(source: str) -> str:
    """The hash by which a compiled table is known to be that of its text."""
    return hashlib.blake2b(source.encode(), digest_size=16).hexdigest()


def compiled(folder: Path) -> str:
    """All tables below a folder as JSON: by relative path, the hash of the text and what it says.

    The tables of places are left out: they have no names of fields, and are read line by line.
    """
    found: dict[str, Any] = {}
    for path in sorted((*folder.rglob("*.yaml"), *folder.glob("actors/*.tsv"))):
        source = path.read_text(encoding="utf-8")
        table = yaml.load(source, Loader=Loader) if path.suffix == ".yaml" else rows(source)
        found[path.relative_to(folder).as_posix()] = {"digest": digest(source), "table": table}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def compile_here() -> Path:
    """Writes `tables.json` beside this module, and says where."""
    target = Path(__file__).with_name(FILE)
    target.write_text(compiled(target.parent), encoding="utf-8")
    return target


if __name__ == "__main__":
    compile_here()
