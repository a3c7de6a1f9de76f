"""Parse the gold texts once with the product's own parser: python parse.py (with Herodot's Python, not the
trainer's).

The tagger is trained on the trees it will see, mistakes included.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from paths import FACTUALITY, GOLD, REPOSITORY, WORK, factuality_parse_file, parse_file

sys.path.append(str(REPOSITORY / "training" / "corpus"))
from corpus import files, read

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


def gold_texts(gold: Path) -> list[str]:
    """The texts of a gold file, each once."""
    with gold.open(encoding="utf-8") as file:
        return list(dict.fromkeys(json.loads(line)["text"] for line in file))


def parse_all(texts: list[str], target: Path) -> None:
    """Parse the texts into one file."""
    columns: dict[str, np.ndarray] = {}
    for text in texts:
        key = hashlib.sha256(text.encode()).hexdigest()
        columns |= {f"{key}/{column}": values for column, values in parse(text).items()}
    np.savez_compressed(target, **columns)
    print(target.name, len(texts), "texts", flush=True)


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):
        for name in ("uw", "meantime", "uds_ih2"):
            parse_all(gold_texts(FACTUALITY / f"{name}_{split}.jsonl"), factuality_parse_file(f"{name}_{split}"))
        parse_all(gold_texts(GOLD / f"polnear_{split}.jsonl"), parse_file(split))
    parse_all([item.text for path in files() for item in read(path)], parse_file("corpus"))


if __name__ == "__main__":
    main()
