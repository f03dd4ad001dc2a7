"""Turn the EDTF of a claim into what the formats take: a day, or a first and a last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.model.edtf import days_within

if TYPE_CHECKING:
    from datetime import date

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")


def day_of(when: str | None) -> str | None:
    """Return the day that a time is or begins on; None where no day is told.

    Example:
        >>> day_of("2016-12-19/.."), day_of("2016-12")
        ('2016-12-19', None)
    """
    begins = (when or "").partition("/")[0]
    return begins if _DAY.match(begins) and days_within(begins) else None


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
