"""Gold files of events in each form, of our own sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SHELLED = "Syrian forces shelled the town of Homs."
URGED = "Kenya urged Somalia to free the sailors."
MET = "Peru and Chile held talks in Lima."
QUIET = "The roses are in bloom."


def gold_file(folder: Path, rows: Sequence[dict[str, Any]], name: str = "gold.jsonl") -> Path:
    """The rows as a JSONL file; ids are their numbers where they have none."""
    path = folder / name
    lines = (json.dumps({"id": str(number), **row}) for number, row in enumerate(rows))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def cameo(text: str, *codes: str) -> dict[str, Any]:
    """A sentence with CAMEO codes."""
    return {"text": text, "events": [{"source": "AAA", "target": "BBB", "code": code} for code in codes]}


def quad(text: str, label: int) -> dict[str, Any]:
    """A sentence with a class."""
    return {"text": text, "penta_label": label}


def parties(text: str, **spans: str) -> dict[str, Any]:
    """A sentence with the words of its parties by role."""
    return {"text": text, "spans": [_span(text, role, words) for role, words in spans.items()]}


def _span(text: str, role: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"role": role, "start": start, "end": start + len(words), "text": words}
