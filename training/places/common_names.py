"""Makes src/herodot/ontology/places/common_names.yaml: names of places that are common words as well.

    python training/places/common_names.py GOLD/attribution/polnear_train.jsonl training/corpus/reports/*.txt

A name is in the table if the texts write it in lower case three times or more, and a thirtieth as often as with
a capital inside a sentence. The table holds words, no text. Run after training/build_places.py.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from herodot.resolve.toponyms import look_up

TABLE = Path(__file__).parents[2] / "src/herodot/ontology/places/common_names.yaml"
WORD = re.compile(r"[A-Za-z]+")
CALENDAR = re.findall(
    r"\w+",
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday easter christmas",
)


def texts(path: Path) -> list[str]:
    raw = path.read_text("utf-8")
    return [json.loads(line)["text"] for line in raw.splitlines()] if path.suffix == ".jsonl" else [raw]


def main(paths: list[Path]) -> None:
    """Writes the table, in the order of the alphabet."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for path in paths:
        for text in texts(path):
            for match in WORD.finditer(text):
                word = match.group()
                if word.islower():
                    lower[word] += 1
                elif word.istitle() and text[max(match.start() - 2, 0) : match.start()].strip(" \n") not in ("", "."):
                    upper[word.lower()] += 1
    named = {w for w in lower if lower[w] >= 3 and 30 * lower[w] > upper[w] and look_up(w)[0]}
    found = sorted(named | {w for w in CALENDAR if look_up(w)[0]})
    head = "# Names of places that are common words as well. Made by training/places/common_names.py.\n"
    lines = [f"- {' '.join(found[i : i + 16])}\n" for i in range(0, len(found), 16)]
    TABLE.write_text(head + "".join(lines), "utf-8")


if __name__ == "__main__":
    main([Path(p) for p in sys.argv[1:]])
