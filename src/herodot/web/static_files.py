"""The files under static/, at a path that changes with them, so that browsers may keep them for good."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from litestar import Router
from litestar.datastructures import CacheControlHeader
from litestar.static_files import create_static_files_router

_FOLDER = Path(__file__).parent / "static"
_YEAR = 365 * 24 * 3600


@lru_cache(maxsize=1)
def static_path() -> str:
    """Where the files are: modules that import each other find each other there too."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.*")):
        digest.update(path.read_bytes())
    return f"/static/{digest.hexdigest()[:12]}"


def static_router() -> Router:
    """The route of the files, open to all."""
    return create_static_files_router(
        path=static_path(),
        directories=[_FOLDER],
        opt={"right": "none"},
        cache_control=CacheControlHeader(public=True, max_age=_YEAR, immutable=True),
        include_in_schema=False,
    )
