"""URLs to views, one module a page. A route reads the URL, asks the store, and shows the view."""

from herodot.web.api import API
from herodot.web.routes import (
    about,
    actors,
    claims,
    corrections,
    hand_in,
    pictures,
    reader,
    schema,
    search,
    story,
    today,
)

_PAGES = (today, story, reader, claims, actors, pictures, search, corrections, hand_in, about, schema)

ROUTES = (*(route for module in _PAGES for route in module.ROUTES), *API)
