"""The processes that serve a desk.

One by one process, unless more are asked for: then each of them answers, and the one that started them analyses what is
handed in. They share nothing but the desk: sessions, tries to sign in and the forms' key are there.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import msgspec
import uvicorn
from litestar import Litestar

from herodot.store import open_store
from herodot.web.app import create_app
from herodot.web.config import Config
from herodot.web.jobs import Worker, end_with_parent

_CONFIG = "HERODOT_SERVED"
"""The variable that tells a process how it serves: uvicorn gives its processes nothing else."""


def run(config: Config, host: str, port: int, workers: int = 1) -> None:
    """Serves a desk until it is told to stop. Raises StoreError where it cannot be opened."""
    options: dict[str, Any] = {"host": host, "port": port, "log_level": "warning", "server_header": False}
    options["proxy_headers"] = config.https
    if workers == 1:
        uvicorn.run(create_app(config), **options)
        return
    with open_store(config.db, create=False) as store:
        worker = Worker(store)
        worker.start()
        try:
            os.environ[_CONFIG] = msgspec.json.encode(replace(config, reads_inbox=False)).decode()
            uvicorn.run("herodot.web.processes:app", factory=True, workers=workers, **options)
        finally:
            worker.stop()


def app() -> Litestar:
    """The application in one of several processes."""
    end_with_parent()
    return create_app(msgspec.json.decode(os.environ[_CONFIG], type=Config))
