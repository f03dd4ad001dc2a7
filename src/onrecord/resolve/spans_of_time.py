"""Read durations and repeated times, which have a TIMEX3 value but no date."""

from __future__ import annotations

import re

from onrecord.resolve.moments import WEEKDAYS, Moment, count

LETTER = {
    "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "centurie": "C", "century": "C",
    "millennium": "L", "millennia": "L",
}  # fmt: skip
"""Decades, centuries and millennia as TIMEX2 has them, since ISO 8601 has none."""
UNITS = {**LETTER, **{f"{unit}s": letter for unit, letter in LETTER.items()}}
PASSED_OVER = frozenset(
    "at least most no more less fewer than nearly almost about around roughly over up"
    " to approximately only just another next latest coming these those well under full"
    " entire whole final the some following as many little consecutive straight trading"
    " business calendar additional long old or so more of further first last past past"
    " previous final upcoming year-earlier fiscal ahead this".split()
)
VAGUE = frozenset({"few", "several", "many", "recent", "dozens", "hundreds"})
PAST = frozenset({"recent"})
OPEN = {
    "half an hour": "PT30M", "half hour": "PT30M", "some time": "PXX",
    "a while": "PXX", "a long while": "PXX", "a short while": "PXX",
}  # fmt: skip
SETS = {
    "daily": "P1D", "every day": "P1D", "each day": "P1D", "weekly": "P1W",
    "every week": "P1W", "each week": "P1W", "monthly": "P1M", "every month": "P1M",
    "each month": "P1M", "a month": "P1M", "quarterly": "P1Q", "every quarter": "P1Q",
    "each quarter": "P1Q", "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y",
    "every year": "P1Y", "each year": "P1Y", "nightly": "P1D", "hourly": "PT1H",
    "every night": "P1D", "every hour": "PT1H",
}  # fmt: skip
NAME = "|".join(WEEKDAYS)
EVERY = re.compile(rf"(?:every|each) ({NAME})s?|({NAME})s( nights)?|({NAME}) nights")


def read_duration(words: str) -> Moment | None:
    """Return the TIMEX3 value of a length of time or a repetition.

    Example:
        "three days" is P3D, "several years" PXY, "every Monday" XXXX-WXX-1.
    """
    if words in SETS:
        return Moment(timex=SETS[words])
    if words in OPEN:
        return Moment(timex=OPEN[words])
    every = EVERY.fullmatch(words)
    if every:
        number = WEEKDAYS.index(every[1] or every[2] or every[4]) + 1
        night = "TNI" if "night" in words else ""
        return Moment(timex=f"XXXX-WXX-{number}{night}")
    return length(words)


def length(words: str) -> Moment | None:
    """Read "at least 20 more years", "the last few months", "three-week"."""
    parts = words.replace("-", " ").split()
    unit = next((part for part in parts if part in UNITS), None)
    if unit is None:
        return None
    at = parts.index(unit)
    before = parts[:at]
    if PAST & set(before):
        return Moment(timex="PAST_REF")
    told = [part for part in before if part not in PASSED_OVER | VAGUE]
    single = unit in LETTER
    if not told:
        exact = single and not VAGUE & set(before)
        return Moment(timex=period(1 if exact else None, unit))
    number = count(re.split(r" to | or ", " ".join(before))[0])
    if number is None:
        number = count(" ".join(told).removesuffix(" of"))
    if number is None and not all(is_number(part) for part in told):
        return None
    return Moment(timex=period(None if VAGUE & set(before) else number, unit))


def is_number(word: str) -> bool:
    """Say whether a word is a number, or "a", "couple"."""
    return count(word) is not None or bool(re.fullmatch(r"[\d.,]+(?:/\d)?", word))


def period(number: int | None, unit: str) -> str:
    """Return an ISO 8601 period, with X for a number that is not told."""
    if number and unit.startswith("decade"):
        number, unit = number * 10, "year"
    letter = UNITS[unit]
    time = "T" if letter.startswith("T") else ""
    shown = "X" if not number else str(number)
    return f"P{time}{shown}{letter.removeprefix('T')}"
