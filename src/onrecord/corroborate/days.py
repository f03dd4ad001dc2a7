"""Turn the EDTF of a claim into the first and last day that it may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final

Days = tuple[int, int]
"""First and last day, as ordinals of the calendar."""

_POINT: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
_SEASONS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
_OPEN: Final = ("", "..")


@lru_cache(maxsize=20_000)
def days_of(edtf: str | None) -> Days | None:
    """Return the first and last day of an EDTF; nothing where it cannot be told.

    An interval without an end counts as its first day: what began then.

    >>> [date.fromordinal(day).isoformat() for day in days_of("2016-02") or ()]
    ['2016-02-01', '2016-02-29']
    """
    if not edtf:
        return None
    start, _, end = edtf.partition("/")
    first, last = _point(start), _point(end)
    if first and last:
        return (first[0], last[1]) if first[0] <= last[1] else None
    if "/" in edtf and start in _OPEN:
        return last
    return first


def _point(edtf: str) -> Days | None:
    match = _POINT.fullmatch(edtf)
    if not match:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            exact = date(year, int(month), int(day)).toordinal()
            return exact, exact
        start, end = (1, 12) if not month else _SEASONS.get(month, (int(month),) * 2)
        last = calendar.monthrange(year, end)[1]
        return date(year, start, 1).toordinal(), date(year, end, last).toordinal()
    except ValueError:
        return None
