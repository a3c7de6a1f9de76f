"""Parsed -> Encoded: hidden states for the learned heads to read, of the paragraphs that hold something."""

from __future__ import annotations

import re

from herodot.encode.encoder import Encoded, EncodedPassage, encode_text
from herodot.parse.parsed import Parsed

__all__ = ["Encoded", "EncodedPassage", "encode"]


_MARK = re.compile(r"[\"“”„«»‘:–—―]|''|``")


def encode(parsed: Parsed, window: int | None = None) -> Encoded:
    """The encoded paragraphs of a report; see `encode_text` for `window`.

    Raises ModelError when the networks are missing or broken.
    """
    text = parsed.report.text
    ranges = [(parsed.starts[a], parsed.ends[b - 1]) for a, b in parsed.paragraphs if _is_worth_reading(parsed, a, b)]
    return encode_text(text, ranges, parsed, window)


def _is_worth_reading(parsed: Parsed, first: int, stop: int) -> bool:
    """False for a line with neither a verb nor a mark of speech: a list of names, a heading, a row of a table."""
    if any(parsed.tags[i][0] == "V" for i in range(first, stop)):
        return True
    return _MARK.search(parsed.report.text, parsed.starts[first], parsed.ends[stop - 1]) is not None
