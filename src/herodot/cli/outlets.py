"""`herodot outlets`: the outlets that a desk adds to those of the register."""

from __future__ import annotations

from typing import Annotated

import typer

from herodot.cli.actors import FORMAT, line_of, text_and_name
from herodot.cli.console import lines, note, show
from herodot.cli.options import DB, Desk, Jsonl
from herodot.errors import StoreError


def add(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A YAML, CSV or TSV file of outlets, or - for stdin.")],
    db: Desk = DB,
    form: Annotated[str, typer.Option("--format", help=FORMAT)] = "yaml",
) -> None:
    """Add outlets of your own to a desk: what is read into it from then on knows them, in credits and by their sites.

    A row has a name, a kind (agency, newspaper, broadcaster, online, magazine) and, if you like, also (other names,
    "a | b"), domain (hosts, "a | b"), country, and state: true where a government owns it. An outlet that is there
    already is replaced, one of the register too. A file with a fault changes nothing. See docs/tables.md.

    Example: herodot outlets add our-outlets.csv desk.db
    """
    from herodot.resolve.own_outlets import parse_outlets
    from herodot.store import open_store

    outlets = parse_outlets(*text_and_name(file, form))
    with open_store(db) as store:
        store.add_actors(outlets)
    note(f"{len(outlets)} {'outlet' if len(outlets) == 1 else 'outlets'} added to {db}")
    note(f"Next: herodot read PATH --into {db}")


def list_outlets(db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print the outlets that the desk has added.

    Example: herodot outlets list desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        outlets = [actor for actor in store.own_actors() if actor.kind == "outlet"]
    if jsonl:
        lines(outlets)
    elif outlets:
        show(*(line_of(outlet) for outlet in outlets))
    else:
        note(f"{db} has no outlets of its own")


def remove(
    outlet: Annotated[str, typer.Argument(metavar="ID", help="An outlet's id, such as outlet:harbour-ledger.")],
    db: Desk = DB,
) -> None:
    """Take an outlet of the desk's own out again; reports that were read stay as they are.

    Example: herodot outlets remove outlet:harbour-ledger desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        if not any(own.id == outlet and own.kind == "outlet" for own in store.own_actors()):
            raise StoreError(
                f"no outlet {outlet!r} of its own", where=db, remedy=f"herodot outlets list {db} shows them"
            )
        store.remove_actor(outlet)
    note(f"{outlet} is removed")


VERBS = (("add", add), ("list", list_outlets), ("remove", remove))
