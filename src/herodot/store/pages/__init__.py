"""What the views of a desk read: lists by filters, a page at a time, and counts. Nothing here writes a record."""

from herodot.store.pages.cursor import Cut, Page
from herodot.store.pages.filters import Filters
from herodot.store.pages.homes import stories_of

__all__ = ["Cut", "Filters", "Page", "stories_of"]
