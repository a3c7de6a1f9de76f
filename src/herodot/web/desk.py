"""`Desk`: what the routes share while the server runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import Request

from herodot.store import Store
from herodot.store.pages import cases
from herodot.web.answer import Bar
from herodot.web.config import Config
from herodot.web.jobs import Worker
from herodot.web.people import Person


@dataclass(slots=True)
class Desk:
    """The open store, and the worker that analyses."""

    store: Store
    config: Config
    worker: Worker

    def bar(self, person: Person) -> Bar:
        """What stands at the top of every page for this person."""
        waiting = self.store.ask(cases.number_waiting)
        name = Path(self.config.db).name
        return Bar(name, person, self.config.accounts, waiting, self.worker.waiting)


def store_of(request: Request[Any, Any, Any]) -> Store:
    """The open store."""
    store: Store = request.app.state.desk.store
    return store
