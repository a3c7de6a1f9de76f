"""A desk's corrections. Its tables hold every record as corrected, so that search, exports and SQL show what `analysis`
shows; the machine's analysis of a corrected report is kept whole beside them, and both change in one transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, delete, insert, select

from herodot.correct import Case, Corrected, Proposal, State, apply, case, decide, link_rules, propose
from herodot.errors import BadRequest, CorrectionError, NotThere
from herodot.records import Analysis, Correction, Decision, Draft, LinkRule, Selector
from herodot.store import find, rows, schema, shelf
from herodot.store import schema_people as people
from herodot.store.pages import Cut, Page, cases
from herodot.store.pages.cases import StateCount
from herodot.store.transactions import Transactions, known

_SELECTOR = ("start", "end", "exact", "prefix", "suffix")
_PLAIN = ("id", "record", "wrong", "machine", "should_be", "source", "by", "at")
_DECISION = ("verdict", "by", "at", "reason")
_json = msgspec.json.Encoder()


class Corrections:
    """What readers proposed and editors decided; `Store.corrections` is one. Each method is one transaction."""

    def __init__(self, transactions: Transactions) -> None:
        self._on = transactions

    def add(self, correction: Correction) -> bool:
        """Stores a proposal. False where it is already there; StoreError where its report is not."""
        with self._on.writing() as connection:
            number = known(connection, correction.report, self._on.where)
            if _cases(connection, people.corrections.c.id == correction.id):
                return False
            connection.execute(insert(people.corrections).values(report=number, **_row(correction)))
        return True

    def propose(self, report_id: str, proposal: Proposal, at: str) -> Correction:
        """The correction that a proposal about a report makes, checked and stored; `at` is ISO 8601 with a zone.

        Raises StoreError for an unknown report, CorrectionError for a proposal that does not fit.
        """
        with self._on.writing() as connection:
            number = known(connection, report_id, self._on.where)
            correction = propose(find.one(connection, number), proposal, at)
            if not _cases(connection, people.corrections.c.id == correction.id):
                connection.execute(insert(people.corrections).values(report=number, **_row(correction)))
        return correction

    def decide(self, decision: Decision, *, seen: int | None = None) -> Case:
        """Writes a decision to the log and, where it changes what is accepted, the corrected records.

        The story of a report that changed is to be linked anew. `seen` is how many decisions the log had for whoever
        decides. Raises StoreError for an unknown correction, CorrectionError where there is nothing to undo, or
        somebody else has decided meanwhile.
        """
        with self._on.writing() as connection:
            before = self._case(connection, decision.correction)
            if seen is not None and seen != len(before.log):
                remedy = "look at the log, then decide"
                raise CorrectionError("somebody has decided meanwhile", where=decision.correction, remedy=remedy)
            after = decide(before, decision)
            c = people.corrections.c
            key, report = connection.execute(select(c.number, c.report).where(c.id == decision.correction)).one()
            values = {name: getattr(decision, name) for name in _DECISION}
            connection.execute(insert(people.decisions).values(correction=key, **values))
            if "accepted" in (before.state, after.state):
                refresh(connection, report)
        return after

    def cases(self, *, state: State | None = None, report: str | None = None) -> tuple[Case, ...]:
        """All corrections in order of proposal; those in one state, or of one report, alone where that is given."""
        with self._on.reading() as connection:
            chosen = () if report is None else (schema.reports.c.id == report,)
            found = _cases(connection, *chosen)
        return tuple(one for one in found if state in (None, one.state))

    def page(self, state: State | None, cut: Cut, *, report: str | None = None) -> Page[Case]:
        """Some of the corrections in a state (None: in any), of one report where one is named: the oldest first where
        they wait, else the newest."""
        with self._on.reading() as connection:
            found = cases.numbers(connection, state, cut, report)
            by_number = {
                one.number: one.case for one in _stored(connection, people.corrections.c.number.in_(found.items))
            }
        return Page(tuple(by_number[number] for number in found.items), found.next)

    def counts(self) -> tuple[StateCount, ...]:
        """How many corrections are in each state."""
        with self._on.reading() as connection:
            return cases.counts(connection)

    def case(self, wanted: str) -> Case:
        """The correction whose id is `wanted` or alone begins with it. Raises StoreError for none or several."""
        with self._on.reading() as connection:
            return self._case(connection, wanted)

    def corrected(self, report_id: str) -> Corrected:
        """A report's analysis with the machine's beneath, each change and each orphan. StoreError for an unknown id."""
        with self._on.reading() as connection:
            return corrected(connection, known(connection, report_id, self._on.where))

    def all_corrected(self) -> tuple[Corrected, ...]:
        """As `corrected`, of every report that has an accepted correction, in order of insertion."""
        with self._on.reading() as connection:
            numbers = {one.report for one in _stored(connection) if one.case.state == "accepted"}
            return tuple(corrected(connection, number) for number in sorted(numbers))

    def link_rules(self) -> tuple[LinkRule, ...]:
        """What is accepted about pairs of reports that are both in the desk, in order of acceptance."""
        with self._on.reading() as connection:
            return rules_of(connection)

    def _case(self, connection: Connection, wanted: str) -> Case:
        own_id = people.corrections.c.id
        found = _cases(connection, own_id.startswith(wanted, autoescape=True)) if wanted else ()
        chosen = [one for one in found if one.correction.id == wanted] or found
        if len(chosen) == 1:
            return chosen[0]
        remedy = "herodot correct list shows their ids"
        if not chosen:
            raise NotThere(f"no correction {wanted!r}", where=self._on.where, remedy=remedy)
        raise BadRequest(f"{wanted!r} could be {len(chosen)} corrections", where=self._on.where, remedy=remedy)


def rules_of(connection: Connection) -> tuple[LinkRule, ...]:
    """What is accepted about pairs of reports that are both in the desk, in order of acceptance."""
    rules = link_rules(_accepted(connection, people.corrections.c.wrong == "link"))
    named = {report for rule in rules for report in (rule.a, rule.b)}
    here = set(connection.execute(select(schema.reports.c.id).where(schema.reports.c.id.in_(named))).scalars())
    return tuple(rule for rule in rules if {rule.a, rule.b} <= here)


def machine(connection: Connection, number: int) -> Analysis:
    """The machine's analysis of the report with this number, whether it was corrected or not."""
    table = people.machine_analyses
    kept = connection.execute(select(table.c.analysis).where(table.c.report == number)).scalar()
    return find.one(connection, number) if kept is None else msgspec.json.decode(kept, type=Analysis)


