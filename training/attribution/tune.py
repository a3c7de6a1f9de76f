"""Choose the decoding settings on held-out training documents, then measure dev.

    python tune.py FOLDER [--keep]

Dev is only measured, never chosen on. The predictions go to FOLDER/../dev.jsonl in the product's JSON
form, for ../shared/score/score_attribution.py.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import data
from batches import is_held_out
from infer import AttributionTagger, Candidate, Found, Settings
from paths import SCORERS
from units import Paragraph, Tree, paragraphs_of

sys.path.insert(0, str(SCORERS))
import _attribution_lib as scorer

WINDOWS = (96, 128, 192)
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
GRID: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("threshold", THRESHOLDS),
    ("validity", (0.25, 0.5, 0.75)),
    ("certainty", (0.0, 0.1, 0.2, 0.35)),
    ("threshold", THRESHOLDS),
    ("content_bias", (-0.3, 0.0, 0.3, 0.6)),
    ("source_bias", (-0.3, 0.0, 0.3, 0.6)),
)
SHOWN = (
    "gold",
    "pred",
    "detection",
    "source_exact",
    "cue_exact",
    "content_exact",
    "content_overlap",
    "triple_exact",
    "triple_partial",
    "recall_direct",
    "recall_mixed",
    "recall_indirect",
)
Reading = list[tuple[dict[str, Any], list[Paragraph], list[Candidate]]]


def read_all(tagger: AttributionTagger, name: str, records: list[dict[str, Any]]) -> Reading:
    """Both networks over the records: all that does not depend on the decoding settings."""
    columns = data.parses(name)
    out: Reading = []
    for record in records:
        tree = Tree.of(columns[data.key(record["text"])], tagger.vocabulary)
        paragraphs = paragraphs_of(record["text"], tree, tagger.tokenizer)
        out.append((record, paragraphs, list(tagger.candidates(paragraphs, tree))))
    return out


def decoded(tagger: AttributionTagger, reading: Reading) -> Iterator[tuple[dict[str, Any], list[Found]]]:
    """The attributions of each record under the tagger's settings."""
    for record, paragraphs, candidates in reading:
        yield record, tagger.decode(record["text"], paragraphs, candidates)


def measure(tagger: AttributionTagger, reading: Reading, settings: Settings) -> dict[str, Any]:
    """The scorer's figures."""
    tagger.settings = settings
    predictions = {
        record["doc_id"]: [
            {"source": [f.source] if f.source else [], "cue": [f.cue], "content": list(f.content)} for f in found
        ]
        for record, found in decoded(tagger, reading)
    }
    return dict(scorer.run([record for record, _, _ in reading], predictions))


def tune(tagger: AttributionTagger) -> Settings:
    """The settings with the highest triple exact + partial F1 held out, one setting at a time."""
    held_out = [r for i, r in enumerate(data.records("train")) if is_held_out(i)]
    best, top = Settings(), 0.0
    for window in WINDOWS:
        here = dataclasses.replace(Settings(), window=window)
        tagger.settings = here
        reading = read_all(tagger, "train", held_out)
        mark = 0.0
        for name, values in GRID:
            for value in values:
                tried = dataclasses.replace(here, **{name: value})
                result = measure(tagger, reading, tried)
                aim = result["triple_exact"]["F1"] + result["triple_partial"]["F1"]
                if aim > mark + 1e-9:
                    here, mark = tried, aim
        print("held out:", round(mark, 2), here, flush=True)
        if mark > top:
            best, top = here, mark
    return best


def contract(tagger: AttributionTagger, reading: Reading, path: Path) -> None:
    """Write the predictions in the product's JSON form."""
    with path.open("w", encoding="utf-8") as file:
        for record, found in decoded(tagger, reading):
            rows = [
                {
                    "source": _span(f.source) if f.source else None,
                    "cue": _span(f.cue),
                    "content": [_span(c) for c in f.content],
                    "parent": None,
                    "confidence": f.confidence,
                }
                for f in found
            ]
            report = {"source_path": record["doc_id"], "text": record["text"]}
            file.write(json.dumps({"report": report, "attributions": rows}) + "\n")


def _span(span: tuple[int, int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="measure with the settings in the folder")
    parser.add_argument("--threads", type=int, default=2)
    a = parser.parse_args()
    tagger = AttributionTagger.from_folder(a.folder, a.threads)
    settings = tagger.settings
    if not a.keep:
        settings = tune(tagger)
        path = a.folder / "config.json"
        config = json.loads(path.read_text(encoding="utf-8"))
        config["settings"] = dataclasses.asdict(settings)
        path.write_text(json.dumps(config) + "\n", encoding="utf-8")
    tagger.settings = settings
    reading = read_all(tagger, "dev", data.records("dev"))
    result = measure(tagger, reading, settings)
    for name in SHOWN:
        print(f"{name:16s} {result[name]}")
    contract(tagger, reading, a.folder.parent / "dev.jsonl")


if __name__ == "__main__":
    main()
