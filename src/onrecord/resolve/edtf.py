"""Say what is valid EDTF (ISO 8601-2, levels 0 to 2 as far as reports need it)."""

from __future__ import annotations

import re
from calendar import monthrange

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")
DECADE = re.compile(r"\d{3}X|\d{2}XX")
MONTHS = range(1, 13)
SEASONS = range(21, 42)
"""21 to 24 are seasons, 33 to 36 quarters, 40 and 41 halves of a year."""
PRECISIONS = ((12, "month"), (32, "season"), (36, "quarter"), (41, "half"))
"""The highest number that EDTF has for each in the place of a month."""


def is_edtf(value: str) -> bool:
    """Say whether a value is an EDTF date, season, decade, or an interval of these.

    Example:
        >>> is_edtf("2011~/.."), is_edtf("2016-13")
        (True, False)
    """
    if "/" in value:
        start, _, end = value.partition("/")
        known = [part for part in (start, end) if part != ".."]
        return bool(known) and all(is_date(part) for part in known)
    return is_date(value)


def is_date(value: str) -> bool:
    """Say whether a value is one EDTF date, season or decade."""
    if DECADE.fullmatch(value):
        return True
    match = DATE.fullmatch(value)
    if not match:
        return False
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is None or year is None:
        return year is not None
    if day is None:
        return month in MONTHS or month in SEASONS
    return month in MONTHS and year > 0 and 1 <= day <= monthrange(year, month)[1]


def precision_of(value: str) -> str:
    """Return how exact an EDTF value is.

    Example:
        >>> [
        ...     precision_of(value)
        ...     for value in ("2016-08-29", "2016-35", "199X", "2016/..")
        ... ]
        ['day', 'quarter', 'decade', 'interval']
    """
    if "/" in value:
        return "interval"
    if value.endswith("X"):
        return "century" if value.endswith("XX") else "decade"
    month = value.rstrip("~?%")[5:]
    if not month:
        return "year"
    if "-" in month:
        return "day"
    number = int(month)
    return next(name for last, name in PRECISIONS if number <= last)
