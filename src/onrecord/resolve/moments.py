"""What a time expression comes to, and the words that dates are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onrecord.model.mention import Tense

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "half": 0, "couple": 2, "a couple": 2, "a couple of": 2,
    "couple of": 2, "dozen": 12, "a dozen": 12, "the": 1, "a hundred": 100,
    "two hundred": 200, "three hundred": 300, "two thousand": 2000,
}  # fmt: skip
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|mon|tues?|wed|thurs?|fri|sat|sun)\.?"
UNIT = (
    r"(?P<unit>minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|"
    r"century|centurie|millennium)s?"
)
PREPOSITION = re.compile(
    r"^(?:on|in|at|by|during|of|as of|for|within|over|dated|"
    r"the(?! (?:next|following|previous|year|quarter|month|week|day|period)\b)) "
)
PART = re.compile(
    r"^(?:very |as )?(?:early|late|later|earlier|mid|the middle of|middle of|"
    r"the end of|end of|the beginning of|beginning of|the start of|start of|"
    r"the turn of|turn of|the close of|close of|"
    r"the latter part of|as early as|no later than|sometime|some time)"
    r"(?: in|-| )(?:on )?"
)
EARLY = 2
"""Months that a day without a year lies ahead, at most, in a clause in the past."""
TURN = {"future": 2, "present": 5, "none": 5}
"""Months that it, or a month, lies back, at most; tuned on TimeBank."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time: EDTF value, TIMEX3 value where it differs, and on what it rests."""

    value: str | None = None
    timex: str | None = None
    basis: str = "none"


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known beside the words."""

    written: date | None = None
    """The day of publication."""
    tense: Tense = "none"
    day: str | None = None
    """The last day that the text spoke of, as "2016-08-30"; so the next three."""
    month: str | None = None
    year: str | None = None
    quarter: str | None = None
    after: str = ""
    """The text that follows the expression."""


def plain(text: str) -> str:
    """Return an expression in lower case, without prepositions and outer marks."""
    words = " ".join(text.lower().replace("’", "'").split()).strip(" ,.;:'\"()–—")
    words = re.sub(r"'s$", "", words)
    last = None
    while last != words:
        last = words
        words = PREPOSITION.sub("", words)
        words = PART.sub("", words)
    return words


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(word[:3]))


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(n for n, d in enumerate(WEEKDAYS) if d.startswith(word[:3]))


def count(words: str) -> int | None:
    """Return the number that digits or number words give."""
    words = words.strip().replace("-", " ").replace(",", "")
    if words.isdigit():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    parts = [NUMBERS.get(word) for word in words.split()]
    if len(parts) == 2 and None not in parts:  # noqa: PLR2004  "twenty four"
        return sum(part for part in parts if part)
    return None


def week(day: date) -> Moment:
    """Return the week of a day, Monday to Sunday, named as ISO 8601 does."""
    monday = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    sunday = monday + timedelta(days=6)
    return Moment(f"{monday}/{sunday}", f"{year}-W{number:02}", "publication")


def weekend(day: date) -> Moment:
    """Return the Saturday and Sunday of the week of a day."""
    saturday = day + timedelta(days=5 - day.weekday())
    year, number, _ = saturday.isocalendar()
    sunday = saturday + timedelta(days=1)
    return Moment(f"{saturday}/{sunday}", f"{year}-W{number:02}-WE", "publication")


def add_months(day: date, months: int) -> str:
    """Return the month so many months from a day's, as "2016-08"."""
    index = day.year * 12 + day.month - 1 + months
    return f"{index // 12:04}-{index % 12 + 1:02}"


def nearest_year(month: int, written: date, tense: Tense, ahead: int = 0) -> int:
    """Return the year of a month that is named without one.

    Of the twelve months around the day of writing, most lie back where the clause is in
    the past, and ahead where it is in the future.

    Args:
        month: 1 to 12.
        written: The day of publication.
        tense: Tense of the clause.
        ahead: How many months ahead the past may reach ("was extended to Nov. 16").
    """
    back = 11 - ahead if tense == "past" else TURN[tense]
    steps = (month - written.month + back) % 12 - back
    return written.year + (written.month - 1 + steps) // 12
