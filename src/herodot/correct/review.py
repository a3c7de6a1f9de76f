"""What has become of a correction: a fold over its log, which only grows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from herodot.errors import CorrectionError
from herodot.records import Correction, Decision

type State = Literal["waiting", "accepted", "rejected", "unsure"]


@dataclass(frozen=True, slots=True)
class Case:
    """A correction, where it stands, and every decision on it, oldest first."""

    correction: Correction
    state: State
    log: tuple[Decision, ...]


def case(correction: Correction, log: Iterable[Decision]) -> Case:
    """The case that its log makes of a correction. Raises CorrectionError for a log that cannot have been."""
    decisions = tuple(log)
    return Case(correction, state(decisions), decisions)


def decide(current: Case, decision: Decision) -> Case:
    """The case with one more decision.

    Raises CorrectionError for one on another correction, one that changes nothing or has nothing to undo, and one
    without a name or a time.
    """
    if decision.correction != current.correction.id:
        raise CorrectionError(f"a decision on {decision.correction}", where=current.correction.id)
    if decision.verdict == current.state:
        raise CorrectionError(f"it is {current.state} already", where=decision.correction, remedy="undo takes it back")
    check_signed(decision.by, decision.at)
    return case(current.correction, (*current.log, decision))


def check_signed(by: str, at: str) -> None:
    """Raises CorrectionError where nobody is named, or `at` is no ISO 8601 time with a zone."""
    if not by.strip():
        raise CorrectionError("no name", remedy="say who it is")
    try:
        zone = datetime.fromisoformat(at).tzinfo
    except ValueError:
        zone = None
    if zone is None:
        raise CorrectionError(f"no time: {at!r}", remedy="give ISO 8601 with a zone, such as 2024-07-14T09:30:00+00:00")


def state(log: Iterable[Decision]) -> State:
    """Where a correction with this log stands: the last decision that was not undone, "waiting" where none is left."""
    standing: list[State] = ["waiting"]
    for decision in log:
        if decision.verdict != "undone":
            standing.append(decision.verdict)
        elif len(standing) == 1:
            remedy = "accept or reject it instead"
            raise CorrectionError("there is no decision to undo", where=decision.correction, remedy=remedy)
        else:
            standing.pop()
    return standing[-1]
