"""Bytes to text: by byte-order mark, as UTF-8, by declared charset, by detected charset, in that order."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from herodot.errors import NotText

# UTF-32 stands before UTF-16: the little-endian marks begin with the same two bytes.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
_LATIN = re.compile("[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\u02c6\u02dc\u0192]*")
_SAMPLE = 200_000


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """The text of `data`, without its byte-order mark, which is a sign of the encoding and not of the text.

    Bytes that are valid UTF-8 are taken as UTF-8 even where a page declares another charset: by chance that
    happens to no other encoding of running text. `encoding`, where given, is obeyed. Raises NotText.
    """
    if encoding:
        return _strictly(data, encoding, where).removeprefix("\ufeff")
    marked = byte_order_mark(data)
    if marked:
        mark, codec = marked
        return _strictly(data[len(mark) :], codec, where)
    guesses: tuple[Callable[[bytes], str | None], ...] = (_utf8, _declared, _western, _detected)
    for guess in guesses:
        guessed = guess(data)
        text = _attempt(data, guessed) if guessed else None
        if text is not None:
            return text
    raise NotText("the encoding cannot be told", where=where, remedy="save it as UTF-8")


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The mark that `data` begins with and the codec of what follows it."""
    return next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)


def _strictly(data: bytes, codec: str, where: str) -> str:
    text = _attempt(data, codec)
    if text is None:
        raise NotText(f"it is not {codec}", where=where, remedy="save it as UTF-8, or name its encoding")
    return text


def _attempt(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _utf8(_: bytes) -> str:
    return "utf-8"


def _declared(data: bytes) -> str | None:
    """The charset of an HTML meta element or XML declaration; browsers read Latin-1 as Windows-1252, and so
    do we.
    """
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii", "ignore").lower()
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name


def _western(data: bytes) -> str | None:
    """Windows-1252 where the bytes beyond ASCII are few and stand for Latin letters and English punctuation."""
    beyond = bytes(b for b in data[:_SAMPLE] if b > 0x7F)
    text = _attempt(beyond, "cp1252")
    few = len(beyond) * 10 < len(data[:_SAMPLE])
    return "cp1252" if few and text is not None and _LATIN.fullmatch(text) else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # here, because most runs never need it

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None
