"""Bytes in, documents out: files, folders, globs and stdin, as plain text, HTML or JSONL."""

from herodot.acquire.dates import iso_date
from herodot.acquire.documents import documents
from herodot.acquire.limits import Failure, Limits

__all__ = ["Failure", "Limits", "documents", "iso_date"]
