"""Read dates that count from the day of writing: "yesterday", "two weeks ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.resolve.moments import (
    UNIT,
    Moment,
    add_months,
    count,
    week,
    weekend,
)
from onrecord.resolve.quarters import quarter_at

if TYPE_CHECKING:
    from onrecord.resolve.moments import Clue

DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "this day": 0, "yesterday": -1, "last night": -1,
    "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
    "overnight": 0, "tomorrow night": 1,
}  # fmt: skip
PART_OF_DAY = {"tonight": "TNI", "last night": "TNI", "tomorrow night": "TNI",
               "this": "", "overnight": "TNI"}  # fmt: skip
PRESENT = {
    "now", "currently", "current", "present", "at present", "nowadays", "these days",
    "today's", "right now", "this time", "presently", "the moment", "moment",
    "this moment",
}  # fmt: skip
PAST = {
    "recently", "recent", "past", "once", "previously", "then", "that time", "formerly",
    "previous", "former", "long ago", "earlier", "lately", "time", "some time ago",
    "not long ago", "years ago", "recent past", "more recently", "most recently",
    "then current",
}  # fmt: skip
FUTURE = {
    "future", "soon", "near future", "coming", "later", "eventually", "a later date",
    "shortly", "near term", "long term", "short term", "coming days", "coming weeks",
    "coming months", "coming years", "coming quarters",
}  # fmt: skip
STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1,
        "coming": 1, "following": 1, "upcoming": 1, "same": 0, "this past": -1,
        "this coming": 1, "latest": 0, "that": 0, "preceding": -1,
        "full": 0, "entire": 0, "whole": 0}  # fmt: skip
SPOKEN_OF = frozenset({"that", "same", "following", "previous", "preceding"})
"""These count from what the text spoke of, not from the day of writing."""
STEPS = "|".join(sorted(STEP, key=len, reverse=True))
STEPPED = re.compile(
    rf"(?:(?P<the>the )?(?P<step>{STEPS}) |the )"
    rf"(?:fiscal |calendar |full |whole |entire )?(?P<few>few )?{UNIT}(?: or so)?"
)
AGO = re.compile(
    rf"(?P<count>.+?)[ -]{UNIT} (?P<way>ago|earlier|before|back|previously)"
)
AHEAD = re.compile(
    rf"(?P<count>.+?)[ -]{UNIT} (?P<way>from now|hence|later|ahead|after)"
)
HEDGE = re.compile(
    r"^(?:(?:more|less|fewer) than|about|around|nearly|almost|over|some|just|only|"
    r"at least|roughly) "
)
FEW = frozenset({"a few", "several", "some", "many", ""})
END = re.compile(
    r"(?:the )?(?:(?P<unit>year|month)[- ]end|(?P<end>year|month)'s end|"
    r"end of the (?P<of>year|month))"
)
WEEKS = {"week": 1, "fortnight": 2}
NEAR_DAYS = {"minute", "hour"}


def read_relative(words: str, clue: Clue) -> Moment | None:
    """Return the date that the words count from the day of writing, if they do."""
    vague = vague_time(words)
    if vague:
        return vague
    if words in DAYS:
        return by_day(words, clue.written)
    if words == "weekend":
        return last_weekend(clue)
    match = END.fullmatch(words)
    if match:
        unit = match["unit"] or match["end"] or match["of"]
        return stepped(unit, 0, clue.written)
    match = STEPPED.fullmatch(words)
    if match:
        return pointed_at(match, clue)
    match = AGO.fullmatch(words) or AHEAD.fullmatch(words)
    return counted(match, clue) if match else None


def vague_time(words: str) -> Moment | None:
    """Return the reference of "now", "recently", "soon": no date, but a direction."""
    bare = words.removeprefix("the ")
    for known, timex in (
        (PRESENT, "PRESENT_REF"), (PAST, "PAST_REF"), (FUTURE, "FUTURE_REF"),
    ):  # fmt: skip
        if words in known or bare in known:
            return Moment(timex=timex)
    return None


def by_day(words: str, written: date | None) -> Moment:
    """Read "today", "last night", "the day after tomorrow"."""
    if written is None:
        return Moment()
    day = written + timedelta(days=DAYS[words])
    part = PART_OF_DAY.get(words)
    return Moment(str(day), f"{day}{part}" if part else None, "publication")


def last_weekend(clue: Clue) -> Moment:
    """Read "the weekend": the last one, or the next in a future clause."""
    if clue.written is None:
        return Moment()
    back = 7 if clue.tense != "future" and clue.written.weekday() < 5 else 0  # noqa: PLR2004
    return weekend(clue.written - timedelta(days=back))


def pointed_at(match: re.Match[str], clue: Clue) -> Moment | None:
    """Read "last week", "that day", "the following year", "the year"."""
    step, unit = match["step"] or "the", match["unit"]
    if match["few"] or match[0].endswith(("days", "weeks", "months", "years")):
        return None
    if step in {"the", "full", "whole", "entire"}:
        ended = unit == "year" and re.match(r" (?:fiscal )?(?:end|to )", clue.after)
        if (
            unit not in {"year", "month", "week", "day"}
            or ended
            or "fiscal" in match[0]
        ):
            return Moment(timex=f"P1{unit[0].upper()}") if ended else None
        if unit == "day":
            return from_day(clue.day, 0, "day") if clue.day else None
        return stepped(unit, 0, clue.written)
    if step in SPOKEN_OF or (match["the"] and step == "next"):
        return from_text(unit, STEP[step], clue)
    return stepped(unit, STEP[step], clue.written)


def from_text(unit: str, step: int, clue: Clue) -> Moment | None:
    """Read "the following month", "that day", counted from what the text spoke of."""
    if unit == "year" and clue.year:
        return Moment(str(int(clue.year) + step), None, "context")
    if unit == "month" and clue.month:
        day = date(int(clue.month[:4]), int(clue.month[5:7]), 1)
        return Moment(add_months(day, step), None, "context")
    if unit in {"day", "week", "night"} and clue.day:
        return from_day(clue.day, step, unit)
    if step:
        return stepped(unit, step, clue.written)
    return None


def from_day(day: str, step: int, unit: str) -> Moment:
    """Return the day or week so many from a day of the text."""
    start = date.fromisoformat(day)
    if unit == "week":
        return week(start + timedelta(weeks=step))
    return Moment(str(start + timedelta(days=step)), None, "context")


def stepped(unit: str, step: int, written: date | None) -> Moment:
    """Read "last week", "this month", "next year", "this decade"."""
    if written is None:
        return Moment()
    if unit == "weekend":
        return weekend(written + timedelta(weeks=step))
    if unit in WEEKS:
        return week(written + timedelta(weeks=WEEKS[unit] * step))
    if unit == "quarter":
        return quarter_at(written, step)
    values = {
        "day": lambda: str(written + timedelta(days=step)),
        "night": lambda: str(written + timedelta(days=step)),
        "month": lambda: add_months(written, step),
        "year": lambda: f"{written.year + step:04}",
        "decade": lambda: f"{written.year // 10 + step:03}X",
        "century": lambda: f"{written.year // 100 + step:02}XX",
    }
    return Moment(values[unit](), None, "publication") if unit in values else Moment()


def counted(match: re.Match[str], clue: Clue) -> Moment | None:
    """Read "two days ago", "a year earlier", "three weeks from now"."""
    words, unit, way = HEDGE.sub("", match["count"]), match["unit"], match["way"]
    if words in FEW:
        return Moment(timex="PAST_REF") if way == "ago" else None
    number = count(words)
    if number is None:
        return None
    sign = 1 if way in {"from now", "hence", "ahead", "later", "after"} else -1
    if unit == "decade":
        unit, number = "year", number * 10
    if way in {"later", "before", "earlier", "after"} and unit in {"day", "week"}:
        days = sign * number * (7 if unit == "week" else 1)
        return from_day(clue.day, days, "day") if clue.day else Moment()
    if way in {"later", "after", "before"}:
        return from_text(unit, sign * number, clue) if clue.year else Moment()
    if clue.written is None:
        return Moment()
    if unit in NEAR_DAYS:
        return Moment(str(clue.written), None, "publication")
    return stepped(unit, sign * number, clue.written)
