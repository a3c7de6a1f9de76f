"""The REST API: records as JSON under /api, described by /openapi.json."""

API = ()
