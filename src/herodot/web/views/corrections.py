"""Corrections: the form of a proposal, the editor's queue, and the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from herodot.correct import Case, fields
from herodot.records import Analysis, Attribution, Decision, Event, Hop
from herodot.spans import overlaps
from herodot.store.pages import Page
from herodot.store.pages.cases import StateCount
from herodot.store.pages.homes import ReportName
from herodot.web.words import first_line, holder_names

_AROUND = 60
_MOST_RECORDS = 12

WRONG: Mapping[str, str] = {
    "speaker": "speaker",
    "wording": "wording",
    "certainty": "certainty",
    "type": "event type",
    "mode": "mode",
    "status": "status",
    "actor": "actor",
    "recipient": "recipient",
    "date": "date",
    "place": "place",
    "link": "link between reports",
    "boilerplate": "boilerplate",
    "missing": "missing record",
    "not_a_record": "is no such record at all",
}
"""The words of the form for what can be wrong."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be wrong; `now` is the value as it is shown."""

    wrong: str
    label: str
    now: str


@dataclass(frozen=True, slots=True)
class Target:
    """A record that the marked words may be about, and what can be wrong with it."""

    id: str
    told: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of a proposal. `words` are the marked ones, with `before` and `after` around them; "" for none."""

    report: str
    title: str
    start: int | None
    end: int | None
    before: str
    words: str
    after: str
    targets: tuple[Target, ...]
    chosen: str
    values: Mapping[str, str]
    problem: str


def form(
    analysis: Analysis, record: str, start: int | None, end: int | None, values: Mapping[str, str], problem: str = ""
) -> FormView:
    """The form for marked words, for a record, or for both. Raises CorrectionError where there is no such place."""
    text = analysis.report.text
    if start is not None and end is not None and not 0 <= start < end <= len(text):
        start, end = None, None
    one = fields.record_of(analysis, record) if record else None
    if one is not None and start is None:
        span = fields.key_words(analysis, one)
        start, end = span.start, span.end
    targets = [one] if one is not None else list(_under(analysis, start, end))
    marked = start is not None and end is not None
    return FormView(
        report=analysis.report.id,
        title=analysis.report.title or first_line(text),
        start=start,
        end=end,
        before=_before(text, start) if marked and start is not None else "",
        words=text[start:end] if marked else "",
        after=_after(text, end) if marked and end is not None else "",
        targets=tuple(_target(analysis, record) for record in targets[:_MOST_RECORDS]),
        chosen=values.get("what", ""),
        values=values,
        problem=problem,
    )


def _under(analysis: Analysis, start: int | None, end: int | None) -> Iterator[fields.Record]:
    """The records whose words the marked ones touch, the narrowest first."""
    if start is None or end is None:
        return
    touched = []
    for record in fields.records(analysis):
        span = fields.key_words(analysis, record)
        if overlaps(span.start, span.end, start, end):
            touched.append((span.end - span.start, span.start, record.id, record))
    yield from (record for *_, record in sorted(touched, key=lambda one: one[:3]))


def _target(analysis: Analysis, record: fields.Record) -> Target:
    choices = (Choice(wrong, WRONG[wrong], _now(analysis, record, wrong)) for wrong in fields.fields_of(record))
    return Target(record.id, told(analysis, record), tuple(choices))


def _now(analysis: Analysis, record: fields.Record, wrong: str) -> str:
    return "" if wrong == "not_a_record" else fields.value_of(analysis, record, wrong)  # type: ignore[arg-type]


def told(analysis: Analysis, record: fields.Record) -> str:
    """A record in short."""
    names = {actor.id: actor.name for actor in analysis.actors}
    match record:
        case Attribution():
            content = " … ".join(span.exact for span in record.content)
            return f"statement of {holder_names(record, names)}: “{_cut(content)}”"
        case Event():
            return f"event {fields.value_of(analysis, record, 'type')}: “{record.trigger.exact}”"
        case Hop():
            return f"step back to {record.upstream_name}: “{_cut(record.evidence.exact)}”"


def _cut(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:89].rstrip()}…"


def _before(text: str, start: int) -> str:
    return _from_word(text[max(0, start - _AROUND) : start])


def _after(text: str, end: int) -> str:
    return _to_word(text[end : end + _AROUND])


def _from_word(words: str) -> str:
    """What comes before marked words, without the part of a word that it begins with."""
    _, space, whole = words.partition(" ")
    return whole if space and whole else words


def _to_word(words: str) -> str:
    """What comes after marked words, without the part of a word that it ends with."""
    whole, space, _ = words.rpartition(" ")
    return whole if space and whole else words


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A correction in the queue or the log."""

    id: str
    state: str
    report: str
    outlet: str
    record: str | None
    wrong: str
    machine: str
    should_be: str
    before: str
    words: str
    after: str
    source: str
    by: str
    at: str
    log: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class QueueView:
    """A page of the corrections in one state, or of all; `next` is the `after` of the next one.

    `orphans` are those of the page that are accepted and have no place any more, with the reason.
    """

    state: str
    states: tuple[StateCount, ...]
    cases: tuple[CaseLine, ...]
    orphans: tuple[tuple[str, str], ...]
    next: str | None
    done: Case | None
    """The one that was decided on just now."""


def queue(
    cases: Page[Case],
    state: str,
    states: tuple[StateCount, ...],
    names: Mapping[str, ReportName],
    orphans: tuple[tuple[str, str], ...],
    done: Case | None = None,
) -> QueueView:
    """The queue of an editor. `names` has the report of each case."""
    lines = tuple(case_line(one, names[one.correction.report].outlet) for one in cases.items)
    return QueueView(state, states, lines, orphans, cases.next, done)


def case_line(one: Case, outlet: str) -> CaseLine:
    """A case as it is shown."""
    c, s = one.correction, one.correction.selection
    before, words, after = (s.prefix, s.exact, s.suffix) if s else ("", "", "")
    return CaseLine(
        id=c.id,
        state=one.state,
        report=c.report,
        outlet=outlet,
        record=c.record,
        wrong=WRONG[c.wrong],
        machine=c.machine,
        should_be=c.should_be,
        before=_from_word(before),
        words=words,
        after=_to_word(after),
        source=c.source,
        by=c.by,
        at=c.at,
        log=one.log,
    )
