"""Where a pure function is run over many items: today on this machine."""

from herodot.engines.local import Crash, Local

__all__ = ["Crash", "Local"]
