"""Read dates that name day, month, year, season or weekday: "30 January", "2015"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.resolve.moments import (
    MONTH,
    ORDINALS,
    SEASONS,
    WEEKDAY,
    Moment,
    month_number,
    weekday_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from onrecord.model.mention import Tense

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d{2})"
LEAD = rf"(?:{WEEKDAY},? )?(?:the )?"
TIME = (
    r"(?:(?:at |around |about )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?"
    r"(?P<half>a\.?m\.?|p\.?m\.?)?(?: [a-z]{2,4}t| gmt| utc| local time)?,?(?: on)? )?"
)
AFTER = r"(?: (?:in )?(?:the )?(?P<part>morning|afternoon|evening|night))?"
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6,
    "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip
QUARTER = (
    r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)[- ](?P<what>quarter|half)"
)


def read_fixed(words: str, written: date | None, tense: Tense) -> Moment | None:
    """Return the date that the words name, or nothing if they name none.

    A missing year is taken from the day of writing: the last such day before it, or
    the next after it where the clause is in the future.
    """
    for pattern, read in PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            return read(match, written, tense)
    return None


def full_date(match: re.Match[str], written: date | None, tense: Tense) -> Moment:
    """Read "January 30, 2017", "Monday, 30 January"."""
    month, day = month_number(match["month"]), int(match["day"])
    year = match["year"]
    if year:
        return Moment(f"{year}-{month:02}-{day:02}", None, "text")
    if written is None:
        return Moment(timex=f"XXXX-{month:02}-{day:02}")
    nearest = nearest_year((month, day), (written.month, written.day), written, tense)
    return Moment(f"{nearest}-{month:02}-{day:02}", None, "publication")


def month_date(match: re.Match[str], written: date | None, tense: Tense) -> Moment:
    """Read "July 2015", "last July", "July"."""
    month, year = month_number(match["month"]), match["year"]
    if year:
        return Moment(f"{year}-{month:02}", None, "text")
    if written is None:
        return Moment(timex=f"XXXX-{month:02}")
    found = nearest_year((month,), (written.month,), written, shifted(match, tense))
    if match["which"] == "last" and month == written.month:
        found -= 1
    return Moment(f"{found}-{month:02}", None, "publication")


def shifted(match: re.Match[str], tense: Tense) -> Tense:
    """Return the tense that "last", "next", "this" before a name impose."""
    which = match["which"]
    if which in {"next", "coming", "upcoming"}:
        return "future"
    return "past" if which in {"last", "past", "this past"} else tense


def nearest_year(
    point: tuple[int, ...], now: tuple[int, ...], written: date, tense: Tense
) -> int:
    """Return the year of the last such point in the calendar, or of the next.

    A clause without past or future takes the one that is less than half a year off.
    """
    if tense == "future":
        return written.year + (point < now)
    if tense == "none":
        return written.year + (now[0] - point[0] > 6) - (point[0] - now[0] > 5)  # noqa: PLR2004
    return written.year - (point > now)


def iso_date(match: re.Match[str], _written: date | None, _tense: Tense) -> Moment:
    """Read "2017-01-30", "20170130"."""
    return Moment("-".join(p for p in match.groups() if p), None, "text")


def slash_date(match: re.Match[str], _written: date | None, _tense: Tense) -> Moment:
    """Read "1/30/2017"; where both could be months, as Americans do."""
    one, two, year = (int(part) for part in match.groups())
    month, day = (two, one) if one > 12 else (one, two)  # noqa: PLR2004  months
    year += 0 if year > 99 else 1900 if year > 50 else 2000  # noqa: PLR2004
    return Moment(f"{year}-{month:02}-{day:02}", None, "text")


def year_date(match: re.Match[str], _written: date | None, _tense: Tense) -> Moment:
    """Read "2006", "fiscal 1989"."""
    return Moment(match["year"], None, "text")


def decade(match: re.Match[str], _written: date | None, _tense: Tense) -> Moment:
    """Read "the 1990s", "the '90s", "the nineties"."""
    digits = match["tens"] or match["short"]
    if digits:
        century = "" if match["tens"] else ("20" if digits[0] < "3" else "19")
        return Moment(f"{century}{digits[:-1]}X", None, "text")
    return Moment(f"19{DECADE_WORDS[match['word']]}X", None, "text")


def century(match: re.Match[str], _written: date | None, _tense: Tense) -> Moment:
    """Read "the 20th century"."""
    return Moment(f"{int(match['nth']) - 1:02}XX", None, "text")


def season(match: re.Match[str], written: date | None, tense: Tense) -> Moment:
    """Read "summer 2016", "last fall", "this summer"."""
    number = SEASONS[match["season"]]
    if match["year"]:
        return Moment(f"{match['year']}-{number}", None, "text")
    if written is None:
        return Moment()
    first = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    year = nearest_year((first,), (written.month,), written, shifted(match, tense))
    if match["which"] == "this":
        year = written.year
    if match["which"] == "last" and year == written.year and written.month < first + 3:
        year -= 1
    return Moment(f"{year}-{number}", None, "publication")


def quarter(match: re.Match[str], written: date | None, _tense: Tense) -> Moment:
    """Read "the second quarter of 2016", "the first half"."""
    half = match["what"] == "half"
    number = ORDINALS[match["nth"]] + (39 if half else 32)
    if half and match["nth"] == "last":
        number = 41
    if match["year"]:
        return Moment(f"{match['year']}-{number}", None, "text")
    if written is None or number > 41:  # noqa: PLR2004  the last code of EDTF
        return Moment()
    first = 6 * (number - 40) + 1 if half else 3 * (number - 33) + 1
    year = nearest_year((first,), (written.month,), written, "past")
    return Moment(f"{year}-{number}", None, "publication")


def weekday(match: re.Match[str], written: date | None, tense: Tense) -> Moment:
    """Read "Monday", "10 p.m. Wednesday", "Wednesday evening", "last Tuesday"."""
    if written is None:
        return Moment()
    tense, which = shifted(match, tense), match["which"]
    away = (weekday_number(match["weekday"]) - written.weekday()) % 7
    if tense == "future":
        day = written + timedelta(days=away or (7 if which else 0))
    else:
        back = (-away) % 7
        day = written - timedelta(days=back or (7 if which in {"last", "past"} else 0))
    return Moment(str(day), clock(match, day), "publication")


def clock(match: re.Match[str], day: date) -> str | None:
    """Return the TIMEX3 value with the time of day, where one is given."""
    if match["part"]:
        return f"{day}{PARTS[match['part']]}"
    if not match["hour"]:
        return None
    hour = int(match["hour"]) % 12 if match["half"] else int(match["hour"])
    hour += 12 if (match["half"] or "").startswith("p") else 0
    return f"{day}T{hour:02}:{match['minute'] or '00'}"


WHICH = r"(?:(?P<which>this past|last|past|next|coming|upcoming|this) )?"
PATTERNS: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], date | None, Tense], Moment]], ...
] = (
    (re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?"), iso_date),
    (re.compile(r"(\d{4})(\d{2})(\d{2})"), iso_date),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})"), slash_date),
    (
        re.compile(rf"{TIME}{LEAD}{MONTH} {DAY}(?:(?:,| of)? ?{YEAR})?{AFTER}"),
        full_date,
    ),
    (
        re.compile(rf"{TIME}{LEAD}{DAY}(?: of)?[ -]{MONTH}(?:,? ?-?{YEAR})?{AFTER}"),
        full_date,
    ),
    (re.compile(rf"{WHICH}{MONTH}(?:(?:,| of)? {YEAR})?"), month_date),
    (re.compile(rf"(?:fiscal|the year|year|calendar|fy)? ?{YEAR}"), year_date),
    (
        re.compile(
            r"(?:the )?(?:(?P<tens>\d{4})'?s|'?(?P<short>\d0)'?s|"
            rf"(?P<word>{'|'.join(DECADE_WORDS)}))"
        ),
        decade,
    ),
    (re.compile(r"(?:the )?(?P<nth>\d{1,2})(?:st|nd|rd|th)[- ]century"), century),
    (
        re.compile(
            rf"{WHICH}(?:the )?(?P<season>spring|summer|autumn|fall|winter)"
            rf"(?:(?:,| of)? {YEAR})?"
        ),
        season,
    ),
    (re.compile(rf"(?:the )?{QUARTER}(?:(?:,| of)?(?: fiscal)? {YEAR})?"), quarter),
    (re.compile(rf"{TIME}{WHICH}{WEEKDAY}{AFTER}"), weekday),
)
