"""What readers propose and editors decide."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.records.kinds import Commitment, DraftKind, HopKind, Status, Verdict, Wrong


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of a report with what stands around them (W3C TextQuoteSelector and TextPositionSelector in one).

    `text[start:end] == exact`; `prefix` and `suffix` are the characters before and after, fewer at the text's edges.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is missing, as a reader describes it; it stands on the correction's selection.

    `words` are those of the selection that are the statement ("one … two" in two pieces), the trigger or the evidence;
    "" is all of it. An attribution has `who` (its speakers), `certainty`, and the words `source` and `cue` if they were
    marked. An event has `type`, `mode`, `status`, `who` did it (in the words `source`) to `whom`, `date` and `place`. A
    hop has `hop`, `from_name` and the `who` that it goes back to. Values are written as in a correction's `should_be`.
    """

    kind: DraftKind
    words: str = ""
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    source: Selector | None = None
    cue: Selector | None = None
    certainty: Commitment = "CT+"
    type: str | None = None
    mode: str | None = None
    status: Status = "happened"
    date: str = ""
    place: str = ""
    hop: HopKind = "cites"
    from_name: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader says is wrong in a report, and what it should be.

    `record` is None for `missing`, `boilerplate` and `link`. `selection` is what the reader marked, None only for
    `link`; `anchor` is the record's own words, by which it is found again when a newer model gives it another id.
    `machine` is the value that was shown then; it and `should_be` are written as docs/corrections.md says. `draft` is
    there for `missing` alone.
    `source` says how the reader knows; `at` is ISO 8601 with a zone.
    """

    id: str
    report: str
    record: str | None
    wrong: Wrong
    selection: Selector | None
    anchor: Selector | None
    machine: str
    should_be: str
    draft: Draft | None
    source: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a correction's log: what an editor made of it. `undone` takes the last one that stands back."""

    correction: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
