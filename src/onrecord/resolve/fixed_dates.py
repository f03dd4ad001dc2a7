"""Read dates that name day, month, year, season or weekday: "30 January", "2015"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.resolve.moments import (
    EARLY,
    MONTH,
    SEASONS,
    WEEKDAY,
    Moment,
    month_number,
    nearest_year,
    weekday_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model.mention import Tense
    from onrecord.resolve.moments import Clue

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[0-9]|20)\d{2})"
LEAD = rf"(?:{WEEKDAY},? )?(?:the )?"
DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6,
    "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip
CENTURIES = {"nineteenth": 19, "twentieth": 20, "twenty-first": 21}
AROUND = {"last": -1, "this": 0, "next": 1, "that": 0, "the same": 0}
AROUND_YEAR = r"(?P<around>last|this|next|that|the same) year"
NEAR = 14
"""Days between a date in digits and its publication that settle how it is meant."""
SHORTEST_CENTURY = 50
"""Of years in two digits, those over 50 are of the last century."""


def read_fixed(words: str, clue: Clue) -> Moment | None:
    """Return the date that the words name, or nothing if they name none.

    A missing year is taken from the day of writing: the last such day before it, or
    the next after it where the clause is in the future.
    """
    for pattern, read in PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            return read(match, clue)
    return None


def full_date(match: re.Match[str], clue: Clue) -> Moment:
    """Read "January 30, 2017", "Monday, 30 January", "May 3 last year"."""
    month, day = month_number(match["month"]), int(match["day"])
    if match["year"]:
        return Moment(f"{match['year']}-{month:02}-{day:02}", None, "text")
    if (month, day) == (9, 11) and "attack" in clue.after[:12]:
        return Moment("2001-09-11", None, "text")
    year = year_of(match, clue, month, EARLY)
    if year is None:
        return Moment(timex=f"XXXX-{month:02}-{day:02}")
    if match["weekday"]:
        year = year_with(match["weekday"], month, day, year)
    return Moment(f"{year}-{month:02}-{day:02}", None, "publication")


def year_with(weekday: str, month: int, day: int, year: int) -> int:
    """Return the year, or the one beside it, in which a day falls on a weekday."""
    for each in (year, year - 1, year + 1):
        if date(each, month, day).weekday() == weekday_number(weekday):
            return each
    return year


def year_of(match: re.Match[str], clue: Clue, month: int, ahead: int = 0) -> int | None:
    """Return the year of a day or month without one, if anything tells it."""
    if match["around"] in {"that", "the same"}:
        return int(clue.year) if clue.year else None
    if clue.written is None:
        return None
    if match["around"]:
        return clue.written.year + AROUND[match["around"]]
    which = match.groupdict().get("which") or ""
    if which == "this" and month >= clue.written.month:
        return clue.written.year
    found = nearest_year(month, clue.written, shifted(which, clue.tense), ahead)
    if which == "last" and (found, month) >= (clue.written.year, clue.written.month):
        found -= 1
    return found


def month_date(match: re.Match[str], clue: Clue) -> Moment:
    """Read "July 2015", "last July", "July", "July last year"."""
    month = month_number(match["month"])
    if match["year"]:
        return Moment(f"{match['year']}-{month:02}", None, "text")
    year = year_of(match, clue, month)
    if year is None:
        return Moment(timex=f"XXXX-{month:02}")
    return Moment(f"{year}-{month:02}", None, "publication")


def shifted(which: str, tense: Tense) -> Tense:
    """Return the tense that "last", "next", "this" before a name impose."""
    if which in {"next", "coming", "upcoming", "this coming"}:
        return "future"
    return "past" if which in {"last", "past", "this past"} else tense


def iso_date(match: re.Match[str], _clue: Clue) -> Moment:
    """Read "2017-01-30", "20170130"."""
    return Moment("-".join(p for p in match.groups() if p), None, "text")


def slash_date(match: re.Match[str], clue: Clue) -> Moment:
    """Read "30/1/2017"; "03/04/2015" is open, unless it was published at that time.

    Where both could be months, Americans put the month first and others the day; only
    a publication date within two weeks of the one and not of the other decides.
    """
    one, two, year = (int(part) for part in match.groups())
    if year < 100:  # noqa: PLR2004  "98"
        year += 1900 if year > SHORTEST_CENTURY else 2000
    readings = {(m, d) for m, d in ((one, two), (two, one)) if 1 <= m <= 12}  # noqa: PLR2004
    if len(readings) > 1 and clue.written:
        days = {r: date(year, *r) for r in readings}
        near = {r for r, d in days.items() if abs((d - clue.written).days) <= NEAR}
        readings = near or readings
    if len(readings) != 1:
        return Moment(timex=f"{year}-XX-XX", basis="ambiguous" if readings else "none")
    month, day = readings.pop()
    return Moment(f"{year}-{month:02}-{day:02}", None, "text")


def year_date(match: re.Match[str], clue: Clue) -> Moment:
    """Read "2006", "fiscal 1989"; "the 1988 quarter" is the quarter spoken of."""
    if match["kind"] == "quarter" and clue.quarter:
        return Moment(f"{match['year']}{clue.quarter[4:]}", None, "text")
    return Moment(match["year"], None, "text")


def decade(match: re.Match[str], _clue: Clue) -> Moment:
    """Read "the 1990s", "the '90s", "the nineties"."""
    digits = match["tens"] or match["short"]
    if digits:
        century = "" if match["tens"] else ("20" if digits[0] < "3" else "19")
        return Moment(f"{century}{digits[:-1]}X", None, "text")
    return Moment(f"19{DECADE_WORDS[match['word']]}X", None, "text")


def century(match: re.Match[str], _clue: Clue) -> Moment:
    """Read "the 20th century"."""
    number = CENTURIES.get(match["word"] or "") or int(match["nth"])
    return Moment(f"{number - 1:02}XX", f"{number - 1:02}", "text")


def season(match: re.Match[str], clue: Clue) -> Moment:
    """Read "summer 2016", "last fall", "this summer"."""
    number = SEASONS[match["season"]]
    if match["year"]:
        return Moment(f"{match['year']}-{number}", None, "text")
    first = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    if clue.written is None:
        return Moment()
    if match["which"] == "this" or match["around"]:
        year = clue.written.year + AROUND.get(match["around"] or "this", 0)
    else:
        tense = shifted(match["which"] or "", clue.tense)
        year = nearest_year(first, clue.written, tense)
    if match["which"] == "last" and year == clue.written.year:
        year -= clue.written.month < first + 3
    return Moment(f"{year}-{number}", None, "publication")


def weekday(match: re.Match[str], clue: Clue) -> Moment:
    """Read "Monday", "last Tuesday"."""
    written = clue.written
    if match["which"] in {"the previous", "the following", "the next"} and clue.day:
        written = date.fromisoformat(clue.day)
    if written is None:
        return Moment()
    which = (match["which"] or "").removeprefix("the ")
    tense = shifted(which, clue.tense)
    away = (weekday_number(match["weekday"]) - written.weekday()) % 7
    if tense in {"future", "present"} or which == "following":
        day = written + timedelta(days=away or (7 if which else 0))
    else:
        back = (-away) % 7
        again = which in {"last", "past", "previous"}
        day = written - timedelta(days=back or (7 if again else 0))
    return Moment(str(day), None, "publication")


WHICH = (
    r"(?:(?P<which>this past|this coming|last|past|next|coming|upcoming|this|"
    r"(?:the )?previous|(?:the )?following|the next) )?"
)
TAIL = rf"(?:(?:,| of)?[ -]?{YEAR}| (?:of )?{AROUND_YEAR})?"
PATTERNS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], Clue], Moment]], ...
] = (
    (re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?"), iso_date),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), iso_date),
    (
        re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: [\d:]+[a-z]*)?"),
        slash_date,
    ),
    (re.compile(rf"{LEAD}{MONTH} {DAY}{TAIL}"), full_date),
    (re.compile(rf"{LEAD}{DAY}(?: of)?[ -]{MONTH}{TAIL}"), full_date),
    (re.compile(rf"{WHICH}{MONTH}{TAIL}"), month_date),
    (
        re.compile(
            rf"(?:the )?(?:(?:fiscal|year|calendar|fiscal year|fy) ?)?{YEAR}"
            r"(?: or later)?(?: (?P<kind>quarter|period))?"
        ),
        year_date,
    ),
    (
        re.compile(
            r"(?:the )?(?:(?P<tens>\d{4})'?s|'?(?P<short>\d0)'?s|"
            rf"(?P<word>{'|'.join(DECADE_WORDS)}))"
        ),
        decade,
    ),
    (
        re.compile(
            r"(?:the )?(?:(?P<nth>\d{1,2})(?:st|nd|rd|th)|"
            rf"(?P<word>{'|'.join(CENTURIES)}))[- ]century"
        ),
        century,
    ),
    (
        re.compile(
            rf"{WHICH}(?:the )?(?:mid)?(?P<season>spring|summer|autumn|fall|winter)s?"
            rf"{TAIL}"
        ),
        season,
    ),
    (re.compile(rf"{WHICH}{WEEKDAY}"), weekday),
)
