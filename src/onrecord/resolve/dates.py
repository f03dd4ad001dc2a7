"""Resolve time expressions to EDTF and TIMEX3 values, from text and publication date.

Relative expressions need a publication date; without one they stay open. What one
expression takes from another ("the following day") is not read yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.resolve.edtf import is_edtf
from onrecord.resolve.fixed_dates import read_fixed
from onrecord.resolve.moments import Moment, plain
from onrecord.resolve.relative_dates import read_relative
from onrecord.resolve.spans_of_time import read_duration

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


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known beside the words: the day they were written, and their tense."""

    written: date | None
    tense: Tense


def resolve_dates(
    dates: Iterable[DateMention], document: Document
) -> tuple[DateMention, ...]:
    """Return the time expressions with value (EDTF), TIMEX3 value and basis.

    Example:
        "last week" in a report of 2016-09-01 is 2016-08-22/2016-08-28, 2016-W34.
    """
    return tuple(
        replace(mention, value=moment.value, timex=moment.timex, basis=moment.basis)
        for mention in dates
        for moment in [read_moment(mention.text, document.published, mention.tense)]
    )


def read_moment(text: str, written: date | None, tense: Tense = "none") -> Moment:
    """Return the time that an expression stands for.

    Args:
        text: The expression's words, with or without preposition.
        written: The day of publication, the anchor of what is relative.
        tense: Tense of the clause: it decides which Monday.
    """
    words = plain(text)
    clue = Clue(written, tense)
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
    if since or until:
        match = since or until
        point = read_point(match[1], clue) if match else None
        if point is None or point.value is None:
            return None
        first, last = point.value.split("/")[0], point.value.split("/")[-1]
        return replace(point, value=f"{first}/.." if since else f"../{last}")
    return read_between(words, clue)


def read_between(words: str, clue: Clue) -> Moment | None:
    """Read "from May 2011 to June 2013", "2011-13", "May 3-5, 2016"."""
    if SHORT_YEAR.fullmatch(words):
        start, end = re.split(r"[-–/]", words)
        return Moment(f"{start}/{start[:2]}{end}") if start[2:] < end else None
    match = BETWEEN.match(words)
    if match is None or re.fullmatch(r"[\d-]+", words):
        return None
    start, end = read_point(match[1], clue), read_point(match[2], clue)
    if end is None or end.value is None:
        return None
    if start and not start.value and (start.timex or "").startswith("XXXX-"):
        start = replace(start, value=f"{end.value[:4]}{(start.timex or '')[4:]}")
    if start is None or start.value is None or "/" in start.value:
        return None
    if start.value > end.value:
        start = replace(start, value=end.value[:4] + start.value[4:])
    whole = start.value is not None and start.value < end.value
    return Moment(f"{start.value}/{end.value}", None, end.basis) if whole else None


def read_point(words: str, clue: Clue) -> Moment | None:
    """Read one date, approximate or not; a duration has no value of its own."""
    about = ABOUT.match(words)
    if about:
        point = read_point(about[1], clue)
        exact = point and point.value and "/" not in point.value
        return replace(point, value=f"{point.value}~") if point and exact else point
    return (
        read_fixed(words, clue.written, clue.tense)
        or read_relative(words, clue.written, clue.tense)
        or read_duration(words)
    )
