"""/read: reports pasted or dropped, and how far their analysis is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, MultipartBody
from litestar.response import Redirect

from herodot.acquire import iso_date
from herodot.errors import InputError, NotThere
from herodot.store import inbox
from herodot.store.pages import Cut, Page
from herodot.web.answer import show
from herodot.web.desk import Desk
from herodot.web.documents import Handed, Upload, take
from herodot.web.jobs import put
from herodot.web.people import name_of
from herodot.web.query import cut_of, twin
from herodot.web.threads import threaded


@dataclass
class Sent:
    """What the form sends."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    files: list[UploadFile] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class JobView:
    """How far a job is, and a page of its documents."""

    job: inbox.Job
    entries: tuple[inbox.Entry, ...]
    next: str | None


@get("/read", include_in_schema=False)
@threaded
def page(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The form for reports."""
    return show(request, "read.html", None)


@post("/read", include_in_schema=False, opt={"right": "decide"})
async def send(request: Request[Any, Any, Any], data: MultipartBody[Sent]) -> Redirect:
    """Keeps what was handed in, and leads to its progress."""
    from litestar.concurrency import sync_to_thread

    uploads = [Upload(file.filename, await file.read()) for file in data.files if file.filename]
    published = iso_date(data.published) if data.published.strip() else None
    handed = Handed(data.text, data.title.strip(), data.outlet.strip(), published, data.url.strip(), tuple(uploads))
    job = await sync_to_thread(_keep, request.app.state.desk, handed, name_of(request))
    return Redirect(f"/jobs/{job}", status_code=303)


def _keep(desk: Desk, handed: Handed, by: str) -> str:
    documents, failures = take(handed, desk.config)
    if not documents and not failures:
        raise InputError("nothing was handed in", remedy="paste a text or choose files")
    job = put(desk.store, documents, failures, by)
    desk.worker.wake()
    return job


@get("/jobs/{name:str}", include_in_schema=False)
@threaded
def progress(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """How far a job is."""
    job_id, as_json = twin(name)
    view = request.app.state.desk.store.ask(partial(_job, own_id=job_id, cut=cut_of(request.query_params, 100)))
    return show(request, "job.html", view, as_json=as_json)


def _job(connection: Any, own_id: str, cut: Cut) -> JobView:
    job = inbox.job(connection, own_id)
    if job is None:
        raise NotThere(
            f"there is no job {own_id!r}", remedy="hand the reports in again: the same one is not read twice"
        )
    page: Page[inbox.Entry] = inbox.entries(connection, own_id, cut)
    return JobView(job, page.items, page.next)


ROUTES = (page, send, progress)
