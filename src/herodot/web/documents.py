"""What was handed in as documents. A file's name is only a name: nothing is ever written to or read from that path."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from herodot.acquire import Failure, Limits, documents
from herodot.errors import TooLarge
from herodot.examples import examples
from herodot.records import DocFormat, RawDoc
from herodot.spans import content_id
from herodot.web.config import Config

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sent it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Handed:
    """A text and files, and what holds for those that do not say it themselves."""

    text: str
    title: str
    outlet: str
    published: str | None
    url: str
    uploads: tuple[Upload, ...] = ()


type Taken = tuple[tuple[RawDoc, ...], tuple[tuple[str, str], ...]]
"""The documents, and the name and the problem of each file that is none."""


def take(handed: Handed, config: Config) -> Taken:
    """The documents in what was handed in. Raises TooLarge for more of them, or more text when it is unpacked, than a
    request may have."""
    found, failures = [], []
    limits = Limits(config.text_limit, config.html_limit)
    left = config.upload_limit
    for upload in handed.uploads:
        for document in _unpacked(upload, limits):
            if isinstance(document, Failure):
                failures.append((document.path, problem_of(document)))
            else:
                found.append(_with_defaults(document, handed))
                left -= len(document.text)
            if left < 0 or len(found) + len(failures) > config.most_documents:
                most = f"{config.most_documents} documents or {config.upload_limit} characters"
                raise TooLarge(f"more than {most}", remedy="hand them in in parts")
    if handed.text.strip():
        found.append(pasted(handed))
    return tuple(found), tuple(failures)


def bundled() -> tuple[RawDoc, ...]:
    """The bundled examples, each with its own publication date and outlet, which a page that states its own keeps."""
    found = []
    for example in examples():
        (document,) = documents([str(example.path)])
        if isinstance(document, Failure):
            raise document.error
        name = f"examples/{example.path.parent.name}/{example.path.name}"
        handed = Handed("", "", example.outlet or "", example.published, "")
        found.append(_with_defaults(replace(document, source_path=name), handed))
    return tuple(found)


def pasted(handed: Handed) -> RawDoc:
    """A pasted text as a document; its name is made of its content, as it has none."""
    name = f"{content_id('pasted', handed.url, handed.text)}.txt"
    form: DocFormat = "html" if handed.text.lstrip()[:1] == "<" else "text"
    text = handed.text.replace("\r\n", "\n")
    return RawDoc(name, form, text, handed.url or None, handed.outlet or None, handed.title or None, handed.published)


def _unpacked(upload: Upload, limits: Limits) -> Iterator[RawDoc | Failure]:
    """The documents in a file, unpacked as they are asked for; the readers of `acquire` keep to the limits."""
    name = plain_name(upload.name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{''.join(Path(name).suffixes[-2:]) if name.isascii() else ''}"
        path.write_bytes(upload.data)
        yield from (_named(found, str(path), name) for found in documents([str(path)], limits))


def _named(found: RawDoc | Failure, path: str, name: str) -> RawDoc | Failure:
    """What was found, under the name that the browser gave."""
    if isinstance(found, Failure):
        error = found.error
        where = error.where.replace(path, name)
        return Failure(found.path.replace(path, name), type(error)(error.message, where=where, remedy=error.remedy))
    return replace(found, source_path=found.source_path.replace(path, name))


def problem_of(failure: Failure) -> str:
    """The problem and its remedy; the name stands beside it already."""
    error = failure.error
    return f"{error.message}; {error.remedy}" if error.remedy else error.message


def plain_name(name: str) -> str:
    """The last part of a file's name, without what would break a line or turn it around."""
    last = _CONTROL.sub("", name.replace("\\", "/")).rpartition("/")[2].strip()
    return last[-_LONGEST_NAME:] if last.strip(".") else "upload"


def _with_defaults(document: RawDoc, handed: Handed) -> RawDoc:
    return replace(
        document,
        outlet=document.outlet or handed.outlet or None,
        published=document.published or handed.published,
        url=document.url or None,
    )
