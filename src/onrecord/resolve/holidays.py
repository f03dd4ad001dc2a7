"""Find the days of holidays: fixed ones, those that follow a rule, and Easter.

Feasts of the lunar calendars (Ramadan, Eid, Passover, Diwali) are not read: their days
are announced, not computed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.resolve.moments import Moment, nearest_year

if TYPE_CHECKING:
    from onrecord.model.mention import Tense
    from onrecord.resolve.moments import Clue

FIXED = {
    "new year's day": (1, 1), "epiphany": (1, 6),
    "valentine's day": (2, 14), "may day": (5, 1), "bastille day": (7, 14),
    "fourth of july": (7, 4), "july fourth": (7, 4),
    "halloween": (10, 31), "armistice day": (11, 11), "veterans day": (11, 11),
    "remembrance day": (11, 11), "christmas eve": (12, 24), "christmas": (12, 25),
    "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "international women's day": (3, 8),
}  # fmt: skip
FROM_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "good friday": -2,
    "easter": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39,
    "pentecost": 49,
}  # fmt: skip
NTH = {
    "martin luther king day": (1, 0, 3), "presidents day": (2, 0, 3),
    "presidents' day": (2, 0, 3), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4),
}  # fmt: skip
"""Month, weekday (0 is Monday), and which of them in the month."""
LAST = {"memorial day": (5, 0)}
NAMES = sorted((*FIXED, *FROM_EASTER, *NTH, *LAST, "election day"), key=len)
HOLIDAY = re.compile(
    rf"(?:(?P<which>last|this|next|this past) )?"
    rf"(?P<name>{'|'.join(map(re.escape, reversed(NAMES)))})"
    r"(?:,? (?P<year>\d{4}|(?:last|this|next) year))?"
)
SHIFTED: dict[str, Tense] = {"last": "past", "this past": "past", "next": "future"}
YEARS = {"last year": -1, "this year": 0, "next year": 1}


def read_holiday(words: str, clue: Clue) -> Moment | None:
    """Return the day of a named holiday, or nothing if the words name none.

    Example:
        "Thanksgiving" in a report of January 2000 is 1999-11-25.
    """
    match = HOLIDAY.fullmatch(words)
    if match is None:
        return None
    name, year = match["name"], match["year"]
    if year and year.isdigit():
        return Moment(str(day_of(name, int(year))), None, "text")
    if clue.written is None:
        return Moment()
    if year:
        found = day_of(name, clue.written.year + YEARS[year])
        return Moment(str(found), None, "publication")
    tense = SHIFTED.get(match["which"] or "", clue.tense)
    month = day_of(name, clue.written.year).month
    number = nearest_year(month, clue.written, tense, 2)
    return Moment(str(day_of(name, number)), None, "publication")


def day_of(name: str, year: int) -> date:
    """Return the day of a holiday in a year."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year) + timedelta(days=FROM_EASTER[name])
    if name in LAST:
        month, weekday = LAST[name]
        end = date(year, month + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    if name == "election day":
        return nth(year, 11, 0, 1) + timedelta(days=1)
    return nth(year, *NTH[name])


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """Return the first, second ... such weekday of a month."""
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * (number - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, as Gauss and Butcher reckon it.

    >>> easter(2016)
    datetime.date(2016, 3, 27)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3
        + 15
    ) % 30  # fmt: skip
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
