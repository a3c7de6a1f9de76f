"""/actors: who is named; /actors/ID: what one says and does."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from herodot.errors import NotThere
from herodot.records import Actor
from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import cut_of, filters_of, twin
from herodot.web.views.actor import actor_view, actors_view


@get(["/actors", "/actors.json"], include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any]) -> Made:
    """Actors by the beginning of their names."""
    query = request.query_params
    filters, cut, name = filters_of(query), cut_of(query, 50), query.get("name", "").strip()[:100]
    view = store_of(request).ask(partial(actors_view, name=name, filters=filters, cut=cut))
    return made(request, "actors.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


@get("/actors/{name:str}", include_in_schema=False)
@kept
def one(request: Request[Any, Any, Any], name: FromPath[str]) -> Made:
    """One actor."""
    actor_id, as_json = twin(name)
    store = store_of(request)
    found = store.find(actor_id, whole=True)
    if not isinstance(found.record, Actor):
        raise NotThere(f"there is no actor {actor_id!r}", remedy="look for it by its name")
    actor, reports, cut = found.record, found.reports, cut_of(request.query_params)
    view = store.ask(partial(actor_view, actor=actor, reports=reports, cut=cut))
    return made(request, "actor.html", view, as_json=as_json)


ROUTES = (page, one)