def corrected(connection: Connection, number: int) -> Corrected:
    """The analysis of the report with this number with all that is accepted applied."""
    return apply(machine(connection, number), _accepted(connection, people.corrections.c.report == number))


def refresh(connection: Connection, number: int) -> None:
    """Makes the records of a report those that the machine's analysis and the accepted corrections give."""
    replace(connection, number, machine(connection, number))


def replace(connection: Connection, number: int, analysis: Analysis) -> None:
    """Makes `analysis` the machine's analysis of a report and writes its records with all that is accepted applied."""
    now = apply(analysis, _accepted(connection, people.corrections.c.report == number))
    table = people.machine_analyses
    connection.execute(delete(table).where(table.c.report == number))
    if now.analysis != analysis:
        connection.execute(insert(table).values(report=number, analysis=_json.encode(analysis).decode()))
    rows.rewrite(connection, number, now.analysis)
    shelf.renew(connection, number)


def _accepted(connection: Connection, *chosen: Any) -> tuple[Correction, ...]:
    """Those that are accepted, in the order of their last decision."""
    ordered = sorted(_stored(connection, *chosen), key=lambda one: one.last)
    return tuple(one.case.correction for one in ordered if one.case.state == "accepted")


def _cases(connection: Connection, *chosen: Any) -> tuple[Case, ...]:
    return tuple(one.case for one in _stored(connection, *chosen))


@dataclass(frozen=True, slots=True)
class _Stored:
    """A case, its number, that of its report, and that of its last decision (0: none)."""

    number: int
    report: int
    last: int
    case: Case


def _stored(connection: Connection, *chosen: Any) -> list[_Stored]:
    """The chosen corrections in order of proposal."""
    table, reports = people.corrections, schema.reports
    query = select(table, reports.c.id.label("report_id")).join(reports, reports.c.number == table.c.report)
    found = connection.execute(query.where(*chosen).order_by(table.c.number)).mappings().all()
    if not found:
        return []
    logs = _logs(connection, query.where(*chosen).with_only_columns(table.c.number))
    made = []
    for row in found:
        numbers, log = logs[row["number"]]
        made.append(_Stored(row["number"], row["report"], max(numbers, default=0), case(_correction(row), log)))
    return made


type Log = tuple[list[int], list[Decision]]


def _logs(connection: Connection, numbers: Select[Any]) -> defaultdict[int, Log]:
    """The decisions on the corrections with these numbers, oldest first, with their own numbers."""
    table, of = people.decisions, people.corrections
    query = select(table.c.correction, table.c.number, of.c.id, *(table.c[name] for name in _DECISION))
    query = query.join(of, of.c.number == table.c.correction).where(table.c.correction.in_(numbers))
    logs: defaultdict[int, Log] = defaultdict(lambda: ([], []))
    for correction, number, *fields in connection.execute(query.order_by(table.c.number)):
        logs[correction][0].append(number)
        logs[correction][1].append(Decision(*fields))
    return logs


def _row(correction: Correction) -> dict[str, Any]:
    row = {name: getattr(correction, name) for name in _PLAIN}
    row["draft"] = None if correction.draft is None else _json.encode(correction.draft).decode()
    for name in ("selection", "anchor"):
        marked: Selector | None = getattr(correction, name)
        row |= {f"{name}_{part}": getattr(marked, part, None) for part in _SELECTOR}
    return row


def _correction(row: RowMapping) -> Correction:
    def marked(name: str) -> Selector | None:
        cells = [row[f"{name}_{part}"] for part in _SELECTOR]
        return None if cells[0] is None else Selector(*cells)

    draft = None if row["draft"] is None else msgspec.json.decode(row["draft"], type=Draft)
    plain = {name: row[name] for name in _PLAIN}
    selection, anchor = marked("selection"), marked("anchor")
    return Correction(report=row["report_id"], draft=draft, selection=selection, anchor=anchor, **plain)
