"""Codes the events of a report in PLOVER: who did what to whom, whether it happened, and on whose word."""

from herodot.code.coder import code

__all__ = ["code"]
