"""How a desk is served: where, to whom, and how much may be handed in."""

from __future__ import annotations

from dataclasses import dataclass

LOCAL = ("127.0.0.1", "localhost", "[::1]")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Config:
    """`db` is the desk's file; `hosts` are the names by which browsers may call it, without ports, none for any.

    `accounts` says whether one has to sign in; without, whoever can reach the port is everything. `https` marks cookies
    as for encrypted connections alone. `text_limit` and `upload_limit` are bytes of one report and of one request.
    """

    db: str
    hosts: tuple[str, ...] = LOCAL
    accounts: bool = False
    https: bool = False
    text_limit: int = 5 * MEGABYTE
    html_limit: int = 50 * MEGABYTE
    upload_limit: int = 60 * MEGABYTE
    most_documents: int = 2_000
    """Documents in one request."""
    reads_inbox: bool = True
    """False where another process analyses what is handed in: of all that serve a desk, one does."""
