"""The REST API: records as JSON under /api, described by /openapi.json."""

from herodot.web.api import reading, writing

API = (*reading.ROUTES, *writing.ROUTES)
