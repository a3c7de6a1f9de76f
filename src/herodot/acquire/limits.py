"""How much is read of one document, and what is handed on where one cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from herodot.errors import InputError, TooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest plain text and the largest HTML page that are read, in bytes (of UTF-8, for JSONL records)."""

    text: int = 5_000_000
    html: int = 50_000_000

    @property
    def line(self) -> int:
        """The longest line of JSONL, in bytes: the largest page or the largest text, escaped."""
        return max(self.html + self.html // 4, 6 * self.text) + 100_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: `path` (or path:line), and the error with its cause and remedy."""

    path: str
    error: InputError


def refuse_large(size: int, limit: int, what: str, where: str, *, at_least: bool = False) -> None:
    """Raises TooLarge when `size` bytes of `what` are over `limit`; `at_least`: there may be more than `size`."""
    if size > limit:
        more = "more than " if at_least else ""
        raise TooLarge(
            f"{more}{_megabytes(size)} of {what}, and the limit is {_megabytes(limit)}",
            where=where,
            remedy="split it, or raise the limit with --max-size",
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size} bytes"
