"""Dates: weekdays by tense, what counts from the day of writing, intervals, EDTF."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.dates import read_moment
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
    "words", ["February 30, 2016", "9999999 weeks ago", "13/45/2016", "no time at all"]
)
def test_what_is_no_date_has_no_value(words: str) -> None:
    """Days that no calendar has give nothing and no error."""
    assert read_moment(words, DAY).value is None


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
