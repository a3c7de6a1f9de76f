"""Copies, stories, origins and contested claims against the truth of a made-up ecosystem, and what adding costs.

python benchmarks/links.py truth --reports 5000
python benchmarks/links.py read --reports 100
python benchmarks/links.py cost --reports 1000 10000 100000
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory

from ecosystem import LEAST_KEPT, Ecosystem
from writing import Made

from herodot import pipeline
from herodot.export.jsonl import encode
from herodot.link import bring_up_to_date, link
from herodot.records import Claim, Report, Story
from herodot.store import open_store


def main() -> int:
    """Prints one JSON object a measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("truth", "read", "cost"))
    parser.add_argument("--reports", type=int, nargs="+", default=[5000])
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    measure = truth if given.what == "truth" else read
    for size in [0] if given.what == "cost" else given.reports:
        found = measure(size, given.seed) if size else cost(given.reports, given.seed)
        sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 0


def truth(size: int, seed: int) -> dict[str, object]:
    """How well the links of so many reports are those of the ecosystem."""
    world = Ecosystem(size, seed)
    made = list(world)
    start = time.process_time()
    stories = link(m.analysis for m in made)
    seconds = time.process_time() - start
    return {
        "reports": len(made),
        "seconds": round(seconds, 1),
        "stories": _bcubed(made, stories),
        "copies": _copies(made, stories),
        **_claims(made, world, stories),
    }


def _bcubed(made: Sequence[Made], stories: Iterable[Story]) -> dict[str, float]:
    gold = {m.analysis.report.id: m.happening for m in made}
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for story in stories:
        counts = Counter(gold[report.id] for report in story.reports)
        precision += sum(n * n for n in counts.values()) / len(story.reports)
        recall += sum(n * n / sizes[h] for h, n in counts.items())
    p, r = precision / len(gold), recall / len(gold)
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}


def _copies(made: Sequence[Made], stories: Iterable[Story]) -> dict[str, float]:
    """Pairs that share at least LEAST_KEPT of the shorter one's words are copies, pairs that share none are not."""
    by_happening: defaultdict[int, list[Made]] = defaultdict(list)
    for one in made:
        by_happening[one.happening].append(one)
    gold: set[tuple[str, ...]] = set()
    grey: set[tuple[str, ...]] = set()
    for members in by_happening.values():
        for a, b in combinations(members, 2):
            pair = tuple(sorted((a.analysis.report.id, b.analysis.report.id)))
            share = shared(a, b)
            if share > 0:
                (gold if share >= LEAST_KEPT else grey).add(pair)
    found = {pair for story in stories for pair in story.copies} - grey
    hits = len(found & gold)
    p, r = hits / max(len(found), 1), hits / max(len(gold), 1)
    return {
        "pairs": len(gold),
        "precision": round(p, 4),
        "recall": round(r, 4),
        "f1": round(2 * p * r / max(p + r, 1e-9), 4),
    }


def shared(a: Made, b: Made) -> float:
    """The share of the shorter one's words that both have from one sentence."""
    same = sum(min(n, b.kept[i]) for i, n in a.kept.items() if i in b.kept)
    return same / min(len(m.analysis.report.text.split()) for m in (a, b))


def _claims(made: Sequence[Made], world: Ecosystem, stories: Iterable[Story]) -> dict[str, object]:
    claim_of = {record: claim for m in made for record, claim in m.claims.items()}
    found: defaultdict[tuple[int, int], list[tuple[int, Claim]]] = defaultdict(list)
    for story in stories:
        for claim in story.claims:
            votes = Counter(claim_of[r] for r in (*claim.supports, *claim.denials) if r in claim_of)
            if votes:
                best, count = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
                found[best].append((count, claim))
    exact, gold_contested, said_contested, right = [], 0, 0, 0
    for key, truth_of in sorted(world.truth.items()):
        claims = [claim for _, claim in sorted(found[key], key=lambda pair: (-pair[0], pair[1].id))]
        if truth_of.supporters:
            exact.append(bool(claims) and claims[0].independent == len(truth_of.supporters))
        contested = any(claim.state == "contested" for claim in claims)
        gold_contested += truth_of.contested
        said_contested += contested
        right += contested and truth_of.contested
    return {
        "claims": len(exact),
        "origin_count_exact": round(fmean(exact), 4),
        "contested": {
            "gold": gold_contested,
            "precision": round(right / max(said_contested, 1), 4),
            "recall": round(right / max(gold_contested, 1), 4),
        },
    }


def read(size: int, seed: int) -> dict[str, object]:
    """The texts of so many reports through the whole pipeline: what becomes of stories, copies and credits."""
    made = {m.analysis.report.source_path: m for m in Ecosystem(size, seed)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_bytes(b"".join(encode(_record(m.analysis.report)) for m in made.values()))
        outcomes = list(pipeline.read([str(path)]))
    analyses = [outcome.analysis for outcome in outcomes if isinstance(outcome, pipeline.Read)]
    found = [replace(made[a.report.source_path], analysis=a) for a in analyses]
    stories = link(analyses)
    steps = [{hop.upstream_name for hop in a.hops} for a in analyses]
    gold = [{hop.upstream_name for hop in made[a.report.source_path].analysis.hops} for a in analyses]
    hits = sum(len(a & b) for a, b in zip(steps, gold, strict=True))
    return {
        "reports": len(outcomes),
        "read": len(analyses),
        "stories": _bcubed(found, stories),
        "copies": _copies(found, stories),
        "credits": {
            "gold": sum(map(len, gold)),
            "precision": round(hits / max(sum(map(len, steps)), 1), 4),
            "recall": round(hits / max(sum(map(len, gold)), 1), 4),
        },
    }


def _record(report: Report) -> dict[str, str | None]:
    return {"id": report.source_path, "text": report.text, "outlet": report.outlet, "published": report.published}


PORTION = 1000
"""Reports added before a desk is linked, while it is filled."""


def cost(sizes: Sequence[int], seed: int) -> dict[str, object]:
    """Fills a desk in portions, and at each size adds reports one by one. The times are processor time of linking
    alone, which other programs on the machine do not change; `wall_s` is the clock's."""
    marks: list[dict[str, object]] = []
    world = iter(Ecosystem(max(sizes) + 50 * len(sizes), seed))
    with TemporaryDirectory() as folder, open_store(Path(folder) / "desk.db") as store:
        total, linking, begun = 0, 0.0, time.monotonic()
        for size in sizes:
            start_total, start_linking = total, linking
            while total < size:
                for _ in range(min(PORTION, size - total)):
                    store.add(next(world).analysis)
                    total += 1
                start = time.process_time()
                bring_up_to_date(store)
                linking += time.process_time() - start
            single = []
            for _ in range(50):
                store.add(next(world).analysis)
                start = time.process_time()
                bring_up_to_date(store)
                single.append(time.process_time() - start)
            total += 50
            marks.append(
                {
                    "reports": size,
                    "linking_s": round(linking, 1),
                    "wall_s": round(time.monotonic() - begun),
                    "ms_a_report_in_portions": round(1000 * (linking - start_linking) / max(size - start_total, 1), 2),
                    "ms_a_report_one_by_one_median": round(1000 * median(single), 2),
                    "ms_a_report_one_by_one_mean": round(1000 * fmean(single), 2),
                    "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                    "desk_mib": sum(p.stat().st_size for p in Path(folder).iterdir()) >> 20,
                }
            )
            sys.stderr.write(json.dumps(marks[-1]) + "\n")
        stories = store.counts().stories
    return {"cost": marks, "stories": stories}


if __name__ == "__main__":
    raise SystemExit(main())
