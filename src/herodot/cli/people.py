"""Who sits at the terminal, and when: the core takes names and times, it never looks for them."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from herodot.settings import setting

_BY = setting("by")

By = Annotated[str, typer.Option(metavar="NAME", envvar=_BY.variable, help=_BY.help, show_default=False)]


def named(by: str) -> str:
    """`by`, or the login name of the one at the terminal."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "unnamed"


def now() -> str:
    """This second as ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
