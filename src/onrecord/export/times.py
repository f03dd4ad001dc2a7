"""Turn the EDTF of a claim into what the formats take: a day, or a first and a last."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")
_PART: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$")
_OPEN: Final = ("", "..")


def day_of(when: str | None) -> str | None:
    """Return the day that a time is or begins on; None where no day is told.

    Example:
        >>> day_of("2016-12-19/.."), day_of("2016-12")
        ('2016-12-19', None)
    """
    begins = (when or "").partition("/")[0]
    return begins if _DAY.match(begins) and _real(begins) else None


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
    first, last = _days(begins), _days(ends if interval else begins)
    return (first[0] if first else None), (last[1] if last else None)


def _days(part: str) -> tuple[date, date] | None:
    found = None if part in _OPEN else _PART.match(part)
    if found is None:
        return None
    year, month, day = (int(each) if each else None for each in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    ending = month or 12
    return first, date(first.year, ending, monthrange(first.year, ending)[1])


def _real(day: str) -> bool:
    return _days(day) is not None
