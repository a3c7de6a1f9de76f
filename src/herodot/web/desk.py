"""`Desk`: what the routes share while the server runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litestar import Request

from herodot.store import Store
from herodot.web.answer import Bar
from herodot.web.config import Config
from herodot.web.jobs import Worker
from herodot.web.people import Accounts, Person, Sessions


@dataclass(slots=True)
class Desk:
    """The open store, the worker that analyses, and who has signed in. `accounts` is None where nobody has to."""

    store: Store
    config: Config
    worker: Worker
    accounts: Accounts | None = None
    sessions: Sessions = field(default_factory=Sessions)

    def bar(self, person: Person) -> Bar:
        """What stands at the top of every page for this person."""
        name = Path(self.config.db).name
        return Bar(name, person, self.accounts is not None, 0, self.worker.waiting)


def store_of(request: Request[Any, Any, Any]) -> Store:
    """The open store."""
    store: Store = request.app.state.desk.store
    return store
