"""Say which days a record speaks of: those of its reports, or a part of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.errors import QuestionError

if TYPE_CHECKING:
    from onrecord.analyze.histories import Bools, History, Whole
    from onrecord.store import Opened

BEFORE: Final = 30
"""Days before the first report that it may still tell of as news."""

PUBLISHED: Final = (
    "SELECT min(published) AS first, max(published) AS last FROM current_documents"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day, as ordinals of the calendar."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    @property
    def since(self) -> date:
        """The first day."""
        return date.fromordinal(self.first)

    @property
    def until(self) -> date:
        """The last day."""
        return date.fromordinal(self.last)

    def day(self, number: int) -> date:
        """Return a day by its number, counted from the first."""
        return date.fromordinal(self.first + number)

    def holds(self, history: History) -> Bools:
        """Return which events of a history are in it."""
        return (history.day >= self.first) & (history.day <= self.last)

    def days(self, history: History, which: Bools) -> Whole:
        """Return the days of some events, counted from the first, in order."""
        return history.day[which & self.holds(history)] - self.first

    def told(self, history: History, which: Bools) -> Whole:
        """Return how many of some events each day has."""
        return np.bincount(self.days(history, which), minlength=len(self))


def find_period(
    opened: Opened,
    history: History,
    since: date | None = None,
    until: date | None = None,
    as_of: date | None = None,
) -> Period:
    """Return the days that the reports of a store speak of, or those asked for.

    What reports tell of times long before them is no record of those times.

    Raises:
        QuestionError: The first day is after the last, or nothing happened then.
    """
    first, last = opened.rows(PUBLISHED)[0]
    days = history.day[history.dated]
    if not len(days):
        raise QuestionError("the record has no event with a day; read dated reports")
    start = (first - timedelta(BEFORE)).toordinal() if first else int(days.min())
    end = last.toordinal() if last else int(days.max())
    if as_of is not None:
        end = min(end, as_of.toordinal())
    period = Period(
        since.toordinal() if since else start, until.toordinal() if until else end
    )
    if period.first > period.last:
        raise QuestionError(f"{period.since} is after {period.until}")
    if not period.holds(history).any():
        known = Period(int(days.min()), int(days.max()))
        raise QuestionError(
            f"the record has no event from {period.since} to {period.until}; "
            f"its events are of {known.since} to {known.until}"
        )
    return period
