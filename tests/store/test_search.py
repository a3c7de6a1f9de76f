"""Search finds words and phrases where they are, whatever is typed, in an order that never changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from desk_samples import analysis, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodot.records import Span
from herodot.store import Store, open_store
from herodot.store.pages import Filters
from herodot.store.search import search, snippet, terms

FERRY = "The ferry Aurora left Port Lume. 🚢 Envoy Ida Holm denied that the ferry carried wheat."
BRIDGE = "A bridge near Port Lume was closed; wheat lorries waited. Café Zürich stayed open."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db") as desk:
        desk.add(said(FERRY, "Ida Holm", "the ferry carried wheat", source_path="1"))
        desk.add(analysis(BRIDGE, source_path="2", title="Lorries wait at zeppelin field"))
        yield desk


def found(store: Store, query: str) -> list[tuple[str, str | None]]:
    return sorted((hit.kind, hit.span.exact if hit.span else None) for hit in store.search(query))


def test_all_words_must_be_there_and_phrases_as_they_are(store: Store) -> None:
    assert found(store, "bridge wheat") == [("report", "bridge")]
    assert found(store, "ferry bridge") == []
    assert found(store, '"port lume"') == [("report", "Port Lume"), ("report", "Port Lume")]
    assert found(store, "“lume port”") == []
    assert found(store, "lume port aurora") == [("report", "Aurora")]


def test_words_match_with_inflections_and_without_accents(store: Store) -> None:
    assert found(store, "DENY") == [("report", "denied")]
    assert found(store, "zurich cafe") == [("report", "Café")]


def test_attributions_are_found_by_content_and_by_source(store: Store) -> None:
    assert found(store, "carried") == [("attribution", "carried"), ("report", "carried")]
    assert found(store, "holm") == [("attribution", "Holm"), ("report", "Holm")]
    assert ("attribution", "carried") in found(store, "holm carried")


def test_spans_are_code_points_of_the_report(store: Store) -> None:
    for hit in store.search("carried"):
        assert hit.span is not None
        assert FERRY[hit.span.start : hit.span.end] == hit.span.exact == "carried"
        assert "the ferry carried wheat" in hit.snippet


def test_words_in_any_piece_of_a_split_statement_are_found_in_their_place(store: Store) -> None:
    text = '"Wheat comes first," Ida Holm said. "Marigolds come later."'
    one = said(text, "Ida Holm", "Wheat comes first", source_path="4")
    later = text.index("Marigolds come later")
    pieces = (*one.attributions[0].content, Span(later, later + 20, "Marigolds come later"))
    store.add(replace(one, attributions=(replace(one.attributions[0], content=pieces),)))
    (hit,) = (hit for hit in store.search("marigold") if hit.kind == "attribution")
    assert hit.span == Span(later, later + 9, "Marigolds")
    (hit,) = (hit for hit in store.search('"come later"') if hit.kind == "attribution")
    assert hit.span == Span(later + 10, later + 20, "come later")


def test_words_of_the_title_alone_have_no_span(store: Store) -> None:
    (hit,) = store.search("zeppelin")
    assert (hit.span, hit.snippet) == (None, "Lorries wait at zeppelin field")


def test_the_order_is_by_rank_and_then_of_insertion(tmp_path: Path) -> None:
    with open_store(tmp_path / "b.db") as store:
        for n in range(30):
            store.add(analysis("The ferry left.", source_path=str(n)))
        hits = store.search("ferry", limit=30)
        assert [hit.id for hit in hits] == list(store.report_ids())
        assert store.search("ferry", limit=5) == hits[:5]
        assert store.search("ferry", limit=0) == ()


@pytest.mark.parametrize(
    "query",
    [
        *("", "   ", '"', '""', "'", "*", "(", "--", "NOT", "AND OR", "wheat*", "^wheat", "title:wheat", "{title}:x"),
        *("wheat NEAR/3 ferry", "; DROP TABLE reports", "a\x00b", "\ud800", "x " * 5000, '"' * 999, "x" * 100_000),
    ],
)
def test_no_query_raises(store: Store, query: str) -> None:
    assert isinstance(store.search(query), tuple)


def test_operators_are_words_like_others(store: Store) -> None:
    assert found(store, "wheat NOT ferry") == []
    assert found(store, "wheat*") == found(store, "wheat")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=40))
def test_any_text_is_a_query(store: Store, query: str) -> None:
    for hit in store.search(query):
        assert hit.kind in ("report", "attribution")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_a_word_is_found_where_it_is_in_any_text(store: Store, before: str, after: str) -> None:
    text = f"{before} quagmire {after}"
    one = analysis(text, source_path="3")
    store.add(one)
    (hit,) = store.search("quagmire")
    store.forget(one.report.id)
    assert hit.span is not None
    assert (hit.span.start, hit.span.exact) == (len(before) + 1, "quagmire")


def test_terms() -> None:
    assert terms('  port "lume  bay" -- «grain deal» anti-war "open') == (
        "port",
        "lume  bay",
        "grain deal",
        "anti-war",
        "open",
    )


def test_a_snippet_is_cut_between_words() -> None:
    text = "alpha " * 40 + "target\nline" + " omega" * 40
    start = text.index("target")
    line = snippet(text, start, start + 6)
    assert line.startswith("… alpha ")
    assert line.endswith(" omega …")
    assert "target line" in line
    assert snippet("all of it", 0, 3) == "all of it"


def test_a_filter_finds_what_is_there_however_many_better_hits_it_leaves_out(store: Store) -> None:
    for n in range(300):
        store.add(said("The wombat sleeps, the wombat wakes.", "The wombat", "wombat", source_path=f"w{n}"))
    long = f"{'Nothing of note was heard of any animal that day. ' * 40}A wombat was seen, Ida Holm said."
    late = said(long, "Ida Holm", "A wombat was seen", source_path="late")
    store.add(replace(late, report=replace(late.report, published="2031-05-01", outlet="The Burrow")))
    for filters in (Filters(since="2031-01-01"), Filters(outlet="the burrow")):
        hits = store.ask(partial(search, query="wombat", limit=10, filters=filters))
        assert {(hit.report, hit.kind) for hit in hits} == {(late.report.id, "report"), (late.report.id, "attribution")}
    assert store.ask(partial(search, query="wombat", limit=10, filters=Filters(until="2030-01-01", outlet="X"))) == ()
