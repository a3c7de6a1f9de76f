"""/stories/ID: a story."""

from __future__ import annotations

from typing import Any

from litestar import Request, get
from litestar.params import FromPath

from herodot.errors import NotThere
from herodot.records import Story
from herodot.store import Store
from herodot.store.pages.homes import names
from herodot.web.answer import Made, made
from herodot.web.desk import store_of
from herodot.web.kept import kept
from herodot.web.query import twin
from herodot.web.views.story import story_view


@get("/stories/{name:str}", include_in_schema=False)
@kept
def page(request: Request[Any, Any, Any], name: FromPath[str]) -> Made:
    """What is agreed, contested, and said by one alone, and the chain."""
    story_id, as_json = twin(name)
    store = store_of(request)
    story = story_of(store, story_id)
    known = store.ask(lambda connection: names(connection, [report.id for report in story.reports]))
    view = story_view(story, {own_id: (name.published, name.title) for own_id, name in known.items()})
    return made(request, "story.html", view, as_json=as_json)


def story_of(store: Store, story_id: str) -> Story:
    """The story with this id. Raises NotThere where there is none."""
    found = store.story(story_id)
    if found is None:
        raise NotThere(f"there is no story {story_id!r}", remedy="stories change as reports come: look for it again")
    return found


ROUTES = (page,)
