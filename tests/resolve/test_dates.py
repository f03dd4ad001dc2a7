"""Dates: weekdays by tense, what counts from the day of writing, intervals, EDTF."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Document, Span
from onrecord.model.mention import DateMention
from onrecord.resolve.dates import read_moment, resolve_dates
from onrecord.resolve.edtf import is_edtf
from tests.resolve.scenes import DAY

if TYPE_CHECKING:
    from onrecord.model.mention import Tense

TENSES = st.sampled_from(["past", "present", "future", "none"])


@pytest.mark.parametrize(
    ("words", "tense", "value"),
    [
        ("on Monday", "past", "2016-08-29"),
        ("on Monday", "future", "2016-09-05"),
        ("last Thursday", "past", "2016-08-25"),
        ("Thursday", "past", "2016-09-01"),
        ("next Thursday", "none", "2016-09-08"),
        ("in October", "past", "2015-10"),
        ("in October", "future", "2016-10"),
        ("on 3 August", "past", "2016-08-03"),
        ("last fall", "past", "2015-23"),
    ],
)
def test_tense_decides_which(words: str, tense: Tense, value: str) -> None:
    """A name of a day, month or season is the last or the next, as the verb says."""
    assert read_moment(words, DAY, tense).value == value


@pytest.mark.parametrize(
    ("words", "value", "timex"),
    [
        ("yesterday", "2016-08-31", None),
        ("last night", "2016-08-31", "2016-08-31TNI"),
        ("last week", "2016-08-22/2016-08-28", "2016-W34"),
        ("two days ago", "2016-08-30", None),
        ("next month", "2016-10", None),
        ("last year", "2015", None),
        ("three years ago", "2013", None),
        ("three days", None, "P3D"),
        ("every Monday", None, "XXXX-WXX-1"),
        ("now", None, "PRESENT_REF"),
    ],
)
def test_relative_times_count_from_the_day(
    words: str, value: str | None, timex: str | None
) -> None:
    """What counts from the day of writing has a value; mere lengths have none."""
    moment = read_moment(words, DAY)

    assert (moment.value, moment.timex) == (value, timex)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("January 30, 2017", "2017-01-30"),
        ("30 January 2017", "2017-01-30"),
        ("Monday, Jan. 30, 2017", "2017-01-30"),
        ("July 2015", "2015-07"),
        ("2006", "2006"),
        ("the 1990s", "199X"),
        ("around 2011", "2011~"),
        ("since July 2015", "2015-07/.."),
        ("until May 2016", "../2016-05"),
        ("between 2011 and 2013", "2011/2013"),
        ("2011-13", "2011/2013"),
        ("from May to June 2013", "2013-05/2013-06"),
        ("2017-01-30", "2017-01-30"),
        ("the second quarter of 2016", "2016-34"),
        ("early 2016", "2016"),
    ],
)
def test_written_out_times_need_no_day(words: str, value: str) -> None:
    """A time with its year has the same value with and without a publication date."""
    assert read_moment(words, None).value == read_moment(words, DAY).value == value


@pytest.mark.parametrize(
    "words", ["Monday", "yesterday", "this year", "3 August", "last summer"]
)
def test_without_a_day_relative_times_stay_open(words: str) -> None:
    """What only a day of writing could tell is left open."""
    assert read_moment(words, None).value is None


@pytest.mark.parametrize(
    "words",
    [
        "February 30, 2016",
        "9999999 weeks ago",
        "13/45/2016",
        "no time at all",
        "about " * 2000 + "2016",
    ],
)
def test_what_is_no_date_has_no_value(words: str) -> None:
    """Days that no calendar has give nothing and no error."""
    assert read_moment(words, DAY).value is None


@pytest.mark.parametrize(
    ("words", "value", "timex"),
    [
        ("the weekend", "2016-08-27/2016-08-28", "2016-W34-WE"),
        ("July last year", "2015-07", None),
        ("next year's first quarter", "2017-33", None),
        ("nineteen ninety-six", "1996", None),
        ("the winter of nineteen ninety-four", "1994-24", None),
        ("last Christmas", "2015-12-25", None),
        ("Easter Monday", "2016-03-28", None),
        ("Thanksgiving Day 2015", "2015-11-26", None),
        ("7:15 p.m. Wednesday", "2016-08-31", "2016-08-31T19:15"),
        ("noon Tuesday", "2016-08-30", "2016-08-30T12:00"),
        ("12:30 a.m.", "2016-09-01", "2016-09-01T00:30"),
        ("5 p.m. EST, Dec. 6", "2015-12-06", "2015-12-06T17:00"),
        ("at least 20 more years", None, "P20Y"),
        ("two to six days", None, "P2D"),
        ("the next couple of years", None, "P2Y"),
        ("two decades", None, "P20Y"),
        ("half an hour", None, "PT30M"),
        ("recent months", None, "PAST_REF"),
        ("coming weeks", None, "FUTURE_REF"),
        ("a few years ago", None, "PAST_REF"),
        ("Monday nights", None, "XXXX-WXX-1TNI"),
        ("year-end", "2016", None),
        ("the fall of 2015", "2015-23", None),
    ],
)
def test_times_of_many_forms(words: str, value: str | None, timex: str | None) -> None:
    """Holidays, clocks, spoken years, quarters, durations and vague times are read."""
    moment = read_moment(words, DAY, "past")

    assert (moment.value, moment.timex) == (value, timex)


@pytest.mark.parametrize(
    ("words", "written", "value"),
    [
        ("03/04/2015", None, None),
        ("03/04/2015", date(2015, 4, 5), "2015-04-03"),
        ("03/04/2015", date(2015, 3, 6), "2015-03-04"),
        ("30/04/2015", None, "2015-04-30"),
        ("04/04/2015", None, "2015-04-04"),
    ],
)
def test_a_day_that_may_be_a_month_is_open(
    words: str, written: date | None, value: str | None
) -> None:
    """Only a day of publication near one of its two readings decides."""
    moment = read_moment(words, written)

    assert moment.value == value
    assert (moment.basis == "ambiguous") is (value is None)


@pytest.mark.parametrize("written", [None, date.min, date.max])
@pytest.mark.parametrize(
    "words",
    ["31 February", "0000", "year 0", "9999", "the next day", "last week",
     "tomorrow", "99/99/9999", "the weekend", "next Easter", "next century",
     "next quarter", "1000000 years ago"],
)  # fmt: skip
def test_the_ends_of_the_calendar_do_no_harm(words: str, written: date | None) -> None:
    """At the calendar's ends a time is valid EDTF or open, and never an error."""
    value = read_moment(words, written).value

    assert value is None or is_edtf(value)


