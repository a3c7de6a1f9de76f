"""Pages of corrections: each in the state that its log gives it, all of them once, in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_samples import said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodot.correct import Case, Proposal, State
from herodot.errors import CorrectionError
from herodot.records import Decision
from herodot.store import Store, open_store
from herodot.store.pages import Cut
from herodot.store.pages.cases import STATES

VERDICTS = st.sampled_from(("accepted", "rejected", "unsure", "undone", "undone"))
AT = "2026-11-28T12:00:00+00:00"
TEXT = "The ferry Aurora left Port Lume. Envoy Ida Holm denied that the ferry carried wheat."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("cases") / "a.db") as desk:
        one = said(TEXT, "Ida Holm", "the ferry carried wheat", source_path="1")
        desk.add(one)
        for n in range(12):
            proposal = Proposal("missing", "ana", f"Speaker {n}", start=0, end=9 + n)
            desk.corrections.propose(one.report.id, proposal, AT)
        yield desk


def all_of(store: Store, state: State | None, size: int) -> list[Case]:
    found: list[Case] = []
    after = None
    while True:
        page = store.corrections.page(state, Cut(size, after))
        found += page.items
        after = page.next
        if after is None:
            return found
        assert len(page.items) == size


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.sampled_from(("accepted", "rejected", "unsure", "undone", "undone"))),
        max_size=8,
    ),
    st.integers(1, 13),
)
def test_pages_have_what_the_logs_say(store: Store, decisions: list[tuple[int, str]], size: int) -> None:
    cases = store.corrections.cases()
    for n, verdict in decisions:
        try:
            store.corrections.decide(Decision(cases[n].correction.id, verdict, "ed", AT, ""))  # type: ignore[arg-type]
        except CorrectionError:
            continue
    cases = store.corrections.cases()
    for state in STATES:
        wanted = [case for case in cases if case.state == state]
        assert all_of(store, state, size) == (wanted if state == "waiting" else wanted[::-1])
    assert all_of(store, None, size) == list(cases[::-1])
    assert {one.state: one.corrections for one in store.corrections.counts()} == {
        state: sum(case.state == state for case in cases) for state in STATES
    }
