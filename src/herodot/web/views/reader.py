"""The Reader: a report with one layer of highlights, and beside it the records that the highlights prove."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.correct import Change, Corrected
from herodot.web.text import Paragraph, paragraphs
from herodot.web.views.cards import LAYERS, Beneath, Card, cards
from herodot.web.words import first_line

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
    taken_away: tuple[Beneath, ...]
    """What corrections have changed that no card can show: records taken away, words left out or taken back in."""


def reader(
    corrected: Corrected,
    layer: str,
    selected: str,
    previous_version: str | None,
    stories: tuple[tuple[str, str], ...],
) -> ReaderView:
    """The view of a report. A layer that is none is no layer: the plain text."""
    analysis = corrected.analysis
    shown, report = cards(analysis, layer, corrected.changes), analysis.report
    parts = [part for card in shown for part in card.parts]
    counts = (len(analysis.attributions), len(analysis.hops), len(analysis.events), len(analysis.actors))
    return ReaderView(
        id=report.id,
        title=report.title or first_line(report.text),
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
        taken_away=tuple(
            _beneath(change) for change in corrected.changes if change.wrong in ("not_a_record", "boilerplate", "link")
        ),
    )


def _beneath(change: Change) -> Beneath:
    return Beneath(change.wrong, change.now, change.machine, change.correction)


def layer_of(record: str) -> str:
    """The layer in which a record with this id is shown, by its id's prefix."""
    kind = record.partition("-")[0]
    return {"attr": "claims", "hop": "hops", "event": "events"}.get(kind, "actors" if ":" in record else "claims")
