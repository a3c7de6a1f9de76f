"""Where a correction stands is a fold over a log that only grows."""

from __future__ import annotations

from itertools import groupby

import pytest
from correct_samples import AT, PROPOSALS, made
from hypothesis import given
from hypothesis import strategies as st

from herodot.correct import case, decide
from herodot.correct.review import state
from herodot.errors import CorrectionError
from herodot.records import Decision, Verdict

CORRECTION = made(PROPOSALS[0])
verdicts = st.lists(st.sampled_from(["accepted", "rejected", "unsure"]))


def log(*verdicts: Verdict) -> tuple[Decision, ...]:
    return tuple(Decision(CORRECTION.id, verdict, "ed", AT) for verdict in verdicts)


@given(verdicts)
def test_the_last_decision_holds(given_: list[Verdict]) -> None:
    assert state(log(*given_)) == (given_[-1] if given_ else "waiting")


@given(verdicts, st.sampled_from(["accepted", "rejected", "unsure"]))
def test_undoing_gives_back_what_was_before(given_: list[Verdict], last: Verdict) -> None:
    assert state(log(*given_, last, "undone")) == state(log(*given_))


@given(verdicts)
def test_everything_can_be_undone_once(given_: list[Verdict]) -> None:
    undone: list[Verdict] = ["undone"] * len(given_)
    assert state(log(*given_, *undone)) == "waiting"
    with pytest.raises(CorrectionError, match="no decision to undo"):
        state(log(*given_, *undone, "undone"))


@given(verdicts)
def test_deciding_one_by_one_is_replaying_the_log(given_: list[Verdict]) -> None:
    steps = log(*(verdict for verdict, _ in groupby(given_)))
    current = case(CORRECTION, ())
    for decision in steps:
        current = decide(current, decision)
    assert current == case(CORRECTION, steps)


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision("correction-other", "accepted", "ed", AT), "a decision on correction-other"),
        (Decision(CORRECTION.id, "accepted", "ed", AT), "it is accepted already"),
        (Decision(CORRECTION.id, "rejected", " ", AT), "no name"),
        (Decision(CORRECTION.id, "rejected", "ed", "noon"), "no time"),
        (Decision(CORRECTION.id, "rejected", "ed", "2024-07-15T09:00:00"), "no time"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(decision: Decision, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        decide(case(CORRECTION, log("accepted")), decision)
