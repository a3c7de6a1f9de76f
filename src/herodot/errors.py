"""Everything that Herodot raises on purpose. Each message says what happened, where, and what to do.

HerodotError
├── InputError          a document or record that cannot be read; the rest of the batch goes on
│   ├── TooLarge        over a size limit
│   ├── NotText         binary, empty, or undecodable
│   ├── BadRecord       a JSONL line that is no report
│   ├── NoArticle       markup without article text
│   └── WrongLanguage   not English (counted as skipped)
├── DateError           a date that is none
├── OntologyError       a table under ontology/, or of a desk's own actors, that does not validate (file and line)
├── ModelError          a model that is missing or not the pinned one
├── StoreError          a database that cannot be opened, is no desk, or lacks the asked record
│   ├── BadRequest      what was asked of a desk means nothing there
│   └── NotThere        no record has the asked id
├── CorrectionError     a correction or a decision on one that is refused
├── AccountError        a user, password, role or token that is refused
└── EvidenceMissing     a record without the words that prove it: a fault of ours, reported as one
"""

from __future__ import annotations


class HerodotError(Exception):
    """Base of all errors; `where` names the file, line or record concerned, `remedy` what to do about it."""

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}; {self.remedy}" if self.remedy else text

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.where, self.remedy)


def _rebuild(kind: type[HerodotError], message: str, where: str, remedy: str) -> HerodotError:
    return kind(message, where=where, remedy=remedy)


class InputError(HerodotError):
    """A document that cannot be read; the rest of the batch goes on."""


class TooLarge(InputError):
    """Over a size limit; the message gives the size and the limit."""


class NotText(InputError):
    """Binary, empty, or in no encoding that can be told."""


class BadRecord(InputError):
    """A JSONL line that is no report."""


class NoArticle(InputError):
    """Markup in which no article text was found."""


class WrongLanguage(InputError):
    """Text that is not English: skipped and counted, with the reason "language"."""


class DateError(HerodotError):
    """A date that is none, such as 2024-13-45."""


class OntologyError(HerodotError):
    """A table under ontology/, or of a desk's own actors, that does not validate; `where` is file:line."""


class ModelError(HerodotError):
    """A model that is missing or not the pinned one."""


class StoreError(HerodotError):
    """A database that cannot be opened, is no desk, or lacks the asked record."""


class BadRequest(StoreError):
    """What was asked of a desk means nothing there, such as an id that several records begin with."""


class NotThere(StoreError):
    """No record of the desk has the asked id."""


class CorrectionError(HerodotError):
    """A correction whose value, words or record do not fit, or a decision that its log does not allow."""


class AccountError(HerodotError):
    """A user, password, role, scope or token that is refused."""


class EvidenceMissing(HerodotError):
    """A record without the words that prove it: a fault in a stage, reported as such; nothing of it is stored."""
