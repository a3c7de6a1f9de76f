"""/search: words in reports and statements."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, get

from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import filters_of
from herodot.web.views.search import search

_LONGEST = 300


@get(["/search", "/search.json"], include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any]) -> Made:
    """The best hits for the words that are asked for."""
    q, filters = request.query_params.get("q", "").strip()[:_LONGEST], filters_of(request.query_params)
    view = store_of(request).ask(partial(search, q=q, filters=filters))
    return made(request, "search.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


ROUTES = (page,)
