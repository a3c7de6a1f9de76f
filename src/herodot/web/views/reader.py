"""The Reader: a report with one layer of highlights, and beside it the records that the highlights prove."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.records import Analysis
from herodot.web.text import Paragraph, paragraphs
from herodot.web.views.cards import LAYERS, Card, cards

OFF = "off"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that can be shown, and how many records it has."""

    name: str
    records: int


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A report as it is read. `selected` is the id of the record that was asked for, "" for none."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    source_path: str
    sha256: str
    bylines: tuple[str, ...]
    dateline: str | None
    words: int
    previous_version: str | None
    stories: tuple[tuple[str, str], ...]
    layer: str
    layers: tuple[Layer, ...]
    selected: str
    traced: bool
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]


def reader(
    analysis: Analysis,
    layer: str,
    selected: str,
    previous_version: str | None,
    stories: tuple[tuple[str, str], ...],
) -> ReaderView:
    """The view of a report. A layer that is none is no layer: the plain text."""
    shown = cards(analysis, layer)
    report = analysis.report
    parts = [part for card in shown for part in card.parts]
    counts = (len(analysis.attributions), len(analysis.hops), len(analysis.events), len(analysis.actors))
    return ReaderView(
        id=report.id,
        title=report.title or _first_line(report.text),
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        source_path=report.source_path,
        sha256=report.sha256,
        bylines=report.bylines,
        dateline=report.dateline,
        words=len(report.text.split()),
        previous_version=previous_version,
        stories=stories,
        layer=layer if layer in LAYERS else OFF,
        layers=tuple(Layer(*pair) for pair in zip(LAYERS, counts, strict=True)),
        selected=selected if any(card.id == selected for card in shown) else "",
        traced=bool(analysis.hops),
        paragraphs=paragraphs(report.text, parts, report.dropped),
        cards=shown,
    )


def layer_of(record: str) -> str:
    """The layer in which a record with this id is shown, by its id's prefix."""
    return {"hop": "hops", "event": "events", "actor": "actors"}.get(record.partition("-")[0], "claims")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 100 else f"{line[:99].rstrip()}…"
