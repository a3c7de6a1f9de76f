"""`herodot serve`: the desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from herodot.cli.console import note
from herodot.cli.options import DB, Desk
from herodot.errors import AccountError

LOCAL = "127.0.0.1"
"""Where the desk listens unless it is told otherwise: this machine alone can reach it."""


def serve(
    db: Desk = DB,
    host: Annotated[
        str, typer.Option(metavar="H", help="Address to listen on; others than this machine's need accounts.")
    ] = LOCAL,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port to listen on; 0 takes a free one.")
    ] = 8710,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which browsers call the desk; may be given again."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Browsers reach it by https, through a proxy that you run.")
    ] = False,
    workers: Annotated[
        int, typer.Option(min=1, max=64, metavar="N", help="Processes that answer; more for many readers at once.")
    ] = 1,
) -> None:
    """Open the desk in a browser: read, compare and correct.

    As it is, one person is everything, and nobody else can reach it. With --host, --name or --https everyone signs in:
    make the accounts with `herodot user add` first.

    Example: herodot serve desk.db
    """
    from herodot.store import open_store

    listens_to_others = host not in (LOCAL, "localhost", "::1")
    # Whoever names the desk, or says that a proxy stands before it, lets others reach it by that.
    open_to_others = listens_to_others or https or bool(name)
    with open_store(db) as store:
        if open_to_others and not store.accounts.all():
            remedy = f"make one: herodot user add NAME --role admin {db}"
            raise AccountError("others could reach this desk, and it has no accounts", where=host, remedy=remedy)
    from herodot.web.config import LOCAL as LOCAL_NAMES
    from herodot.web.config import Config
    from herodot.web.processes import run

    names = tuple(name or ()) if listens_to_others else (*LOCAL_NAMES, *(name or ()))
    note(f"{db} is at http://{host}:{port}/  (Ctrl-C ends it)")
    run(Config(db=db, hosts=names, accounts=open_to_others, https=https), host, port, workers)
