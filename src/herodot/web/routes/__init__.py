"""URLs to views, one module a page. A route reads the URL, asks the store, and shows the view."""

from herodot.web.api import API
from herodot.web.routes import about, claims, hand_in, reader, search, story, today

ROUTES = (
    *today.ROUTES,
    *story.ROUTES,
    *reader.ROUTES,
    *claims.ROUTES,
    *search.ROUTES,
    *hand_in.ROUTES,
    *about.ROUTES,
    *API,
)
