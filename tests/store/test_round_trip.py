"""Whatever the stages may yield comes back from a desk exactly as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk_samples import analysis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodot.records import (
    Actor,
    Analysis,
    Attribution,
    Dropped,
    Event,
    EventDate,
    EventPlace,
    Hop,
    Mention,
    Place,
    Quantity,
    Report,
    Role,
    Source,
    Span,
    Timex,
)
from herodot.store import open_store

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
numbers = st.floats(-1e9, 1e9)
maybe_numbers = st.none() | numbers


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    text = draw(words.filter(bool))
    some_actors = draw(st.lists(words, unique=True, max_size=3))
    ids = draw(st.lists(words, unique=True, max_size=3))
    actor = st.none() | st.sampled_from(some_actors) if some_actors else st.none()
    known = st.sampled_from(some_actors) if some_actors else st.nothing()
    parent = st.none() | st.sampled_from(ids) if ids else st.none()

    def spanned[T](kind: Callable[..., T], *before: st.SearchStrategy[object], after: tuple[object, ...] = ()) -> T:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        rest = (draw(part) if isinstance(part, st.SearchStrategy) else part for part in after)
        return kind(*(draw(part) for part in before), start, end, text[start:end], *rest)

    def some[T](
        make: Callable[..., T], *before: st.SearchStrategy[object], after: tuple[object, ...] = ()
    ) -> tuple[T, ...]:
        return tuple(spanned(make, *before, after=after) for _ in range(draw(st.integers(0, 2))))

    def strings() -> tuple[str, ...]:
        return tuple(draw(st.lists(words, max_size=3)))

    def span() -> Span:
        return spanned(Span)

    def attribution(own_id: str) -> Attribution:
        source = spanned(Source, after=(actor,)) if draw(st.booleans()) else None
        cue = span() if draw(st.booleans()) else None
        holders = tuple(draw(st.lists(known, max_size=2))) if some_actors else ()
        contents = (span(), *some(Span))
        return Attribution(
            own_id, source, holders, cue, contents, "mixed", "PS+", draw(parent), draw(numbers), draw(words)
        )

    def event(own_id: str) -> Event:
        date = EventDate(draw(words), draw(words), "day", draw(words)) if draw(st.booleans()) else None
        place = EventPlace(draw(words), draw(maybe), draw(maybe_numbers), draw(maybe_numbers), "city")
        return Event(
            id=own_id,
            type=draw(words),
            mode=draw(maybe),
            contexts=strings(),
            status="planned",
            actors=some(Role, actor),
            recipients=some(Role, actor),
            trigger=span(),
            other_triggers=some(Span),
            evidence=(span(), *some(Span)),
            date=date,
            place=place if draw(st.booleans()) else None,
            quantities=some(Quantity, st.just("killed"), maybe_numbers, maybe_numbers, maybe),
            according_to=tuple(draw(st.lists(st.sampled_from(ids), max_size=2))) if ids else (),
            quad=draw(st.integers(1, 4)),
            intensity=draw(numbers),
            confidence=draw(numbers),
            why=draw(words),
        )

    def hop(own_id: str) -> Hop:
        names = (draw(words), draw(words), draw(actor))
        return Hop(own_id, "cites", *names, span(), draw(numbers), draw(words))

    base = analysis(text).report
    own: dict[str, Any] = {"url": draw(maybe), "outlet": draw(maybe), "title": draw(maybe), "dateline": draw(maybe)}
    lists: dict[str, Any] = {"bylines": strings(), "dropped": some(Dropped, after=(words,))}
    fixed: dict[str, Any] = {"id": base.id, "source_path": draw(words), "published": draw(maybe), "language": "en"}
    return Analysis(
        report=Report(text=text, sha256=base.sha256, **fixed, **own, **lists),
        timexes=some(Timex, after=("DATE", maybe)),
        places=some(Place, after=(words, maybe, maybe_numbers, maybe_numbers, numbers)),
        actors=tuple(Actor(a, draw(words), strings(), "group", draw(maybe), strings()) for a in some_actors),
        mentions=some(Mention, after=(known, numbers)) if some_actors else (),
        attributions=tuple(attribution(own_id) for own_id in ids),
        hops=tuple(hop(own_id) for own_id in draw(st.lists(words, unique=True, max_size=2))),
        events=tuple(event(own_id) for own_id in draw(st.lists(words, unique=True, max_size=2))),
    )


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(batch=st.lists(analyses(), max_size=3, unique_by=lambda one: one.report.id))
def test_any_analyses_come_back_exactly(batch: list[Analysis], tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        for own_id in store.report_ids():
            store.forget(own_id)
        for one in batch:
            assert store.add(one)
        assert list(store.analyses()) == batch
        for one in batch:
            assert store.analysis(one.report.id) == one
        assert store.check() == ()
