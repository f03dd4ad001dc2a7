"""Turn the EDTF of a claim into what the formats take: a day."""

from __future__ import annotations

import re
from typing import Final

from onrecord.model.edtf import days_within

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}$")


def day_of(when: str | None) -> str | None:
    """Return the day that a time is or begins on; None where no day is told.

    Example:
        >>> day_of("2016-12-19/.."), day_of("2016-12")
        ('2016-12-19', None)
    """
    begins = (when or "").partition("/")[0]
    return begins if _DAY.match(begins) and days_within(begins) else None
