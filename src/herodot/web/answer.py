"""From a view to an answer: a page or its JSON twin, with an ETag."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.utils.scope.state import ScopeState
from markupsafe import escape

from herodot.ontology.plover import plover_types
from herodot.store.pages import Filters
from herodot.web import words
from herodot.web.draw.chain import chain_drawing
from herodot.web.draw.days import draw_days
from herodot.web.draw.steps import draw_steps
from herodot.web.draw.world import draw_map
from herodot.web.people import Person, person_in
from herodot.web.problems import Problem
from herodot.web.query import link, on_day
from herodot.web.static_files import static_path

_FOLDER = Path(__file__).parent
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands at the top of every page."""

    desk: str
    person: Person
    accounts: bool
    inside: bool
    """False for whoever has to sign in first: they learn nothing of the desk."""
    waiting: int
    running: int


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates. Everything is escaped; a name that is not there is an error, not an empty string."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"link": link, "on_day": on_day, "words": words, "count": words.count, "static": static_path()}
    made.globals |= {"types": tuple(plover_types()), "chain_drawing": chain_drawing}
    made.globals |= {"draw_days": draw_days, "draw_map": draw_map, "draw_steps": draw_steps}
    return made


@dataclass(frozen=True, slots=True)
class Made:
    """An answer as it may be kept: where a form has the secret of who asks, its body has a mark instead."""

    body: bytes
    media_type: str
    digest: str


_SECRET = f"secret-{token_hex(16)}"
"""The mark. No report can have it: it is another one in each process, and no answer shows it."""


def show(
    request: Request[Any, Any, Any], template: str, view: Any, *, as_json: bool = False, status: int = 200
) -> Response[bytes]:
    """The view as a page, or as JSON; 304 where the browser has it already."""
    return answer(request, made(request, template, view, as_json=as_json), status)


def made(
    request: Request[Any, Any, Any],
    template: str,
    view: Any,
    *,
    as_json: bool = False,
    filters: Filters | None = None,
) -> Made:
    """The view as a page, or as JSON: a function of the view, the URL, who asks, and the bar."""
    if as_json:
        return _made(_encoder.encode(view), "application/json")
    return _made(_page(request, template, view, filters or Filters()), "text/html; charset=utf-8")


def _made(body: bytes, media_type: str) -> Made:
    return Made(body, media_type, hashlib.sha256(body).hexdigest())


def answer(request: Request[Any, Any, Any], of: Made, status: int = 200) -> Response[bytes]:
    """An answer with an ETag of its bytes, and without the bytes where the browser has them already."""
    secret = ScopeState.from_scope(request.scope).csrf_token or ""
    has_form = _SECRET.encode() in of.body
    # The secret is a cookie, which may be anything.
    body = of.body.replace(_SECRET.encode(), escape(secret).encode()) if has_form else of.body
    digest = hashlib.sha256(f"{of.digest} {secret}".encode()).hexdigest() if has_form else of.digest
    # Weak, as the answer may be compressed on its way.
    tag = f'W/"{digest[:24]}"'
    headers = {"ETag": tag, "Vary": "Cookie, Accept-Encoding"}
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and tag in known:
        return Response(b"", status_code=304, headers=headers)
    return Response(body, status_code=status, media_type=of.media_type, headers=headers)


def data(request: Request[Any, Any, Any], record: Any) -> Response[Any]:
    """A record or list of the REST API, with an ETag."""
    return answer(request, _made(_encoder.encode(record), "application/json"))


def _page(request: Request[Any, Any, Any], template: str, view: Any, filters: Filters) -> bytes:
    desk = request.app.state.desk
    context = {
        "view": view,
        "bar": desk.bar(person_in(request)),
        "filters": filters,
        "path": request.url.path,
        "query": request.query_params,
        "twin": _twin(request),
        "csrf": _SECRET,
    }
    return environment().get_template(template).render(context).encode("utf-8", "replace")


def _twin(request: Request[Any, Any, Any]) -> str:
    """Where the page's JSON twin is."""
    path = "/index" if request.url.path == "/" else request.url.path
    return link(f"{path}.json", None, **{key: request.query_params[key] for key in request.query_params})


def failed(request: Request[Any, Any, Any], problem: Problem, headers: dict[str, str]) -> Response[Any]:
    """The page of an error."""
    body = environment().get_template("problem.html").render({"view": problem, "path": request.url.path})
    shown = body.encode("utf-8", "replace")
    return Response(shown, status_code=problem.status, media_type="text/html; charset=utf-8", headers=headers)
