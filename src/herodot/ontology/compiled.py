"""The tables of the package as one JSON file, which loads many times faster than YAML.

The YAML files are what people edit. A build (`hatch_build.py`) writes `tables.json` from them, with a hash of each;
`load_table` reads a table from there where the hash is still that of its YAML file, and from the YAML file otherwise.
So a table that was edited after the build is never read from an old copy, it only loads more slowly.
"""

from __future__ import annotations

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


def digest(source: str) -> str:
    """The hash by which a compiled table is known to be that of its YAML text."""
    return hashlib.blake2b(source.encode(), digest_size=16).hexdigest()


def compiled(folder: Path) -> str:
    """All YAML tables below a folder as JSON: by relative path, the hash of the YAML text and what it says."""
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.yaml")):
        source = path.read_text(encoding="utf-8")
        name = path.relative_to(folder).as_posix()
        found[name] = {"digest": digest(source), "table": yaml.load(source, Loader=Loader)}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"
