"""Errors: one JSON shape, and one page. What went wrong, where, and what to do; never an inside of the program."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, NotFoundException, PermissionDeniedException, ValidationException

from herodot.errors import (
    AccountError,
    BadRequest,
    CorrectionError,
    HerodotError,
    InputError,
    NotThere,
    StoreError,
    TooLarge,
)

log = logging.getLogger("herodot.web")

_TITLES = {
    400: "This request means nothing here",
    401: "Sign in first",
    403: "You may not do this",
    404: "There is no such thing here",
    405: "Not in this way",
    409: "This cannot be done as things stand",
    413: "That is too much at once",
    415: "Not in this format",
    422: "This does not fit",
    429: "Too often; wait a minute",
    500: "A fault of herodot's",
    503: "The desk is busy",
}


_STALE = "CSRF token verification failed"
"""Litestar's words for a form whose secret is not that of the cookie."""


@dataclass(frozen=True, slots=True)
class Problem:
    """The one shape of every error. `where` and `remedy` are empty where there is nothing to say."""

    status: int
    title: str
    detail: str
    where: str = ""
    remedy: str = ""


def problem_of(error: Exception) -> Problem:
    """What a browser or program is told about an error."""
    if isinstance(error, HTTPException):
        return _of_http(error)
    if isinstance(error, HerodotError):
        status = _status(error)
        if status == 500:
            log.error("a fault of herodot's or of its machine", exc_info=error)
        # `where` of a store's error is the path of the desk's file, which is nobody's business.
        where = "" if isinstance(error, StoreError) and error.where != "after" else error.where
        return Problem(status, _TITLES[status], error.message, where, error.remedy)
    log.error("a fault of herodot's", exc_info=error)
    return Problem(500, _TITLES[500], "It has been written to the log of the server.")


def _of_http(error: HTTPException) -> Problem:
    status = error.status_code if error.status_code in _TITLES else 400 if error.status_code < 500 else 500
    if isinstance(error, NotFoundException):
        return Problem(status, _TITLES[status], "No page has this address.")
    if isinstance(error, PermissionDeniedException) and error.detail == _STALE:
        return Problem(
            status, _TITLES[status], "This form is out of date.", remedy="open its page again and send it anew"
        )
    if not isinstance(error, ValidationException) or not isinstance(error.extra, list):
        return Problem(status, _TITLES[status], error.detail if status != 500 else _TITLES[500])
    first = next((entry for entry in error.extra if isinstance(entry, dict)), {})
    return Problem(status, _TITLES[status], str(first.get("message", error.detail)), str(first.get("key", "")))


_STATUS: tuple[tuple[type[HerodotError], int], ...] = (
    (NotThere, 404),
    (BadRequest, 400),
    (TooLarge, 413),
    (CorrectionError, 422),
    (InputError, 422),
    (AccountError, 403),
)


def _status(error: HerodotError) -> int:
    if isinstance(error, StoreError) and error.message.startswith("the desk is locked"):
        return 503
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a request that failed: JSON for programs, a page for people."""
    problem = problem_of(error)
    headers = dict(getattr(error, "headers", None) or {})
    if wants_json(request):
        return Response(problem, status_code=problem.status, media_type="application/json", headers=headers)
    from herodot.web.answer import failed

    return failed(request, problem, headers)


def wants_json(request: Request[Any, Any, Any]) -> bool:
    """True for the REST API, for twins, and where JSON is what is accepted."""
    path = request.url.path
    accepted = request.headers.get("accept", "")
    return path.startswith("/api/") or path.endswith(".json") or ("json" in accepted and "html" not in accepted)
