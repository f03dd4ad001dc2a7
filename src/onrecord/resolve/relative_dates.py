"""Read dates that count from the day of writing: "yesterday", "two weeks ago"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.resolve.moments import UNIT, Moment, add_months, count, week

if TYPE_CHECKING:
    from datetime import date

    from onrecord.model.mention import Tense

DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "this day": 0, "yesterday": -1, "last night": -1,
    "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
    "overnight": 0, "yesterday morning": -1, "yesterday afternoon": -1,
    "yesterday evening": -1, "tomorrow morning": 1, "tomorrow night": 1,
    "same day": 0,
}  # fmt: skip
PART_OF_DAY = {
    "tonight": "TNI", "this morning": "TMO", "this afternoon": "TAF",
    "this evening": "TEV", "last night": "TNI", "yesterday morning": "TMO",
    "yesterday afternoon": "TAF", "yesterday evening": "TEV",
    "tomorrow morning": "TMO", "tomorrow night": "TNI",
}  # fmt: skip
PRESENT = {
    "now", "currently", "current", "present", "at present", "nowadays", "these days",
    "today's", "right now", "this time", "presently", "the moment", "moment",
}  # fmt: skip
PAST = {
    "recently", "recent", "past", "once", "previously", "then", "that time", "formerly",
    "previous", "former", "long ago", "earlier", "lately", "time", "some time ago",
    "not long ago", "years ago", "recent past",
}  # fmt: skip
FUTURE = {
    "future", "soon", "near future", "one day", "coming", "later", "eventually",
    "shortly", "near term", "long term", "short term", "coming days",
}  # fmt: skip
STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1,
        "coming": 1, "following": 1, "upcoming": 1, "same": 0, "this past": -1,
        "latest": 0}  # fmt: skip
STEPPED = re.compile(
    rf"(?P<step>{'|'.join(sorted(STEP, key=len, reverse=True))}) (?:fiscal )?{UNIT}"
)
AGO = re.compile(
    rf"(?P<count>.+?)[ -]{UNIT} (?P<way>ago|earlier|before|back|previously)"
)
AHEAD = re.compile(rf"(?P<count>.+?)[ -]{UNIT} (?P<way>from now|hence|later|ahead)")
HEDGE = re.compile(
    r"^(?:(?:more|less|fewer) than|about|around|nearly|almost|over|some|just|only) "
)
YEAR_AGO = re.compile(r"(?:the )?(?:year-(?:ago|earlier) (?:period|quarter)|year ago)")


def read_relative(words: str, written: date | None, tense: Tense) -> Moment | None:
    """Return the date that the words count from the day of writing, if they do."""
    del tense
    vague = vague_time(words)
    if vague:
        return vague
    if words in DAYS:
        return by_day(words, written)
    if YEAR_AGO.fullmatch(words):
        return stepped("year", -1, written)
    match = STEPPED.fullmatch(words)
    if match:
        return stepped(match["unit"], STEP[match["step"]], written)
    match = AGO.fullmatch(words) or AHEAD.fullmatch(words)
    if match:
        return counted(match, written)
    return None


def vague_time(words: str) -> Moment | None:
    """Return the reference of "now", "recently", "soon": no date, but a direction."""
    for known, timex in (
        (PRESENT, "PRESENT_REF"), (PAST, "PAST_REF"), (FUTURE, "FUTURE_REF"),
    ):  # fmt: skip
        if words in known:
            return Moment(timex=timex)
    return None


def by_day(words: str, written: date | None) -> Moment:
    """Read "today", "last night", "the day after tomorrow"."""
    if written is None:
        return Moment()
    day = written + timedelta(days=DAYS[words])
    part = PART_OF_DAY.get(words)
    return Moment(str(day), f"{day}{part}" if part else None, "publication")


def stepped(unit: str, step: int, written: date | None) -> Moment:
    """Read "last week", "this month", "next year", "this decade"."""
    if written is None:
        return Moment()
    if unit in {"day", "night"}:
        return Moment(str(written + timedelta(days=step)), None, "publication")
    if unit == "week":
        return week(written + timedelta(weeks=step))
    if unit == "month":
        return Moment(add_months(written, step), None, "publication")
    if unit == "quarter":
        index = written.year * 4 + (written.month - 1) // 3 + step
        return Moment(f"{index // 4}-{33 + index % 4}", None, "publication")
    if unit == "decade":
        return Moment(f"{written.year // 10 + step}X", None, "publication")
    if unit == "year":
        return Moment(str(written.year + step), None, "publication")
    return Moment()


def counted(match: re.Match[str], written: date | None) -> Moment:
    """Read "two days ago", "a year earlier", "three weeks from now"."""
    number = count(HEDGE.sub("", match["count"]))
    way = 1 if match["way"] in {"from now", "hence", "ahead", "later"} else -1
    if written is None or number is None or match["way"] in {"later", "before"}:
        return Moment()
    unit = match["unit"]
    if unit in {"minute", "hour"}:
        return Moment(str(written), None, "publication")
    if unit == "decade":
        unit, number = "year", number * 10
    return stepped(unit, way * number, written)
