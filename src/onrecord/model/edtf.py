"""Read a point of time in EDTF (ISO 8601-2) as its first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

_POINT: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?")


def days_within(point: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, a month or a day.

    Nothing of an interval, a season, a decade, or a day that no calendar has.

    Example:
        >>> days_within("2016-02")
        (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
        >>> days_within("2016-02-30"), days_within("201X")
        (None, None)
    """
    found = _POINT.fullmatch(point)
    if found is None:
        return None
    year, month, day = (int(each) if each else None for each in found.groups())
    try:
        first = date(year or 0, 1 if month is None else month, day or 1)
        if day is not None:
            return date(first.year, first.month, day), first
        ending = 12 if month is None else month
        return first, date(first.year, ending, monthrange(first.year, ending)[1])
    except ValueError:
        return None


def bounds_of(when: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of a time; None where it is open.

    Example:
        >>> bounds_of("2016-12")
        (datetime.date(2016, 12, 1), datetime.date(2016, 12, 31))
        >>> bounds_of("2015-07/..")
        (datetime.date(2015, 7, 1), None)
    """
    if not when:
        return None, None
    begins, interval, ends = when.partition("/")
    first, last = days_within(begins), days_within(ends if interval else begins)
    return (first[0] if first else None), (last[1] if last else None)
