from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import web_desk
from litestar import Litestar
from litestar.testing import TestClient

from herodot.web.app import create_app
from herodot.web.config import Config

HOSTS = ("testserver.local", "127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that nobody changes."""
    return web_desk.make(tmp_path_factory.mktemp("web") / "desk.db")


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    """A desk of one's own."""
    return Path(shutil.copy(made, tmp_path / "desk.db"))


@pytest.fixture(scope="session")
def client(made: Path) -> Iterator[TestClient[Litestar]]:
    """A client of the desk that nobody changes."""
    with TestClient(create_app(Config(db=str(made), hosts=HOSTS))) as one:
        yield one


@pytest.fixture
def own_client(desk: Path) -> Iterator[TestClient[Litestar]]:
    """A client of a desk of one's own."""
    with TestClient(create_app(Config(db=str(desk), hosts=HOSTS))) as one:
        yield one


@pytest.fixture(scope="session")
def ids(client: TestClient[Litestar]) -> dict[str, str]:
    """The ids of some record of each kind."""

    def first(path: str) -> dict[str, Any]:
        found: dict[str, Any] = client.get(path).json()["items"][0]
        return found

    kinds = ("reports", "stories", "events", "hops")
    found = {kind: str(first(f"/api/{kind}")["id"]) for kind in kinds}
    # A report with records of every kind.
    found["reports"] = str(first("/api/hops")["report"])
    return found | {"claims": first("/api/claims?state=contested")["id"], "actors": "country:SYR"}
