"""/claims: contested claims over all stories; /claims/ID: one."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from herodot.errors import NotThere
from herodot.link import claim_chain
from herodot.records import Claim
from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import cut_of, filters_of, twin
from herodot.web.views.claims import claim_view, claims
from herodot.web.words import STATE


@get(["/claims", "/claims.json"], include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any]) -> Made:
    """Claims in one state, the contested ones where nothing else is asked."""
    query = request.query_params
    state = query.get("state", "contested")
    filters, cut = filters_of(query), cut_of(query)
    shown = state if state in STATE else ""
    view = store_of(request).ask(partial(claims, filters=filters, cut=cut, state=shown))
    return made(request, "claims.html", view, as_json=request.url.path.endswith(".json"), filters=filters)


@get("/claims/{name:str}", include_in_schema=False)
@kept
def one(request: Request[Any, Any, Any], name: FromPath[str]) -> Made:
    """One claim with the words of both sides."""
    claim_id, as_json = twin(name)
    store = store_of(request)
    found = store.find(claim_id, whole=True)
    if not isinstance(found.record, Claim):
        remedy = "claims change as reports come: look for it in its story"
        raise NotThere(f"there is no claim {claim_id!r}", remedy=remedy)
    story = store.story_of(found.reports[0])
    if story is None:
        raise NotThere(f"there is no claim {claim_id!r}")
    chain = claim_chain(store.link_accounts(report.id for report in story.reports), story.copies, claim_id)
    return made(request, "claim.html", claim_view(story, claim_id, chain), as_json=as_json)


ROUTES = (page, one)
