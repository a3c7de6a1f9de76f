"""/ and /stories: Today."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, get

from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import cut_of, filters_of
from herodot.web.views.today import today


@get(["/", "/index.json", "/stories", "/stories.json"], include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any]) -> Made:
    """Stories, the most contested and thinnest-sourced first."""
    filters, cut = filters_of(request.query_params), cut_of(request.query_params)
    view = store_of(request).ask(partial(today, filters=filters, cut=cut))
    return made(request, "today.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


ROUTES = (page,)
