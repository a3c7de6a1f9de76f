"""Analyses in other programs' formats, one module a format."""
