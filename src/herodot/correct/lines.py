"""Proposals as lines of JSON, for other programs."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from herodot.correct.propose import Proposal
from herodot.errors import BadRecord


@dataclass(frozen=True, slots=True)
class ProposalLine(Proposal):
    """A proposal about the report whose id begins with `report`; `at` is "" where the time of reading is meant."""

    by: str = ""
    report: str = ""
    at: str = ""


def read_line(text: str) -> ProposalLine:
    """The proposal on a line. Raises BadRecord where it is none."""
    try:
        line = msgspec.json.decode(text, type=ProposalLine)
    except msgspec.DecodeError as error:
        raise BadRecord(f"no proposal ({error})", remedy="docs/corrections.md lists the fields") from error
    if not line.report:
        raise BadRecord("no proposal (it names no report)", remedy="add the id of one as `report`")
    return line
