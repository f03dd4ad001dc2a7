"""EDTF becomes a day, or a first and a last; what is not told stays open."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.export.times import day_of
from onrecord.model.edtf import bounds_of


@pytest.mark.parametrize(
    ("when", "day", "first", "last"),
    [
        ("2016-12-19", "2016-12-19", date(2016, 12, 19), date(2016, 12, 19)),
        ("2016-12-19/..", "2016-12-19", date(2016, 12, 19), None),
        ("2016-02", None, date(2016, 2, 1), date(2016, 2, 29)),
        ("2011~", None, date(2011, 1, 1), date(2011, 12, 31)),
        ("../2015-07", None, None, date(2015, 7, 31)),
        ("2015/2016", None, date(2015, 1, 1), date(2016, 12, 31)),
        ("2016-02-30", None, None, None),
        ("201X", None, None, None),
        (None, None, None, None),
    ],
)
def test_times(
    when: str | None, day: str | None, first: date | None, last: date | None
) -> None:
    """A month has a first and a last day and is no day; nonsense is nothing."""
    assert day_of(when) == day
    assert bounds_of(when) == (first, last)
