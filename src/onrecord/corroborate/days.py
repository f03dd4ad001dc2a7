"""Turn the EDTF of a claim into the first and last day that it may mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.model.edtf import days_within

Days = tuple[int, int]
"""First and last day, as ordinals of the calendar."""

_SEASON: Final = re.compile(r"(\d{4})-(2[1-4])[~?%]?")
_SEASONS: Final = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}
_OPEN: Final = ("", "..")


@lru_cache(maxsize=20_000)
def days_of(edtf: str | None) -> Days | None:
    """Return the first and last day of an EDTF; nothing where it cannot be told.

    An interval without an end counts as its first day: what began then.

    >>> from datetime import date
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
    season = _SEASON.fullmatch(edtf)
    points = [edtf]
    if season:
        points = [f"{season[1]}-{month:02}" for month in _SEASONS[season[2]]]
    first, last = days_within(points[0]), days_within(points[-1])
    return (first[0].toordinal(), last[1].toordinal()) if first and last else None
