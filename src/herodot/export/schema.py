"""The JSON Schema of what `--jsonl` prints, made from the records themselves.

python -m herodot.export.schema > docs/schema.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

from herodot.correct import Case
from herodot.records import Analysis, Correction, Story

ROOTS = {"analysis": Analysis, "story": Story, "correction": Correction, "case": Case}
"""What stands on a line: of `read`, `brief` and `export` an analysis, of `stories` a story, of `correct propose` a
correction, of `correct list` and its decisions a case."""


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 with one definition a record; the roots are those of ROOTS."""
    _, definitions = msgspec.json.schema_components(ROOTS.values(), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Herodot: a line of --jsonl",
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in ROOTS.values()],
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """The schema as it is committed in docs/schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
