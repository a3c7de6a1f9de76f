"""/about, /exports, signing in and out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Stream

from herodot.accounts import verify_password
from herodot.errors import NotThere
from herodot.export import csv, jsonl
from herodot.store import Counts, Store
from herodot.web.answer import Made, made, show
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.people import SESSION_SECONDS, begin_session, check_tries, cookie_of, end_session
from herodot.web.rates import Rate, rates
from herodot.web.threads import threaded

Form = URLEncodedBody[dict[str, str]]


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """How often each field is right, and which version says so."""

    version: str
    rates: tuple[Rate, ...]
    counts: Counts


@get(["/about/errors", "/about/errors.json"], include_in_schema=False)
@kept
def errors(request: Request[Any, Any, Any]) -> Made:
    """Error rates and versions."""
    view = ErrorsView(version("herodot"), rates(), store_of(request).counts())
    return made(request, "errors.html", view, as_json=request.url.path.endswith(".json"))


@get("/about/keys", include_in_schema=False)
@kept
def keys(request: Request[Any, Any, Any]) -> Made:
    """The keys."""
    return made(request, "keys.html", None)


@dataclass(frozen=True, slots=True)
class Export:
    """A file that can be taken away."""

    name: str
    told: str


EXPORTS = (
    Export("reports.jsonl", "everything, one analysed report a line: the format that keeps all"),
    Export("stories.jsonl", "stories with origins, copies and claims, one a line"),
    Export("corrections.jsonl", "corrections with their log, one a line"),
    *(Export(f"{name}.csv", f"{name} as a table for a spreadsheet; lossy") for name in csv.COLUMNS),
)


@get(["/exports", "/exports.json"], include_in_schema=False)
@kept
def exports(request: Request[Any, Any, Any]) -> Made:
    """What can be taken away."""
    return made(request, "exports.html", EXPORTS, as_json=request.url.path.endswith(".json"))


@get("/exports/{name:str}", include_in_schema=False)
@threaded
def export(request: Request[Any, Any, Any], name: FromPath[str]) -> Stream:
    """One of the files, as it is written."""
    if name not in {one.name for one in EXPORTS}:
        raise NotThere(f"there is no export {name!r}", remedy="/exports lists them")
    stem, _, form = name.partition(".")
    lines = csv.table(store_of(request).analyses(), stem) if form == "csv" else _lines(store_of(request), stem)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
    return Stream(lines, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _lines(store: Store, stem: str) -> Iterator[bytes]:
    sources: dict[str, Any] = {
        "reports": store.analyses,
        "stories": store.stories,
        "corrections": store.corrections.cases,
    }
    yield from (jsonl.encode(record) for record in sources[stem]())


@get("/login", include_in_schema=False, opt={"right": "none"})
@threaded
def login(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The form to sign in."""
    return show(request, "login.html", "")


@post("/login", include_in_schema=False, opt={"right": "none"})
@threaded
def sign_in(request: Request[Any, Any, Any], data: Form) -> Response[Any]:
    """Begins a session where name and password are right."""
    desk = request.app.state.desk
    check_tries(desk.store.sessions, request.client.host if request.client else "")
    account = verify_password(desk.store.accounts, data.get("name", "")[:100], data.get("password", ""))
    if account is None:
        return show(request, "login.html", "The name or the password is wrong.", status=401)
    cookie = Cookie(
        cookie_of(request),
        value=begin_session(desk.store.sessions, account.name),
        max_age=SESSION_SECONDS,
        httponly=True,
        secure=desk.config.https,
        samesite="strict",
    )
    to = data.get("next", "/")
    inside = to.startswith("/") and not to.startswith(("//", "/\\"))
    return Redirect(to if inside else "/", status_code=303, cookies=[cookie])


@post("/logout", include_in_schema=False, opt={"right": "none"})
@threaded
def sign_out(request: Request[Any, Any, Any]) -> Response[Any]:
    """Ends the session."""
    end_session(store_of(request).sessions, request.cookies.get(cookie_of(request), ""))
    return Redirect("/login", status_code=303, cookies=[Cookie(cookie_of(request), value="", max_age=0)])


ROUTES = (errors, keys, exports, export, login, sign_in, sign_out)
