"""/timeline, /map and /network."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, get

from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import cut_of, filters_of
from herodot.web.views import pictures


@get(["/timeline", "/timeline.json"], include_in_schema=False)
@kept
def timeline(request: Request[Any, Any, Any]) -> Made:
    """Events by day."""
    filters, cut = filters_of(request.query_params), cut_of(request.query_params, 50)
    view = store_of(request).ask(partial(pictures.timeline, filters=filters, cut=cut))
    return made(request, "timeline.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


@get(["/map", "/map.json"], include_in_schema=False)
@kept
def places(request: Request[Any, Any, Any]) -> Made:
    """Events by place."""
    filters = filters_of(request.query_params)
    view = store_of(request).ask(partial(pictures.places, filters=filters))
    return made(request, "map.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


@get(["/network", "/network.json"], include_in_schema=False)
@kept
def network(request: Request[Any, Any, Any]) -> Made:
    """Who has it from whom."""
    filters = filters_of(request.query_params)
    view = store_of(request).ask(partial(pictures.network, filters=filters))
    return made(request, "network.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


ROUTES = (timeline, places, network)
