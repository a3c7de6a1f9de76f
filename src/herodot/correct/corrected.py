"""What `apply` returns: the record that every view shows, and the machine's beneath it."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.records import Analysis, Wrong


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a correction set.

    `record` is the id under which the record is in the corrected analysis (under which it was, for `not_a_record`; of
    the correction, for `boilerplate` and `link`). `machine` is the machine's value beneath, "" where it had none; `now`
    the one shown. Both are written as docs/corrections.md says.
    """

    correction: str
    record: str
    wrong: Wrong
    machine: str
    now: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """An accepted correction that no longer has a place, and why."""

    correction: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """An analysis as corrected, the machine's, what was changed in which order, and what could not be applied."""

    analysis: Analysis
    machine: Analysis
    changes: tuple[Change, ...]
    orphans: tuple[Orphan, ...]
