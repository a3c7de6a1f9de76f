"""Who sits at the terminal, and when: the core takes names and times, it never looks for them."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

By = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who says so.", show_default="your login name", envvar="HERODOT_BY")
]


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
