"""Choose the tagger's settings on held-out training reports: python tune.py [--window N...], in Herodot's environment.

Reads and rewrites the settings in src/herodot/models/config.json. Nothing is chosen on dev; `herodot evaluate
attribution` measures that afterwards.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from typing import Any

from held_out import is_held_out
from paths import GOLD, MODELS

from herodot.attribute import attribute
from herodot.attribute.tagger import Settings
from herodot.encode import Encoded, encode
from herodot.evaluate.attribution import spoken
from herodot.evaluate.triples import Pairing, Spoken, counts, figures, total_of
from herodot.parse import parse
from herodot.parse.parsed import Parsed
from herodot.resolve import resolve
from herodot.resolve.cast import Cast
from herodot.testing import make_report

THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55)
GRID: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("threshold", THRESHOLDS),
    ("validity", (0.35, 0.5, 0.65, 0.8)),
    ("certainty", (0.1, 0.2, 0.35)),
    ("threshold", THRESHOLDS),
    ("content_bias", (-0.3, 0.0, 0.3)),
    ("source_bias", (0.0, 0.3, 0.6)),
    ("anchor", (0.25, 0.15)),
)
LEAST_PRECISION = 90.0  # of detection: an analyst forgives a miss sooner than an invention

Reading = list[tuple[dict[str, Any], Parsed, Cast]]


def aim(reading: Reading, encoded: Sequence[Encoded], using: Settings) -> tuple[float, dict[str, Any]]:
    """Triple exact + triple partial + recall of content, F1 in percent, and the table."""
    documents = []
    for (record, parsed, cast), states in zip(reading, encoded, strict=True):
        found = [spoken(a) for a in attribute(parsed, cast, states, using) if a.parent is None]
        gold = [Spoken(g["source"], g["cue"], g["content"]) for g in record["attributions"]]
        documents.append(counts(Pairing.of(record["text"], gold, found)))
    table = figures(total_of(documents))
    value = table["triple_exact"]["F1"] + table["triple_partial"]["F1"] + table["content_overlap"]["F1"]
    return value - max(0.0, LEAST_PRECISION - table["detection"]["P"]), table


def tune(reading: Reading, windows: Sequence[int]) -> Settings:
    """The best settings, one at a time, for the best window."""
    best, top = Settings(), 0.0
    for window in windows:
        encoded = [encode(parsed, window) for _, parsed, _ in reading]
        here, mark = dataclasses.replace(Settings(), window=window), 0.0
        for name, values in GRID:
            for value in values:
                tried = dataclasses.replace(here, **{name: value})
                value_of, _ = aim(reading, encoded, tried)
                if value_of > mark + 1e-9:
                    here, mark = tried, value_of
        print(round(mark, 2), here, {k: v for k, v in aim(reading, encoded, here)[1].items() if "_" in k}, flush=True)
        if mark > top:
            best, top = here, mark
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--window", type=int, nargs="+", default=[128, 192])
    windows = parser.parse_args().window
    records = [json.loads(line) for line in (GOLD / "polnear_train.jsonl").open(encoding="utf-8")]
    reading: Reading = []
    for number, record in enumerate(records):
        if is_held_out(number):
            parsed = parse(make_report(record["text"], published=record.get("date")))
            reading.append((record, parsed, resolve(parsed)))
    path = MODELS / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["settings"] = dataclasses.asdict(tune(reading, windows))
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")
    print("written:", config["settings"])


if __name__ == "__main__":
    main()
