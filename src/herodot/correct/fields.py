"""The fields of a record that can be wrong, each written as one line: the machine's value, and a value that is given.

docs/corrections.md has the table of them. A line that cannot be read back raises CorrectionError.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from herodot.correct.names import joined
from herodot.errors import CorrectionError
from herodot.ontology.plover import plover_types
from herodot.records import (
    Analysis,
    Attribution,
    Commitment,
    Event,
    EventDate,
    EventPlace,
    Hop,
    HopKind,
    Span,
    Status,
    Wrong,
)

type Record = Attribution | Event | Hop

JOIN = " … "
"""Between the pieces of a statement."""

_DEGREES = r"[-+]?\d+(?:\.\d+)?"
_PLACE = re.compile(
    rf"(?P<name>\S.*?)(?:, *(?P<country>[A-Z]{{3}})?)?(?:, *(?P<lat>{_DEGREES}), *(?P<lon>{_DEGREES}))?"
)

_OF: dict[type[Any], tuple[Wrong, ...]] = {
    Attribution: ("speaker", "wording", "certainty", "not_a_record"),
    Event: ("type", "mode", "status", "actor", "recipient", "date", "place", "not_a_record"),
    Hop: ("speaker", "not_a_record"),
}


def record_of(analysis: Analysis, own_id: str) -> Record | None:
    """The attribution, event or hop with this id; None where there is none."""
    return next((record for record in records(analysis) if record.id == own_id), None)


def records(analysis: Analysis) -> tuple[Record, ...]:
    """Everything that can be corrected by its id."""
    return (*analysis.attributions, *analysis.events, *analysis.hops)


def fields_of(record: Record) -> tuple[Wrong, ...]:
    """What can be wrong with a record of this kind."""
    return _OF[type(record)]


def require(record: Record, wrong: Wrong) -> None:
    """Raises CorrectionError where a record of this kind has no such field."""
    if wrong not in fields_of(record):
        raise CorrectionError(f"{record.id} has no {wrong}", remedy=f"one of {', '.join(fields_of(record))}")


def span_around(text: str, spans: tuple[Span, ...]) -> Span:
    """The narrowest span with all of `spans` in it."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Span(start, end, text[start:end])


def key_words(analysis: Analysis, record: Record) -> Span:
    """The words that a record stands on: an attribution's content, an event's trigger, a hop's evidence."""
    if isinstance(record, Attribution):
        return span_around(analysis.report.text, record.content)
    return record.trigger if isinstance(record, Event) else record.evidence


def value_of(analysis: Analysis, record: Record, wrong: Wrong) -> str:
    """The value of a field as one line; of `not_a_record` the record in short, by which it is known again."""
    require(record, wrong)
    return _VALUES[wrong](analysis, record)


def _speaker(analysis: Analysis, record: Any) -> str:
    return record.upstream_name if isinstance(record, Hop) else joined(analysis, tuple(record.holders))


def _parties(role: str) -> Callable[[Analysis, Any], str]:
    return lambda analysis, event: joined(analysis, getattr(event, role))


def _type(_: Analysis, event: Any) -> str:
    return f"{event.type}/{event.mode}" if event.mode else str(event.type)


def _place(_: Analysis, event: Any) -> str:
    return write_place(event.place)


def _wording(_: Analysis, record: Any) -> str:
    return JOIN.join(span.exact for span in record.content)


def _in_short(analysis: Analysis, record: Any) -> str:
    if isinstance(record, Event):
        return f"{_type(analysis, record)} {record.trigger.exact}"
    kind = record.kind if isinstance(record, Hop) else record.commitment
    return f"{kind} {_speaker(analysis, record)}"


