"""Read durations and repeated times, which have a TIMEX3 value but no date."""

from __future__ import annotations

import re

from onrecord.resolve.moments import UNIT, WEEKDAYS, Moment, count

LETTER = {
    "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "centurie": "C", "century": "C",
}  # fmt: skip
VAGUE = r"a few|few|several|many|some|recent|coming|the|past|last|next"
BEFORE = (
    r"(?:(?:more than|less than|nearly|almost|about|around|at least|up to|only|just|"
    r"over|another|first|last|past|next|latest|previous|coming|recent|these|those|"
    r"full|entire|whole|final|the|some|following|as many as|as little as) )*"
)
LENGTH = re.compile(
    rf"{BEFORE}(?P<count>[a-z\d-]+(?: [a-z]+)?)[ -]{UNIT}(?:[- ](?:old|long))?"
)
OPEN = re.compile(rf"(?:(?:{VAGUE}) )*{UNIT}")
SETS = {
    "daily": "P1D", "every day": "P1D", "each day": "P1D", "weekly": "P1W",
    "every week": "P1W", "monthly": "P1M", "every month": "P1M", "a month": "P1M",
    "quarterly": "P1Q", "every quarter": "P1Q", "annually": "P1Y", "annual": "P1Y",
    "yearly": "P1Y", "every year": "P1Y", "each year": "P1Y", "nightly": "P1D",
}  # fmt: skip
EVERY = re.compile(rf"(?:every|each) ({'|'.join(WEEKDAYS)})s?|({'|'.join(WEEKDAYS)})s")


def read_duration(words: str) -> Moment | None:
    """Return the TIMEX3 value of a length of time or a repetition.

    Example:
        "three days" is P3D, "several years" PXY, "every Monday" XXXX-WXX-1.
    """
    if words in SETS:
        return Moment(timex=SETS[words])
    every = EVERY.fullmatch(words)
    if every:
        number = WEEKDAYS.index(every[1] or every[2]) + 1
        return Moment(timex=f"XXXX-WXX-{number}")
    match = LENGTH.fullmatch(words)
    if match:
        return Moment(timex=period(count(match["count"]), match["unit"]))
    match = OPEN.fullmatch(words)
    return Moment(timex=period(None, match["unit"])) if match else None


def period(number: int | None, unit: str) -> str:
    """Return an ISO 8601 period, with X for a number that is not told."""
    if unit == "decade":
        return f"P{number * 10}Y" if number else "PXY"
    letter = LETTER[unit]
    time = "T" if letter.startswith("T") else ""
    shown = "X" if not number else str(number)
    return f"P{time}{shown}{letter.removeprefix('T')}"
