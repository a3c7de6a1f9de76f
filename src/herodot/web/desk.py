"""`Desk`: what the routes share while the server runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from litestar import Request

from herodot.store import Store, inbox
from herodot.store.pages import cases
from herodot.web.answer import Bar
from herodot.web.config import Config
from herodot.web.kept import Kept
from herodot.web.people import ANYBODY, Person


@dataclass(slots=True)
class Desk:
    """The open store, how it is served, and the answers that are kept."""

    store: Store
    config: Config
    kept: Kept = field(default_factory=Kept)

    def bar(self, person: Person) -> Bar:
        """What stands at the top of every page for this person."""
        waiting, running = self.store.ask(lambda asked: (cases.number_waiting(asked), inbox.number_waiting(asked)))
        accounts = self.config.accounts
        return Bar(Path(self.config.db).name, person, accounts, not accounts or person is not ANYBODY, waiting, running)


def store_of(request: Request[Any, Any, Any]) -> Store:
    """The open store."""
    store: Store = request.app.state.desk.store
    return store
