"""The network: who has it from whom, over many reports."""

from __future__ import annotations

from collections.abc import Sequence

from herodot.store.pages.counts import StepCount
from herodot.web.draw.graph import Arc, Drawing, Vertex, draw
from herodot.web.words import HOP, count, file_name


def draw_steps(steps: Sequence[StepCount]) -> Drawing:
    """Names as boxes, steps as arrows; those whom nobody is seen to pass on are on the left."""
    upstream = {step.upstream_name for step in steps}
    starts = {step.from_name for step in steps}
    names = dict.fromkeys(name for step in steps for name in (step.from_name, step.upstream_name))
    vertices = [
        Vertex(name, file_name(name), "origin" if name in upstream and name not in starts else "party")
        for name in names
    ]
    return draw(vertices, [_arc(step) for step in steps])


def _arc(step: StepCount) -> Arc:
    times = f" ×{step.reports}" if step.reports > 1 else ""
    told = f"{file_name(step.from_name)} {HOP[step.kind]} {step.upstream_name} in {count(step.reports, 'report')}"
    return Arc(step.from_name, step.upstream_name, f"{HOP[step.kind]}{times}", told, f"/records/{step.example}")
