"""The answers that every route of the API documents, and the arguments that several share."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import ResponseHeader
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromQuery, QueryParameter

from herodot.records import Status
from herodot.store.pages import Filters
from herodot.web.people import ANYBODY, person_in
from herodot.web.problems import Problem

Asked = Request[Any, Any, Any]
Day = Annotated[str | None, QueryParameter(pattern=r"^\d{4}-\d{2}-\d{2}$", description="An ISO day.")]
Name = Annotated[str, QueryParameter(max_length=200)]

ETAG = [ResponseHeader(name="ETag", description="Send it as If-None-Match.", documentation_only=True)]


def _problem(description: str) -> ResponseSpec:
    return ResponseSpec(data_container=Problem, description=description, generate_examples=False)


COMMON = {
    304: ResponseSpec(data_container=None, description="You have it already.", generate_examples=False),
    400: _problem("The request means nothing here."),
    401: _problem("A token is needed, or it does not give this right."),
    403: _problem("You may not do this, or a page of another site sent it."),
    404: _problem("There is no such thing here."),
    503: _problem("The desk is busy; try again."),
}
WRITING = {
    **{status: answer for status, answer in COMMON.items() if status != 304},
    409: _problem("It cannot be done as things stand."),
    413: _problem("It is too large."),
    415: _problem("It is no JSON."),
    422: _problem("It does not fit."),
}


def filters(
    since: Day = None,
    until: Day = None,
    place: Name = "",
    actor: Name = "",
    type: Name = "",
    status: FromQuery[Status | None] = None,
    outlet: Name = "",
    contested: FromQuery[bool] = False,
    thin: FromQuery[bool] = False,
) -> Filters:
    """The filters that the lists share."""
    return Filters(since or "", until or "", place, actor, type, status or "", outlet, contested, thin)


def json_alone(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """A guard: a form of another site can send text, but not JSON. Raises HTTPException."""
    kind = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(status_code=415, detail="send JSON, with Content-Type: application/json")


def author(request: Asked, given: str) -> str:
    """Who does it: the owner of the token, or who the request says it is where there are no accounts."""
    person = person_in(request)
    return given.strip() or person.name if person is ANYBODY else person.name
