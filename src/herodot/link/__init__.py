"""Many analyses to stories: `link(analyses)`, and `bring_up_to_date(store)` as reports come (docs/origins.md)."""

from herodot.link.claims import claim_chain
from herodot.link.linker import bring_up_to_date, link, update
from herodot.link.shelf import Desk, MemoryShelf, Shelf
from herodot.link.sketch import EDITION
from herodot.link.story import place

__all__ = ["EDITION", "Desk", "MemoryShelf", "Shelf", "bring_up_to_date", "claim_chain", "link", "place", "update"]
