"""The application: routes, guards, headers and errors put together."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.config.csrf import CSRFConfig
from litestar.middleware import DefineMiddleware

from herodot.store import open_store
from herodot.web import problems
from herodot.web.config import Config
from herodot.web.describe import openapi
from herodot.web.desk import Desk
from herodot.web.frame import Frame, add_headers
from herodot.web.jobs import Worker
from herodot.web.people import allowed
from herodot.web.routes import ROUTES
from herodot.web.static_files import static_router


def create_app(config: Config) -> Litestar:
    """The desk as an ASGI application; opens the store at once. Raises StoreError where it cannot be opened."""
    store = open_store(config.db, create=False)
    key = store.sessions.key("csrf")
    desk = Desk(store, config, hashlib.sha256(key.encode()).hexdigest()[:8])
    worker = Worker(store)

    @asynccontextmanager
    async def running(app: Litestar) -> AsyncIterator[None]:
        if config.reads_inbox:
            worker.start()
        try:
            yield
        finally:
            worker.stop()
            store.close()

    app = Litestar(
        route_handlers=[*ROUTES, static_router()],
        lifespan=[running],
        guards=[allowed],
        middleware=[DefineMiddleware(Frame, config=config)],
        csrf_config=CSRFConfig(
            secret=key,
            cookie_name=f"herodot-csrf-{desk.mark}",
            cookie_samesite="strict",
            cookie_httponly=True,
            cookie_secure=config.https,
            exclude="^/api/",
        ),
        before_send=[add_headers],
        exception_handlers={Exception: problems.answer},
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=2, minimum_size=1000),
        openapi_config=openapi(),
        request_max_body_size=config.upload_limit,
        multipart_form_part_limit=config.most_documents,
        logging_config=None,
    )
    app.state.desk = desk
    return app
