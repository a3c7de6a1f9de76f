"""/openapi.json: the description of the REST API."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from herodot.web.answer import data


@get("/openapi.json", include_in_schema=False, opt={"right": "none"})
async def document(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The document, made of the routes themselves."""
    return data(request, request.app.openapi_schema.to_schema())


ROUTES = (document,)
