"""Documents to reports: article text and metadata of pages, boilerplate marked, dateline and bylines found."""

from herodot.clean.report import Defaults, clean

__all__ = ["Defaults", "clean"]
