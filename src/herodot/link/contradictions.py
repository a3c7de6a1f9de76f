"""Which points of a claim cannot be true together: denials, and other numbers, days or actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from herodot.link.points import Point
from herodot.records import Contradiction, ContradictionKind, Proof, Quantity

NO_LIMIT = float("inf")


@dataclass(frozen=True, slots=True)
class Side:
    """A point and the id of the report that makes it."""

    report: str
    point: Point

    @property
    def proof(self) -> Proof:
        """The words of the point."""
        span = self.point.span
        return Proof(self.report, self.point.id, span.start, span.end, span.exact)


def contradictions(sides: Sequence[Side], rival: Sequence[Side]) -> tuple[Contradiction, ...]:
    """What contradicts what among the points of one claim, and between it and the points `rival` to it.

    `sides` come earliest first. Each denial stands beside the earliest point that it denies, each value beside the next
    larger one that it excludes. One sentence does not contradict itself.
    """
    supports = [side for side in sides if not side.point.denies]
    if not supports:
        return ()
    denials = ((_denied(side, supports), side) for side in sides if side.point.denies)
    found = [_pair("denial", denied, side) for denied, side in denials if denied is not None]
    found += _numbers(supports)
    found += _days(supports)
    found += [_pair("actor", supports[0], side) for side in rival]
    return tuple(dict.fromkeys(found))


def _denied(denial: Side, supports: Iterable[Side]) -> Side | None:
    """The first point that a denial is of: of no other mode (a chemical attack, an air raid), in another sentence."""
    modes = {None, denial.point.mode}
    return next(
        (s for s in supports if (s.point.mode in modes or denial.point.mode is None) and not _overlap(s, denial)), None
    )


def _overlap(a: Side, b: Side) -> bool:
    return a.report == b.report and a.point.span.start < b.point.span.end and b.point.span.start < a.point.span.end


def _pair(kind: ContradictionKind, a: Side, b: Side) -> Contradiction:
    return Contradiction(kind, a.proof, b.proof)


def _numbers(supports: Iterable[Side]) -> Iterator[Contradiction]:
    """Quantities of the same kind and unit, each the only one of its kind in its record, whose ranges are disjoint."""
    by_kind: defaultdict[tuple[str, str], list[tuple[float, float, Proof]]] = defaultdict(list)
    for side in supports:
        for quantity in _only_ones(side.point):
            proof = Proof(side.report, side.point.id, quantity.start, quantity.end, quantity.exact)
            low = 0.0 if quantity.low is None else quantity.low
            high = NO_LIMIT if quantity.high is None else quantity.high
            by_kind[quantity.kind, quantity.unit or ""].append((low, high, proof))
    for key in sorted(by_kind):
        values = {(low, high): proof for low, high, proof in reversed(by_kind[key])}
        for a, b in pairwise(sorted(values)):
            if a[1] < b[0]:
                yield Contradiction("quantity", values[a], values[b])


def _only_ones(point: Point) -> Iterator[Quantity]:
    for quantity in point.quantities:
        alike = [q for q in point.quantities if (q.kind, q.unit) == (quantity.kind, quantity.unit)]
        if len(alike) == 1 and (quantity.kind != "other" or quantity.unit):
            yield quantity


def _days(supports: Iterable[Side]) -> Iterator[Contradiction]:
    """Exact days of one material event that differ."""
    by_day: dict[str, Side] = {}
    for side in supports:
        day = day_of(side.point)
        if day is not None and side.point.material:
            by_day.setdefault(day, side)
    for a, b in pairwise(sorted(by_day)):
        yield _pair("date", by_day[a], by_day[b])


def day_of(point: Point) -> str | None:
    """The calendar day of an event that is known to the day."""
    return point.date.start if point.date is not None and point.date.precision == "day" else None


def are_rivals(a: Sequence[Side], b: Sequence[Side]) -> bool:
    """True where two claims tell of one material act, on the same day upon the same, by others."""
    one, other = a[0].point, b[0].point
    days = [{day for side in sides if (day := day_of(side.point))} for sides in (a, b)]
    same = one.type == other.type and one.to == other.to and bool(one.to) and one.material
    return same and not set(one.by) & set(other.by) and bool(one.by and other.by) and bool(days[0] & days[1])
