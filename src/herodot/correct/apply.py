"""The record as accepted corrections make it: a pure function of the machine's analysis, of them, and of the tables.

A record is found by its id, which a newer model may have changed, and then by its words: at their place, else where
they are unique in the report. What cannot be found is an orphan; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from herodot.correct import fields
from herodot.correct.boilerplate import marked
from herodot.correct.corrected import Change, Corrected, Orphan
from herodot.correct.drafts import drafted
from herodot.correct.edits import edited
from herodot.correct.links import read_link
from herodot.correct.quote import locate
from herodot.correct.settle import settled
from herodot.errors import CorrectionError
from herodot.records import Analysis, Correction, Wrong

type Step = tuple[Analysis, Change | None]


class _Lost(Exception):
    """What a correction is about is not to be found; the message says why."""


def apply(analysis: Analysis, accepted: Iterable[Correction]) -> Corrected:
    """The analysis with each accepted correction applied, in the order given; where two set one value the later holds.

    The result has the machine's analysis, each change with the machine's value beneath, and the orphans. Applying
    again changes nothing.
    """
    now, orphans = analysis, []
    changes: dict[tuple[str, Wrong], Change] = {}
    for correction in accepted:
        try:
            now, change = _applied(analysis, now, correction)
        except (_Lost, CorrectionError) as lost:
            orphans.append(Orphan(correction.id, str(lost)))
            continue
        if change is not None:
            changes[change.record, change.wrong] = change
    shown = tuple(change for change in changes.values() if _stands(now, change))
    return Corrected(settled(analysis, now), analysis, shown, tuple(orphans))


def _stands(now: Analysis, change: Change) -> bool:
    """False for a change of a record that another correction has taken away."""
    alone = change.wrong in ("not_a_record", "boilerplate", "link")
    return alone or fields.record_of(now, change.record) is not None


def _applied(machine: Analysis, now: Analysis, correction: Correction) -> Step:
    if correction.wrong == "link":
        read_link(correction)
        return now, Change(correction.id, correction.id, "link", correction.machine, correction.should_be)
    if correction.selection is not None and locate(now.report.text, correction.selection) is None:
        raise _Lost("the marked words are not in the report any more, or more than once")
    if correction.wrong == "boilerplate":
        after = marked(now, correction)
        change = Change(correction.id, correction.id, "boilerplate", correction.machine, correction.should_be)
        return after, None if after == now else change
    if correction.wrong == "missing":
        return _missing(machine, now, correction)
    return _set(machine, now, correction)


def _missing(machine: Analysis, now: Analysis, correction: Correction) -> Step:
    after, own_id = drafted(machine, now, correction)
    was = fields.record_of(machine, own_id)
    if was is not None and was == fields.record_of(after, own_id):
        return after, None
    beneath = "" if was is None else fields.value_of(machine, was, "not_a_record")
    return after, Change(correction.id, own_id, "missing", beneath, correction.should_be)


def _set(machine: Analysis, now: Analysis, correction: Correction) -> Step:
    record = _found(now, correction)
    if record is None:
        return now, None
    after = edited(now, record, correction)
    was, become = fields.record_of(machine, record.id), fields.record_of(after, record.id)
    if was == become:
        return after, None
    beneath = "" if was is None else fields.value_of(machine, was, correction.wrong)
    value = "" if become is None else fields.value_of(after, become, correction.wrong)
    return after, Change(correction.id, record.id, correction.wrong, beneath, value)


def _found(now: Analysis, correction: Correction) -> fields.Record | None:
    """The record that the correction is about; None where it was none, and the machine no longer has it."""
    own_id, anchor = correction.record or "", correction.anchor
    record = fields.record_of(now, own_id)
    if record is not None:
        return record
    words = None if anchor is None else locate(now.report.text, anchor)
    if words is None:
        raise _Lost("its words are not in the report any more, or more than once")
    alike = [r for r in fields.records(now) if _kind(r.id) == _kind(own_id) and fields.key_words(now, r) == words]
    same = [r for r in alike if fields.value_of(now, r, correction.wrong) == correction.machine]
    if correction.wrong == "not_a_record":
        alike = same
        if not alike:
            return None
    found = alike if len(alike) == 1 else same
    if len(found) != 1:
        raise _Lost("several records stand on these words" if found else "no record stands on these words any more")
    return found[0]


def _kind(own_id: str) -> str:
    return own_id.partition("-")[0]
