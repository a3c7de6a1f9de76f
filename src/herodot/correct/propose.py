"""A correction as a reader proposes it, checked: `propose(analysis, ...) -> Correction`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from herodot.correct import fields
from herodot.correct.apply import apply
from herodot.correct.boilerplate import state_of
from herodot.correct.names import split
from herodot.correct.quote import selector
from herodot.correct.review import check_signed
from herodot.errors import CorrectionError
from herodot.records import Analysis, Correction, Draft, Selector, Span, Wrong
from herodot.spans import content_id

LONGEST = 2000
"""Code points of a value, a source note or a name."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a form sends: what is wrong with which record or words, what it should be, and who says so.

    `start` and `end` are code points into the report's text; without them the record's own words are meant. `record` is
    None for `missing`, `boilerplate` and `link`. Values are written as docs/corrections.md says. A `missing` record
    without a `draft` is a statement, and `should_be` its speakers.
    """

    wrong: Wrong
    by: str
    should_be: str = ""
    record: str | None = None
    start: int | None = None
    end: int | None = None
    draft: Draft | None = None
    source: str = ""


def propose(analysis: Analysis, proposal: Proposal, at: str) -> Correction:
    """The correction that a proposal about this report (as it is shown) makes; `at` is ISO 8601 with a zone.

    Raises CorrectionError where the words, the record or the value do not fit, or nothing would change.
    """
    _check(proposal, at)
    record = _record(analysis, proposal)
    correction = _correction(analysis, _drafted(proposal), record, at)
    result = apply(analysis, (correction,))
    if result.orphans:
        raise CorrectionError(result.orphans[0].reason, where=proposal.wrong)
    if not result.changes:
        raise CorrectionError("it is so already", where=proposal.wrong, remedy="say what it should be instead")
    return correction


def _check(proposal: Proposal, at: str) -> None:
    check_signed(proposal.by, at)
    draft = proposal.draft
    if draft is not None and proposal.wrong != "missing":
        raise CorrectionError("a draft is for a missing record alone", where=proposal.wrong, remedy="leave it out")
    if (proposal.start is None) != (proposal.end is None):
        raise CorrectionError("half a range", where=proposal.wrong, remedy="give start and end, or neither")
    written = [proposal.by, proposal.should_be, proposal.source]
    if draft is not None:
        written += [draft.words, draft.date, draft.place, draft.from_name or "", "".join((*draft.who, *draft.whom))]
    for text in written:
        if len(text) > LONGEST or "\x00" in text:
            raise CorrectionError("a text that is too long or has a NUL", remedy=f"at most {LONGEST} characters")


def _record(analysis: Analysis, proposal: Proposal) -> fields.Record | None:
    """The record that the proposal is about; None for those that are about words or reports."""
    alone = proposal.wrong in ("missing", "boilerplate", "link")
    if alone and proposal.record is not None:
        raise CorrectionError(f"{proposal.wrong} is not about a record", remedy="leave the record out")
    if alone:
        return None
    if proposal.record is None:
        raise CorrectionError("no record", where=proposal.wrong, remedy="name the record that is wrong")
    record = fields.record_of(analysis, proposal.record)
    if record is None:
        remedy = "herodot show lists them"
        raise CorrectionError(f"the report has no record {proposal.record!r}", where=analysis.report.id, remedy=remedy)
    return record


def _drafted(proposal: Proposal) -> Proposal:
    """The proposal with a draft where a record is missing, and the draft's short form where no value was given."""
    if proposal.wrong != "missing":
        return proposal
    draft = proposal.draft or Draft("attribution", who=split(proposal.should_be))
    return replace(proposal, draft=draft, should_be=proposal.should_be or in_short(draft))


def in_short(draft: Draft) -> str:
    """A draft on one line."""
    names = "; ".join(draft.who)
    if draft.kind == "attribution":
        return f"{names or 'nobody named'}, {draft.certainty}"
    if draft.kind == "hop":
        return f"{draft.hop} {names}"
    what = f"{draft.type or ''}/{draft.mode}" if draft.mode else draft.type or ""
    return f"{what} {names} -> {'; '.join(draft.whom)}, {draft.status}"


def _correction(analysis: Analysis, proposal: Proposal, record: fields.Record | None, at: str) -> Correction:
    anchor = None if record is None else fields.key_words(analysis, record)
    selection = _selection(analysis, proposal, anchor)
    value = proposal.should_be
    if proposal.wrong == "wording" and selection is not None:
        value = value or selection.exact.strip()
    key = (proposal.wrong, proposal.record, selection and (selection.start, selection.end), value, proposal.draft)
    return Correction(
        id=content_id("correction", analysis.report.id, *key, proposal.by, at),
        report=analysis.report.id,
        record=proposal.record,
        wrong=proposal.wrong,
        selection=selection,
        anchor=None if anchor is None else selector(analysis.report.text, anchor.start, anchor.end),
        machine=_value(analysis, proposal, record, selection),
        should_be=value,
        draft=proposal.draft,
        source=proposal.source,
        by=proposal.by,
        at=at,
    )


def _selection(analysis: Analysis, proposal: Proposal, anchor: Span | None) -> Selector | None:
    """The marked words; the record's own where none were marked."""
    if proposal.start is not None and proposal.end is not None:
        return selector(analysis.report.text, proposal.start, proposal.end)
    if anchor is not None:
        return selector(analysis.report.text, anchor.start, anchor.end)
    if proposal.wrong == "link":
        return None
    raise CorrectionError("no words are marked", where=proposal.wrong, remedy="mark the words that it is about")


def _value(analysis: Analysis, proposal: Proposal, record: fields.Record | None, selection: Selector | None) -> str:
    """The value as it is shown now."""
    if record is not None:
        return fields.value_of(analysis, record, proposal.wrong)
    if proposal.wrong == "boilerplate" and selection is not None:
        return state_of(analysis, Span(selection.start, selection.end, selection.exact))
    return ""