_VALUES: dict[Wrong, Callable[[Analysis, Any], str]] = {
    "speaker": _speaker,
    "wording": _wording,
    "certainty": lambda _, a: a.commitment,
    "type": _type,
    "mode": lambda _, e: e.mode or "",
    "status": lambda _, e: e.status,
    "actor": _parties("actors"),
    "recipient": _parties("recipients"),
    "date": lambda _, e: e.date.timex if e.date else "",
    "place": _place,
    "not_a_record": _in_short,
}


def read_certainty(value: str) -> Commitment:
    """A FactBank value."""
    return _one_of("certainty", value, get_args(Commitment.__value__))  # type: ignore[return-value]


def read_status(value: str) -> Status:
    """An event's status."""
    return _one_of("status", value, get_args(Status.__value__))  # type: ignore[return-value]


def read_type(value: str) -> tuple[str, str | None]:
    """A PLOVER type and its mode from "TYPE" or "TYPE/mode"."""
    name, _, mode = value.partition("/")
    _one_of("type", name, tuple(plover_types()))
    return name, read_mode(name, mode)


def read_mode(type_: str, value: str) -> str | None:
    """A mode of a PLOVER type; "" is none."""
    return _one_of("mode", value, tuple(plover_types()[type_].modes)) if value else None


def read_date(value: str) -> EventDate | None:
    """The days of "2024-07-14", "2024-07", "2024-W28", "2024-07-08/2024-07-14" or another TIMEX3 date; "" is none."""
    if not value:
        return None
    from herodot.parse.calendar import interval  # loads more than opening a desk needs

    days = interval(value)
    if days is None:
        remedy = "write YYYY-MM-DD, YYYY-MM, YYYY or two of them with / between, or nothing for no date"
        raise CorrectionError(f"no date: {value!r}", remedy=remedy)
    return EventDate(*days, value)


def write_place(place: EventPlace | None) -> str:
    """A place as `read_place` reads it: "Kyiv", "Kyiv, UKR" or "Kyiv, UKR, 50.45, 30.52"; "" is none."""
    if place is None:
        return ""
    numbers = () if place.lat is None or place.lon is None else (str(place.lat), str(place.lon))
    return ", ".join((place.name, *((place.country or "",) if place.country or numbers else ()), *numbers))


def read_place(analysis: Analysis, value: str) -> EventPlace | None:
    """The place that is written, with the country and the coordinates that the report's places of that name have."""
    if not value:
        return None
    found = _PLACE.fullmatch(value)
    if found is None:
        raise CorrectionError(f"no place: {value!r}", remedy='write "Kyiv", "Kyiv, UKR" or "Kyiv, UKR, 50.45, 30.52"')
    name, country = found["name"], found["country"]
    if found["lat"] is not None:
        return EventPlace(name, country, *_degrees(float(found["lat"]), float(found["lon"])), "city")
    known = [p for p in analysis.places if name in (p.name, p.exact) and country in (None, p.country)]
    if known:
        p = known[0]
        return EventPlace(p.name, p.country, p.lat, p.lon, "country" if p.lat is None else "city")
    return _elsewhere(name, country)


def _elsewhere(name: str, country: str | None) -> EventPlace:
    """A place that the report does not name: a country, or a town without coordinates."""
    from herodot.correct.lookup import country_named  # loads more than opening a desk needs

    code = country_named(name)
    if code is not None and country in (None, code):
        return EventPlace(name, code, None, None, "country")
    return EventPlace(name, country, None, None, "city")


def _degrees(lat: float, lon: float) -> tuple[float, float]:
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        remedy = "latitude is -90 to 90 degrees, longitude -180 to 180"
        raise CorrectionError(f"no coordinates: {lat}, {lon}", remedy=remedy)
    return lat, lon


def read_hop(value: str) -> HopKind:
    """The kind of a hop. Raises CorrectionError for another word."""
    return _one_of("hop", value, get_args(HopKind.__value__))  # type: ignore[return-value]


def _one_of(field: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise CorrectionError(f"no {field}: {value!r}", remedy=f"one of {', '.join(allowed)}")
    return value
