"""Resolve time expressions to EDTF and TIMEX3 values, from text and publication date.

They are read in the order of the text: "the following day" counts from the day spoken
of before. What counts from the day of writing stays open without a publication date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.clocks import part_clock
from onrecord.resolve.edtf import is_edtf, precision_of
from onrecord.resolve.fixed_dates import read_fixed
from onrecord.resolve.holidays import read_holiday
from onrecord.resolve.moments import Clue, Moment, plain
from onrecord.resolve.quarters import read_quarter
from onrecord.resolve.relative_dates import read_relative
from onrecord.resolve.spans_of_time import read_duration
from onrecord.resolve.spoken_years import with_digits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.model.document import Document
    from onrecord.model.mention import DateMention, Tense

SINCE = re.compile(r"^(?:ever )?since (?:the )?(?:start of |beginning of )?(.+)$")
UNTIL = re.compile(r"^(?:until|till|up to|through) (.+)$")
BETWEEN = re.compile(
    r"^(?:from |between )?(.+?)(?: to | until | and | through | ?[-–—] ?)(.+)$"
)
ABOUT = re.compile(
    r"^(?:about|around|circa|c\.|approximately|roughly|some time in) (.+)$"
)
SHORT_YEAR = re.compile(r"(\d{4})[-–/](\d{2})")
LONGEST = 200
"""Characters of a time expression; what is longer is none."""
LOOK_AHEAD = 30
LOOK_BACK = 16
BEFORE = re.compile(
    r"\b(since|until|till)(?: the)?\s(?:late |early |mid-?)?$", re.IGNORECASE
)
DAY, MONTH, YEAR, QUARTER = (
    re.compile(p)
    for p in (r"\d{4}-\d\d-\d\d", r"\d{4}-(?:0\d|1[0-2])", r"\d{4}", r"\d{4}-3[3-6]")
)


def resolve_dates(
    dates: Iterable[DateMention], document: Document
) -> tuple[DateMention, ...]:
    """Return the time expressions with value (EDTF), TIMEX3 value and basis.

    Example:
        "last week" in a report of 2016-09-01 is 2016-08-22/2016-08-28, 2016-W34.
    """
    clue, found = Clue(document.published), []
    for mention in dates:
        end = mention.span.end
        after = document.text[end : end + LOOK_AHEAD]
        clue = replace(clue, tense=mention.tense, after=after)
        moment = read(mention.text, clue)
        clue = following(clue, moment)
        start = mention.span.start
        before = BEFORE.search(document.text[max(0, start - LOOK_BACK) : start])
        if before:
            moment = bounded(moment, before[1].lower())
        found.append(_with(mention, moment))
    return tuple(found)


def _with(mention: DateMention, moment: Moment) -> DateMention:
    """Return a time expression with what it comes to."""
    value, timex = moment.value, moment.timex
    precision = precision_of(value) if value else None
    if precision == "interval" and timex and "W" in timex and ".." not in (value or ""):
        precision = "weekend" if timex.endswith("WE") else "week"
    return replace(
        mention, value=value, timex=timex, precision=precision, basis=moment.basis
    )


def following(clue: Clue, moment: Moment) -> Clue:
    """Return the clue for what comes after a time that the text spoke of."""
    value = (moment.value or "").rstrip("~?%")
    if DAY.fullmatch(value):
        return replace(clue, day=value, month=value[:7], year=value[:4])
    if MONTH.fullmatch(value):
        return replace(clue, month=value, year=value[:4])
    if QUARTER.fullmatch(value) and moment.basis != "context":
        return replace(clue, quarter=value, year=value[:4])
    return replace(clue, year=value) if YEAR.fullmatch(value) else clue


def bounded(moment: Moment, word: str) -> Moment:
    """Return "since July 2015" as 2015-07/.., the words themselves as its TIMEX3."""
    value = moment.value
    if value is None:
        return moment
    first, last = value.split("/")[0], value.split("/")[-1]
    if ".." in {first, last}:
        return moment
    span = f"{first}/.." if word == "since" else f"../{last}"
    return replace(moment, value=span, timex=moment.timex or timex_of(value))


def timex_of(value: str) -> str:
    """Return the TIMEX3 value of an EDTF value: 2016-Q3 for 2016-35."""
    value = value.rstrip("~?%")
    codes = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3",
             36: "Q4", 40: "H1", 41: "H2"}  # fmt: skip
    code = codes.get(int(value[5:])) if re.fullmatch(r"\d{4}-\d\d", value) else None
    if code:
        return f"{value[:4]}-{code}"
    return value[:-1] if re.fullmatch(r"\d{3}X", value) else value


def read_moment(text: str, written: date | None, tense: Tense = "none") -> Moment:
    """Return the time that an expression stands for, by itself.

    Args:
        text: The expression's words, with or without preposition.
        written: The day of publication, the anchor of what is relative.
        tense: Tense of the clause: it decides which Monday.
    """
    return read(text, Clue(written, tense))


def read(text: str, clue: Clue) -> Moment:
    """Return the time that an expression stands for, where it stands."""
    if len(text) > LONGEST:
        return Moment()
    words = with_digits(plain(text))
    try:
        moment = read_interval(words, clue) or read_point(words, clue) or Moment()
    except (OverflowError, ValueError):  # "9999999 weeks ago"
        return Moment()
    if moment.value is not None and not is_edtf(moment.value):
        return Moment(timex=moment.timex)
    return moment


def read_interval(words: str, clue: Clue) -> Moment | None:
    """Read "since 2011", "until May", "from 2011 to 2013"."""
    since, until = SINCE.match(words), UNTIL.match(words)
    match = since or until
    if match:
        point = read_point(match[1], clue)
        if point is None or point.value is None:
            return None
        return bounded(point, "since" if since else "until")
    return read_between(words, clue)


def read_between(words: str, clue: Clue) -> Moment | None:
    """Read "from May 2011 to June 2013", "2011-13", "May 3-5, 2016"."""
    if SHORT_YEAR.fullmatch(words):
        start, end = re.split(r"[-–/]", words)
        return Moment(f"{start}/{start[:2]}{end}") if start[2:] < end else None
    match = BETWEEN.match(words)
    if match is None or re.fullmatch(r"[\d-]+", words):
        return None
    end_point = read_point(match[2], clue)
    if end_point is None or end_point.value is None:
        return None
    start_point = read_point(match[1], clue)
    if start_point is None:
        return None
    start, last = start_point.value, end_point.value
    if start is None and (start_point.timex or "").startswith("XXXX-"):
        start = f"{last[:4]}{(start_point.timex or '')[4:]}"
    if start is None or "/" in start:
        return None
    if start > last:
        start = last[:4] + start[4:]
    return Moment(f"{start}/{last}", None, end_point.basis) if start < last else None


def read_point(words: str, clue: Clue) -> Moment | None:
    """Read one date, approximate or not; a duration has no value of its own."""
    about = ABOUT.match(words)
    if about:
        point = read_point(about[1], clue)
        exact = point and point.value and "/" not in point.value and not point.timex
        return replace(point, value=f"{point.value}~") if point and exact else point
    rest, clock = part_clock(words)
    if clock:
        return read_clock(rest, clock, clue)
    return (
        read_fixed(words, clue)
        or read_holiday(words, clue)
        or read_quarter(words, clue)
        or read_relative(words, clue)
        or read_duration(words)
    )


def read_clock(rest: str, clock: str, clue: Clue) -> Moment | None:
    """Read a time of day: its day is told, or else the last one spoken of."""
    if rest in {"", "this", "the"}:
        day = clue.day or (str(clue.written) if clue.written else None)
        basis = "context" if clue.day else "publication"
        if rest == "this" and clue.written:
            day, basis = str(clue.written), "publication"
        return Moment(day, f"{day}{clock}", basis) if day else Moment()
    if rest == "last":
        rest = "yesterday"
    point = read_point(rest, clue)
    if point is None or point.value is None or not DAY.fullmatch(point.value):
        return point
    return replace(point, timex=f"{point.value}{clock}")
