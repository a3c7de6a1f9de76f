"""/corrections: the form of a proposal, the editor's queue, decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from herodot.correct import Case, Proposal, propose
from herodot.errors import CorrectionError, StoreError
from herodot.records import Analysis, Decision, Draft
from herodot.store import Store
from herodot.store.pages import Page
from herodot.store.pages.cases import STATES, StateCount
from herodot.store.pages.homes import names
from herodot.web.answer import Made, made, show
from herodot.web.desk import store_of
from herodot.web.jobs import now
from herodot.web.kept import kept
from herodot.web.people import ANYBODY, person_in
from herodot.web.query import cut_of, link
from herodot.web.threads import threaded
from herodot.web.views.corrections import FormView, QueueView, form, queue

Form = URLEncodedBody[dict[str, str]]

_VERDICTS = ("accepted", "rejected", "unsure", "undone")


@get(["/corrections", "/corrections.json"], include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any]) -> Made:
    """The editor's queue."""
    asked = request.query_params.get("state", "waiting")
    state: Any = asked if asked in (*STATES, "all") else "waiting"
    store = store_of(request)
    page = store.corrections.page(None if state == "all" else state, cut_of(request.query_params))
    view = _queue(store, page, state, store.corrections.counts(), _done(store, request.query_params.get("done", "")))
    return made(request, "corrections.html", view, as_json=request.url.path.endswith(".json"))


def _done(store: Store, own_id: str) -> Case | None:
    try:
        return store.corrections.case(own_id) if own_id else None
    except StoreError:
        return None


def _queue(
    store: Store, page: Page[Case], state: str, states: tuple[StateCount, ...], done: Case | None = None
) -> QueueView:
    known = store.ask(lambda connection: names(connection, [one.correction.report for one in page.items]))
    return queue(page, state, states, known, _orphans(store, page.items), done)


def _orphans(store: Store, cases: Sequence[Case]) -> tuple[tuple[str, str], ...]:
    """Those of the cases that are accepted and no longer have a place, and why."""
    accepted = {one.correction.id: one.correction.report for one in cases if one.state == "accepted"}
    found = (
        orphan for report in dict.fromkeys(accepted.values()) for orphan in store.corrections.corrected(report).orphans
    )
    return tuple((orphan.correction, orphan.reason) for orphan in found if orphan.correction in accepted)


@get("/corrections/new", include_in_schema=False, opt={"right": "propose"})
@threaded
def new(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The form of a proposal: for marked words, for a record, or for a paragraph."""
    query = request.query_params
    analysis = store_of(request).analysis(query.get("report", ""))
    view = form(analysis, query.get("record", ""), _number(query, "start"), _number(query, "end"), {})
    return show(request, "correct.html", view)


@post("/corrections", include_in_schema=False, opt={"right": "propose"})
@threaded
def send(request: Request[Any, Any, Any], data: Form) -> Response[Any]:
    """Keeps a proposal; the form again, with what is wrong with it, where it does not fit."""
    store = store_of(request)
    analysis = store.analysis(data.get("report", ""))
    try:
        correction = propose(analysis, _proposal(request, analysis, data), now())
    except CorrectionError as error:
        record = data.get("what", "").partition("|")[0]
        view: FormView = form(analysis, record, _number(data, "start"), _number(data, "end"), data, _told(error))
        return show(request, "correct.html", view, status=422)
    store.corrections.add(correction)
    return Redirect(link(f"/corrections/{correction.id}"), status_code=303)


def _told(error: CorrectionError) -> str:
    return f"{error.message}; {error.remedy}" if error.remedy else error.message


def _proposal(request: Request[Any, Any, Any], analysis: Analysis, data: Mapping[str, str]) -> Proposal:
    """What the form says. Raises CorrectionError for words that are not where they were marked."""
    record, _, wrong = data.get("what", "").rpartition("|")
    if not wrong:
        raise CorrectionError("it does not say what is wrong", remedy="choose one")
    kind, _, missing = wrong.partition("-")
    person = person_in(request)
    start, end = _words(analysis.report.text, data)
    return Proposal(
        wrong=kind,  # type: ignore[arg-type]
        by=data.get("by", "").strip() if person is ANYBODY else person.name,
        should_be=data.get("should_be", "").strip(),
        record=record or None,
        start=start,
        end=end,
        draft=_draft(missing, data) if kind == "missing" else None,
        source=data.get("source", "").strip(),
    )


def _words(text: str, data: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The marked words; those that the form has instead (written without JavaScript), where they are among them."""
    start, end = _number(data, "start"), _number(data, "end")
    words = data.get("words", "").replace("\r\n", "\n").strip()
    if start is None or end is None or not words or text[start:end].strip() == words:
        return start, end
    at = text.find(words, start, end)
    if at < 0:
        remedy = "copy them letter for letter from the passage"
        raise CorrectionError("these words are not in the passage", remedy=remedy)
    return at, at + len(words)


def _draft(kind: str, data: Mapping[str, str]) -> Draft:
    """The record that is missing."""
    who = tuple(name.strip() for name in data.get("should_be", "").split(";") if name.strip())
    whom = tuple(name.strip() for name in data.get("whom", "").split(";") if name.strip())
    if kind == "event":
        status: Any = data.get("status") or "happened"
        return Draft("event", who=who, whom=whom, type=data.get("type") or None, status=status)
    if kind == "hop":
        hop: Any = data.get("hop") or "cites"
        return Draft("hop", who=who, hop=hop)
    if kind != "attribution":
        raise CorrectionError(f"no kind of record: {kind!r}", remedy="attribution, event or hop")
    certainty: Any = data.get("certainty") or "CT+"
    return Draft("attribution", who=who, certainty=certainty)


def _number(values: Mapping[str, str], name: str) -> int | None:
    value = values.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


@get("/corrections/{name:str}", include_in_schema=False)
@kept
def one(request: Request[Any, Any, Any], name: FromPath[str]) -> Made:
    """One correction with its log."""
    store = store_of(request)
    case = store.corrections.case(name.removesuffix(".json"))
    view = _queue(store, Page((case,), None), "all", ())
    return made(request, "correction.html", view, as_json=name.endswith(".json"))


@post("/corrections/{name:str}/decide", include_in_schema=False, opt={"right": "decide"})
@threaded
def decide(request: Request[Any, Any, Any], name: FromPath[str], data: Form) -> Response[Any]:
    """Writes an editor's decision to the log; leads back to the queue where it was made there."""
    verdict: Any = data.get("verdict")
    if verdict not in _VERDICTS:
        raise CorrectionError("no decision", where="verdict", remedy=f"one of {', '.join(_VERDICTS)}")
    by = person_in(request)
    written = data.get("by", "").strip() if by is ANYBODY else by.name
    case = store_of(request).corrections.decide(
        Decision(name, verdict, written or by.name, now(), data.get("reason", ""))
    )
    state, after = data.get("state", ""), data.get("after", "")
    own_id = case.correction.id
    # Back to where in the queue it was decided, so that the next one is at hand.
    to = link("/corrections", state=state, after=after, done=own_id) if state else f"/corrections/{own_id}"
    return Redirect(to, status_code=303)


ROUTES = (page, new, send, one, decide)
