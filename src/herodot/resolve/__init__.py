"""Who is who in one report: `resolve(parsed) -> Cast`."""

from herodot.resolve.cast import Cast
from herodot.resolve.resolver import resolve

__all__ = ["Cast", "resolve"]
