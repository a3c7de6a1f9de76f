"""/api: what is read."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, QueryParameter

from herodot.errors import NotThere
from herodot.records import Actor, Analysis, Claim, Event, Hop, Story
from herodot.store.pages import Cut, Filters, heads, lists
from herodot.web.answer import data
from herodot.web.api.answers import COMMON, ETAG, Asked, Name, filters
from herodot.web.api.shapes import (
    ActorPage,
    After,
    ClaimIn,
    ClaimPage,
    EventIn,
    EventPage,
    Hits,
    HopIn,
    HopPage,
    Limit,
    ReportPage,
    SaidPage,
    StoryPage,
)
from herodot.web.desk import store_of
from herodot.web.threads import threaded
from herodot.web.views.search import search as best_hits

Chosen = NamedDependency[Filters]
FILTERED = {"chosen": Provide(filters, sync_to_thread=False)}
_WORDS = 'Words and "quoted phrases"; all must be there.'
Q = Annotated[str, QueryParameter(min_length=1, max_length=300, description=_WORDS)]


@get("/api/reports", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["reports"])
@threaded
def reports(request: Asked, chosen: Chosen, limit: Limit = 50, after: After = None) -> Response[ReportPage]:
    """Reports, the last that came first."""
    return data(request, store_of(request).ask(partial(lists.reports, filters=chosen, cut=Cut(limit, after))))


@get("/api/reports/{report_id:str}", responses=COMMON, response_headers=ETAG, tags=["reports"])
@threaded
def report(request: Asked, report_id: FromPath[str]) -> Response[Analysis]:
    """A report and all that it yields, as corrected."""
    return data(request, store_of(request).analysis(report_id))


@get("/api/search", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["search"])
@threaded
def search(request: Asked, chosen: Chosen, q: Q) -> Response[Hits]:
    """Reports and statements that have all the words, best first."""
    found = store_of(request).ask(partial(best_hits, q=q, filters=chosen))
    return data(request, Hits(found.hits, found.more))


@get("/api/stories", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["stories"])
@threaded
def stories(request: Asked, chosen: Chosen, limit: Limit = 50, after: After = None) -> Response[StoryPage]:
    """Stories, the most contested and thinnest-sourced first."""
    return data(request, store_of(request).ask(partial(heads.stories, filters=chosen, cut=Cut(limit, after))))


@get("/api/stories/{story_id:str}", responses=COMMON, response_headers=ETAG, tags=["stories"])
@threaded
def story(request: Asked, story_id: FromPath[str]) -> Response[Story]:
    """A story; by an id that it had before, too."""
    found = store_of(request).story(story_id)
    if found is None:
        raise NotThere(f"there is no story {story_id!r}")
    return data(request, found)


State = Literal["agreed", "contested", "single"]


@get("/api/claims", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["claims"])
@threaded
def claims(
    request: Asked,
    chosen: Chosen,
    claim_state: Annotated[State | None, QueryParameter(name="state")] = None,
    limit: Limit = 50,
    after: After = None,
) -> Response[ClaimPage]:
    """Claims over all stories."""
    query = partial(lists.claims, filters=chosen, cut=Cut(limit, after), state=claim_state or "")
    return data(request, store_of(request).ask(query))


@get("/api/claims/{claim_id:str}", responses=COMMON, response_headers=ETAG, tags=["claims"])
@threaded
def claim(request: Asked, claim_id: FromPath[str]) -> Response[ClaimIn]:
    """A claim and the story that it is in."""
    store = store_of(request)
    found = store.find(claim_id, whole=True)
    home = store.story_of(found.reports[0])
    if home is None or not isinstance(found.record, Claim):
        raise NotThere(f"there is no claim {claim_id!r}")
    return data(request, ClaimIn(home.id, found.record))


@get("/api/events", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["events"])
@threaded
def events(request: Asked, chosen: Chosen, limit: Limit = 50, after: After = None) -> Response[EventPage]:
    """Events, by report."""
    return data(request, store_of(request).ask(partial(lists.events, filters=chosen, cut=Cut(limit, after))))


@get("/api/events/{event_id:str}", responses=COMMON, response_headers=ETAG, tags=["events"])
@threaded
def event(request: Asked, event_id: FromPath[str]) -> Response[EventIn]:
    """An event with all that proves it."""
    found = store_of(request).find(event_id, whole=True)
    if not isinstance(found.record, Event):
        raise NotThere(f"there is no event {event_id!r}")
    return data(request, EventIn(found.reports[0], found.record))


@get("/api/hops", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["hops"])
@threaded
def hops(
    request: Asked, chosen: Chosen, upstream: Name = "", limit: Limit = 50, after: After = None
) -> Response[HopPage]:
    """Steps back toward an origin, by report."""
    query = partial(lists.hops, filters=chosen, cut=Cut(limit, after), upstream=upstream)
    return data(request, store_of(request).ask(query))


@get("/api/hops/{hop_id:str}", responses=COMMON, response_headers=ETAG, tags=["hops"])
@threaded
def hop(request: Asked, hop_id: FromPath[str]) -> Response[HopIn]:
    """A step back with the words that prove it."""
    found = store_of(request).find(hop_id, whole=True)
    if not isinstance(found.record, Hop):
        raise NotThere(f"there is no hop {hop_id!r}")
    return data(request, HopIn(found.reports[0], found.record))


@get("/api/actors", responses=COMMON, response_headers=ETAG, dependencies=FILTERED, tags=["actors"])
@threaded
def actors(
    request: Asked, chosen: Chosen, name: Name = "", limit: Limit = 50, after: After = None
) -> Response[ActorPage]:
    """Actors, by id; `name`: those whose name begins so."""
    query = partial(lists.actors, filters=chosen, cut=Cut(limit, after), name=name)
    return data(request, store_of(request).ask(query))


@get("/api/actors/{actor_id:str}", responses=COMMON, response_headers=ETAG, tags=["actors"])
@threaded
def actor(request: Asked, actor_id: FromPath[str]) -> Response[Actor]:
    """An actor as all reports together know it."""
    found = store_of(request).find(actor_id, whole=True)
    if not isinstance(found.record, Actor):
        raise NotThere(f"there is no actor {actor_id!r}")
    return data(request, found.record)


@get("/api/actors/{actor_id:str}/statements", responses=COMMON, response_headers=ETAG, tags=["actors"])
@threaded
def said(request: Asked, actor_id: FromPath[str], limit: Limit = 50, after: After = None) -> Response[SaidPage]:
    """What an actor says or thinks, by report."""
    query = partial(lists.said_by, actor=actor_id, cut=Cut(limit, after))
    return data(request, store_of(request).ask(query))


ROUTES = (
    *(reports, report, search, stories, story, claims, claim),
    *(events, event, hops, hop, actors, actor, said),
)