def told(text: str, *words: str, published: date | None = DAY) -> list[DateMention]:
    """Return the times of a text, which are pointed out in order, resolved."""
    document = Document.of(text, label="d", published=published)
    found, start = [], 0
    for each in words:
        start = text.index(each, start)
        span = Span(start, start + len(each))
        key = {"id": str(start), "document": document.id}
        found.append(DateMention(**key, span=span, text=each, tense="past"))
        start = span.end
    return list(resolve_dates(found, document))


def test_a_time_counts_from_the_one_told_before() -> None:
    """Both "that day" and "the following month" count from the text, not from today."""
    text = "On May 3 he fell; that day, a day earlier, the following month, that year."
    words = ("May 3", "that day", "a day earlier", "the following month", "that year")
    found = told(text, *words)

    assert [date.value for date in found] == [
        "2016-05-03", "2016-05-03", "2016-05-02", "2016-06", "2016",
    ]  # fmt: skip
    assert [date.basis for date in found[1:]] == ["context"] * 4
    assert found[0].precision == "day"


def test_a_quarter_is_the_one_spoken_of() -> None:
    """Beside a quarter "a year earlier" is the same quarter a year before."""
    text = "In the first quarter it fell; a year earlier it rose. In the quarter"
    found = told(text, "the first quarter", "a year earlier", "the quarter")

    assert [date.value for date in found] == ["2016-33", "2015-33", "2016-33"]
    assert {date.precision for date in found} == {"quarter"}


def test_since_and_until_bound_a_time() -> None:
    """A time after "since" is an interval, and its TIMEX3 value the time itself."""
    since, until = told("since July 2015, until fall 2016", "July 2015", "fall 2016")

    assert (since.value, since.timex) == ("2015-07/..", "2015-07")
    assert (until.value, until.timex) == ("../2016-23", "2016-FA")
    assert since.precision == "interval"


def test_the_attacks_of_september_have_their_year() -> None:
    """Attacks of Sept. 11 are those of 2001; any other such day is the last one."""
    first, second = told("Sept. 11 attacks and on Sept. 11", "Sept. 11", "Sept. 11")

    assert first.value == "2001-09-11"
    assert second.value != first.value


def test_a_named_weekday_decides_the_year() -> None:
    """A day with its weekday is in the year in which it falls on that."""
    found = told("on Thursday, Dec. 31", "Thursday, Dec. 31")

    assert found[0].value == "2015-12-31"


@given(st.text(max_size=30), st.none() | st.dates(), TENSES)
def test_any_words_give_edtf_or_nothing(
    words: str, written: date | None, tense: Tense
) -> None:
    """Whatever is read as a date is valid EDTF."""
    value = read_moment(words, written, tense).value

    assert value is None or is_edtf(value)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from("MTWtFSs"))
def test_weekday_lies_within_a_week(day: date, letter: str) -> None:
    """A weekday in the past is at most six days back and falls on that weekday."""
    name = {
        "M": "Monday", "T": "Tuesday", "W": "Wednesday", "t": "Thursday",
        "F": "Friday", "S": "Saturday", "s": "Sunday",
    }[letter]  # fmt: skip
    found = date.fromisoformat(read_moment(name, day, "past").value or "")

    assert timedelta(0) <= day - found < timedelta(7)
    assert found.strftime("%A") == name


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2016", True), ("2016-02-29", True), ("2015-02-29", False), ("2016-13", False),
        ("2016-24", True), ("199X", True), ("../2016", True), ("../..", False),
        ("2016/..", True), ("", False), ("2011~", True), ("16-01-01", False),
    ],
)  # fmt: skip
def test_edtf_is_checked(value: str, *, valid: bool) -> None:
    """Only dates that a calendar has, and intervals of them, are EDTF."""
    assert is_edtf(value) is valid
