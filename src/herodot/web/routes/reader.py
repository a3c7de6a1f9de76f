"""/reports/ID: the Reader; /records/ID leads to where a record is shown."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Redirect

from herodot.store.pages import stories_of
from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import link, twin
from herodot.web.threads import threaded
from herodot.web.views.reader import layer_of, reader


@get("/reports/{name:str}", include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any], name: FromPath[str]) -> Made:
    """A report with one layer of highlights."""
    report, as_json = twin(name)
    selected = request.query_params.get("record", "")
    layer = request.query_params.get("layer") or (layer_of(selected) if selected else "claims")
    store = store_of(request)
    corrected = store.corrections.corrected(report)
    stories = store.ask(lambda connection: stories_of(connection, report))
    view = reader(corrected, layer, selected, store.previous_version(report), stories)
    return made(request, "reader.html", view, as_json=as_json)


@get("/records/{record:str}", include_in_schema=False)
@threaded
def record(request: Request[Any, Any, Any], record: FromPath[str]) -> Redirect:
    """To the place where the record is shown. Raises NotThere where there is none with this id."""
    found = store_of(request).find(record)
    match found.kind:
        case "report":
            to = link(f"/reports/{found.id}")
        case "story":
            to = link(f"/stories/{found.id}")
        case "claim":
            to = link(f"/claims/{found.id}")
        case "actor":
            to = link(f"/actors/{found.id}")
        case _:
            to = f"{link(f'/reports/{found.reports[0]}', layer=layer_of(found.id), record=found.id)}#{found.id}"
    return Redirect(to)


ROUTES = (page, record)
