"""`herodot actors`: the actors that a desk adds to those of the tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from herodot.cli.console import lines, note, show
from herodot.cli.options import DB, Desk, Jsonl
from herodot.errors import InputError, StoreError

if TYPE_CHECKING:
    from herodot.records import OwnActor

FORMAT = "Of standard input: yaml, csv or tsv; a file's ending tells."


def add(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A YAML, CSV or TSV file of actors, or - for stdin.")],
    db: Desk = DB,
    form: Annotated[str, typer.Option("--format", help=FORMAT)] = "yaml",
) -> None:
    """Add actors of your own to a desk: what is read into it from then on knows them.

    A row has a name, a kind (organisation, group, person, outlet), sectors (PLOVER codes) and, if you like, also (other
    names, "a | b"), country, said (nouns that stand for it), and for a person sex and terms ("president 2019-"). An
    actor that is there already is replaced. A file with a fault changes nothing. See docs/tables.md.

    Example: herodot actors add our-actors.csv desk.db
    """
    from herodot.store import open_store

    actors = read_actors(file, form)
    with open_store(db) as store:
        store.add_actors(actors)
    note(f"{len(actors)} {'actor' if len(actors) == 1 else 'actors'} added to {db}")
    note(f"Next: herodot read PATH --into {db}")


def list_actors(db: Desk = DB, jsonl: Jsonl = False) -> None:
    """Print the actors that the desk has added.

    Example: herodot actors list desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        actors = store.own_actors()
    if jsonl:
        lines(actors)
    elif actors:
        show(*(line_of(actor) for actor in actors))
    else:
        note(f"{db} has no actors of its own")


def remove(
    actor: Annotated[str, typer.Argument(metavar="ID", help="An actor's id, such as org:harbour-union.")], db: Desk = DB
) -> None:
    """Take an actor of the desk's own out again; reports that were read stay as they are.

    Example: herodot actors remove org:harbour-union desk.db
    """
    from herodot.store import open_store

    with open_store(db, create=False) as store:
        if not store.remove_actor(actor):
            raise StoreError(f"no actor {actor!r} of its own", where=db, remedy=f"herodot actors list {db} shows them")
    note(f"{actor} is removed")


VERBS = (("add", add), ("list", list_actors), ("remove", remove))


def read_actors(file: str, form: str = "yaml") -> tuple[OwnActor, ...]:
    """The actors of a file ("-" is standard input in the format `form`). Raises OntologyError with file and line."""
    from herodot.resolve.own import parse_actors

    return parse_actors(*text_and_name(file, form))


def text_and_name(file: str, form: str) -> tuple[str, str]:
    """The text of a table's file and a name whose ending tells its format. Raises InputError."""
    from herodot.acquire.decode import decode

    if file == "-":
        return decode(sys.stdin.buffer.read(), "-"), f"-.{form}"
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise InputError("cannot be read", where=file, remedy=error.strerror or "name a file") from error
    return decode(data, file), file


def line_of(actor: OwnActor) -> str:
    """An actor of the desk's own in one line."""
    facts = (actor.id, actor.name, actor.country, actor.sectors, actor.terms, actor.also)
    return "  ".join(fact for fact in facts if fact)
