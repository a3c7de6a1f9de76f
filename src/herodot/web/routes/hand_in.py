"""/read: reports pasted or dropped, and how far their analysis is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from herodot.acquire import iso_date
from herodot.errors import InputError, NotThere
from herodot.store import inbox
from herodot.store.pages import Cut, Page
from herodot.web.answer import show
from herodot.web.desk import Desk
from herodot.web.documents import Handed, Upload, bundled, take
from herodot.web.jobs import put
from herodot.web.people import name_of
from herodot.web.query import cut_of, twin
from herodot.web.threads import threaded


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


@post("/read", include_in_schema=False, opt={"right": "decide"}, status_code=HTTP_303_SEE_OTHER)
async def send(request: Request[Any, Any, Any]) -> Redirect:
    """Keeps what was handed in, and leads to its progress."""
    form = await request.form()
    # A browser sends a field of files that is empty as an empty text.
    files = [part for part in form.getall("files", []) if isinstance(part, UploadFile)]
    uploads = tuple([Upload(file.filename, await file.read()) for file in files])
    text, title, outlet, day, url = (_line(form, name) for name in ("text", "title", "outlet", "published", "url"))
    handed = Handed(text, title, outlet, iso_date(day) if day else None, url, uploads)
    job = await sync_to_thread(_keep, request.app.state.desk, handed, name_of(request))
    return Redirect(f"/jobs/{job}", status_code=HTTP_303_SEE_OTHER)


@post("/examples", include_in_schema=False, opt={"right": "decide"}, status_code=HTTP_303_SEE_OTHER)
@threaded
def load_examples(request: Request[Any, Any, Any]) -> Redirect:
    """Hands the bundled examples in, and leads to their progress."""
    job = put(request.app.state.desk.store, bundled(), (), name_of(request))
    return Redirect(f"/jobs/{job}", status_code=HTTP_303_SEE_OTHER)


def _line(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _keep(desk: Desk, handed: Handed, by: str) -> str:
    documents, failures = take(handed, desk.config)
    if not documents and not failures:
        raise InputError("nothing was handed in", remedy="paste a text or choose files")
    return put(desk.store, documents, failures, by)


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


ROUTES = (page, send, load_examples, progress)
