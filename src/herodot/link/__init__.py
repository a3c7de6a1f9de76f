"""Many analyses to stories: `link(analyses) -> tuple[Story, ...]` (docs/origins.md)."""

from herodot.link.copies import Copy, find_copies
from herodot.link.link import link

__all__ = ["Copy", "find_copies", "link"]
