"""Publication dates as people and machines write them, normalised to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from herodot.errors import DateError

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*(?: ?[+-]\d\d:?\d\d)?", re.ASCII)
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: .*)?", re.ASCII)


def iso_date(text: str) -> str:
    """`text` as an ISO 8601 day ("2024-07-14"), or as day, time and zone where it gives a time.

    Accepts an ISO day, an ISO day and time ("2024-07-14T08:30Z"), and RFC 2822 ("Sun, 14 Jul 2024 08:30:00
    +0000"). A zone is kept as it is given and never guessed. Raises DateError for anything else.
    """
    text = text.strip()
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if _ISO_MOMENT.fullmatch(text):
            return datetime.fromisoformat(text).isoformat(timespec="seconds")
        if _RFC_2822.fullmatch(text):
            return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except ValueError as error:
        raise _no_date(text) from error
    raise _no_date(text)


def _no_date(text: str) -> DateError:
    return DateError(f"{text[:60]!r} is no date", remedy="write it as 2024-07-14 or 2024-07-14T08:30:00+00:00")
