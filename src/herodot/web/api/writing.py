"""/api: reports and corrections that are handed in, and decisions."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.status_codes import HTTP_200_OK, HTTP_202_ACCEPTED
from sqlalchemy import Connection

from herodot.acquire import Limits, iso_date
from herodot.acquire.limits import refuse_large
from herodot.correct import Case, Proposal, propose
from herodot.errors import InputError, NotThere
from herodot.records import Correction, Decision, RawDoc
from herodot.spans import content_id
from herodot.store import inbox
from herodot.store.pages import Cut
from herodot.web.answer import data as tagged
from herodot.web.api.answers import COMMON, ETAG, WRITING, Asked, author, json_alone
from herodot.web.api.shapes import After, CasePage, Handed, JobState, Limit, NewCorrection, NewDecision, NewReport
from herodot.web.desk import store_of
from herodot.web.documents import plain_name
from herodot.web.jobs import now, put
from herodot.web.threads import threaded

_FIRST = 200


@post(
    "/api/reports",
    guards=[json_alone],
    opt={"right": "decide"},
    status_code=HTTP_202_ACCEPTED,
    responses=WRITING,
    tags=["reports"],
)
@threaded
def hand_in(request: Asked, data: JSONBody[NewReport]) -> Response[Handed]:
    """Hands a report in. Once this is answered the report is kept, and will be analysed."""
    desk = request.app.state.desk
    document = _document(data, Limits(desk.config.text_limit, desk.config.html_limit))
    job = put(desk.store, (document,), (), author(request, ""))
    return Response(Handed(job, f"/api/jobs/{job}"), status_code=HTTP_202_ACCEPTED)


def _document(sent: NewReport, limits: Limits) -> RawDoc:
    """Raises InputError for a report without text, DateError for a date that is none, TooLarge."""
    text = sent.text or sent.html
    if not text.strip() or (sent.text and sent.html):
        raise InputError("neither text nor HTML, or both", remedy="send one of the two")
    limit = limits.text if sent.text else limits.html
    refuse_large(len(text.encode("utf-8", "surrogatepass")), limit, "text" if sent.text else "HTML", "")
    name = plain_name(sent.id) if sent.id.strip() else content_id("sent", sent.url, text)
    published = iso_date(sent.published) if sent.published else None
    own = (sent.url or None, sent.outlet or None, sent.title or None, published)
    return RawDoc(name, "text" if sent.text else "html", text, *own)


@get("/api/jobs/{job_id:str}", responses=COMMON, response_headers=ETAG, tags=["reports"])
@threaded
def job(request: Asked, job_id: FromPath[str]) -> Response[JobState]:
    """How far the analysis is of what was handed in."""
    return tagged(request, store_of(request).ask(partial(_job, own_id=job_id)))


def _job(connection: Connection, own_id: str) -> JobState:
    found = inbox.job(connection, own_id)
    if found is None:
        raise NotThere(f"there is no job {own_id!r}")
    return JobState(found, inbox.entries(connection, own_id, Cut(_FIRST)).items)


CaseState = Literal["waiting", "accepted", "rejected", "unsure"]


@get("/api/corrections", responses=COMMON, response_headers=ETAG, tags=["corrections"])
@threaded
def corrections(
    request: Asked,
    case_state: Annotated[CaseState | None, QueryParameter(name="state")] = None,
    report: FromQuery[str | None] = None,
    limit: Limit = 50,
    after: After = None,
) -> Response[CasePage]:
    """Corrections with their logs, of one report where one is named: the oldest first if they wait, else the newest."""
    page = store_of(request).corrections.page(case_state, Cut(limit, after), report=report)
    return tagged(request, CasePage(page.items, page.next))


@post("/api/corrections", guards=[json_alone], opt={"right": "propose"}, responses=WRITING, tags=["corrections"])
@threaded
def correct(request: Asked, data: JSONBody[NewCorrection]) -> Response[Correction]:
    """Proposes a correction. Once this is answered it is kept."""
    store = store_of(request)
    proposal = Proposal(
        wrong=data.wrong,
        by=author(request, data.by),
        should_be=data.should_be,
        record=data.record,
        start=data.start,
        end=data.end,
        draft=data.draft,
        source=data.source,
    )
    correction = propose(store.analysis(data.report), proposal, now())
    store.corrections.add(correction)
    return Response(correction)


@get("/api/corrections/{correction_id:str}", responses=COMMON, response_headers=ETAG, tags=["corrections"])
@threaded
def correction(request: Asked, correction_id: FromPath[str]) -> Response[Case]:
    """A correction with its log."""
    found = store_of(request).corrections.case(correction_id)
    if found.correction.id != correction_id:
        raise NotThere(f"there is no correction {correction_id!r}")
    return tagged(request, found)


@post(
    "/api/corrections/{correction_id:str}/decisions",
    guards=[json_alone],
    opt={"right": "decide"},
    status_code=HTTP_200_OK,
    responses=WRITING,
    tags=["corrections"],
)
@threaded
def decide(request: Asked, correction_id: FromPath[str], data: JSONBody[NewDecision]) -> Response[Case]:
    """Writes an editor's decision to the log, and shows what the correction has become."""
    decision = Decision(correction_id, data.verdict, author(request, data.by), now(), data.reason)
    case = store_of(request).corrections.decide(decision)
    return Response(case)


ROUTES = (hand_in, job, corrections, correct, correction, decide)
