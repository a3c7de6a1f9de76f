"""The OpenAPI document of the REST API: served as /openapi.json, committed as docs/openapi.json.

python -m herodot.web.describe > docs/openapi.json
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version

from litestar import Litestar, Router
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

_ABOUT = (
    "Who said it, who did it, and how we know. Lists come a page at a time: `next` is the `after` of the next page. "
    "Every answer has an ETag. Every error has the one shape `Problem`. On a desk with accounts each request "
    "needs a token: `Authorization: Bearer TOKEN`. Offsets are Unicode code points into the text of the report."
)


def openapi() -> OpenAPIConfig:
    """How the document is made and where it is served."""
    return OpenAPIConfig(
        title="Herodot",
        version=version("herodot"),
        description=_ABOUT,
        openapi_router=Router(
            path="/api/openapi", route_handlers=[], include_in_schema=False
        ),  # the document has a route of its own
        render_plugins=[],
        use_handler_docstrings=True,
        components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        security=[{}, {"token": []}],
    )


def text() -> str:
    """The document as it is committed."""
    from herodot.web.api import API

    app = Litestar(route_handlers=[*API], openapi_config=openapi(), logging_config=None)
    return json.dumps(app.openapi_schema.to_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
