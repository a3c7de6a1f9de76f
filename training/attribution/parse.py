"""Parse the gold texts once with the product's own parser: python parse.py (with Herodot's Python, not the
trainer's).

The tagger is trained on the trees it will see, mistakes included.
"""

from __future__ import annotations

import hashlib
import json

import numpy as np
from paths import GOLD, WORK, parse_file

from herodot.parse.syntax import parse_syntax
from herodot.records import Report


def parse(text: str) -> dict[str, np.ndarray]:
    """The columns of one text."""
    report = Report("x", "x", None, None, None, (), None, None, "en", text, "")
    parsed = parse_syntax(report, ())
    return {
        "starts": np.array(parsed.starts, np.int32),
        "ends": np.array(parsed.ends, np.int32),
        "tags": np.array(parsed.tags),
        "deps": np.array(parsed.deps),
        "heads": np.array(parsed.heads, np.int32),
    }


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("train", "dev"):
        columns: dict[str, np.ndarray] = {}
        with (GOLD / f"polnear_{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                text = json.loads(line)["text"]
                key = hashlib.sha256(text.encode()).hexdigest()
                columns |= {f"{key}/{column}": values for column, values in parse(text).items()}
        np.savez_compressed(parse_file(name), **columns)
        print(name, len(columns) // 5, "texts")


if __name__ == "__main__":
    main()
