"""Where a correction stands is a fold over a log that only grows."""

from __future__ import annotations

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
    current = case(CORRECTION, ())
    for decision in log(*given_):
        current = decide(current, decision)
    assert current == case(CORRECTION, log(*given_))


def test_a_decision_is_on_its_own_correction() -> None:
    with pytest.raises(CorrectionError):
        decide(case(CORRECTION, ()), Decision("correction-other", "accepted", "ed", AT))
