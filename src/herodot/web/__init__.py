"""The desk in a browser, and its REST API: server-rendered pages that work without JavaScript, each with a JSON twin.

    store ──► views ──► templates    a page
                   └──► msgspec      its .json twin: the same view, so that the two cannot differ
    store ──► api ─────► msgspec     the REST API, described by /openapi.json

A view is a frozen dataclass that a pure function makes of what the store answers; a route turns a URL into the
arguments of such a function. Reports are other people's text: templates escape everything, and no page loads anything
from elsewhere.
"""
