"""Test whether one series of events precedes another more often than chance has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.chance import coverage_clock, moved, resampled, share_as_high

if TYPE_CHECKING:
    from onrecord.analyze.chance import Clock
    from onrecord.analyze.histories import Bools, Floats, Whole

LEAST_EVENTS: Final = 10
"""Of each series; with fewer, no test can tell a habit from an accident."""

LEAST_EXPECTED: Final = 1.0
"""Events that chance alone would put inside the windows, and outside, at least."""

LEAST_BLOCKS: Final = 8
"""Into which the record must fall for an interval by drawing blocks anew."""

TIMES: Final = 1_999
SEED: Final = 11
ALPHA: Final = 0.05
BOUNDS: Final = (ALPHA, 1 - ALPHA)

METHOD: Final = (
    "events of the second set within the window after one of the first, compared with "
    f"{TIMES:,} histories in which the second is moved, in episodes, on a clock of "
    "news coverage; 90 % interval of the ratio by drawing blocks of days anew"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How often the second series has events soon after those of the first."""

    window: int
    """Days."""
    after: int
    """Events of the second series in the windows after those of the first."""
    expected: float
    """As many of them as the news in those windows would have by chance."""
    ratio: float | None
    """Rate inside the windows to the rate outside, by news coverage; None where one of
    the two has no news at all."""
    low: float | None
    """Of the ratio's 90 % interval; None where the record is too short for one."""
    high: float | None
    p: float | None
    """Chance of so many or more; None where there are too few events."""
    too_few: str
    """Why there is no p; empty where there is one."""

    @property
    def stands(self) -> bool:
        """Whether both the test and the interval say that it is no accident."""
        beyond = self.low is None or self.low > 1.0
        return self.p is not None and self.p <= ALPHA and beyond


def lead(
    first: Whole, second: Whole, told: Whole, window: int, seed: int = SEED
) -> Lead:
    """Test whether the events of one series come after those of another.

    Args:
        first: Days of the leading events, counted from the record's first, in order.
        second: Days of the following events, likewise.
        told: Of each day of the record, how many other things it tells of.
        window: Days after an event of the first in which one of the second counts; that
            day itself does not, since nobody knows then which came first.
        seed: The same for the same answer.
    """
    clock = coverage_clock(told)
    exposed = days_after(first, len(told), window)
    share = clock.share(exposed)
    after = int(exposed[second].sum())
    expected = share * len(second)
    too_few = _too_few(first, second, expected)
    low, high = (
        (None, None) if too_few else _interval(second, exposed, clock, window, seed)
    )
    counts = np.array([[after, len(second) - after, share, 1 - share]])
    return Lead(
        window=window,
        after=after,
        expected=expected,
        ratio=float(_ratios(counts)[0]) if 0 < share < 1 else None,
        low=low,
        high=high,
        p=None if too_few else _p(second, exposed, clock, window, seed),
        too_few=too_few,
    )


def days_after(days: Whole, length: int, window: int) -> Bools:
    """Return which days lie within a window after some day, that day left out."""
    change = np.zeros(length + window + 2, dtype=np.int64)
    np.add.at(change, days + 1, 1)
    np.add.at(change, days + window + 1, -1)
    found: Bools = np.cumsum(change)[:length] > 0
    return found


def _too_few(first: Whole, second: Whole, expected: float) -> str:
    """Return why there is no test; nothing where there may be one."""
    for number, days in (("first", first), ("second", second)):
        if len(days) < LEAST_EVENTS:
            return (
                f"too few events: {len(days)} in the {number} set, and a test needs "
                f"{LEAST_EVENTS}"
            )
    if len(second) - expected < LEAST_EXPECTED:
        return "too few days outside the windows: shorten the window"
    if expected < LEAST_EXPECTED:
        return "too little news inside the windows: lengthen the window"
    return ""


def _p(second: Whole, exposed: Bools, clock: Clock, window: int, seed: int) -> float:
    chance = [
        exposed[days].sum(axis=1) for days in moved(second, clock, window, TIMES, seed)
    ]
    return share_as_high(exposed[second].sum(), np.concatenate(chance))


def _interval(
    second: Whole, exposed: Bools, clock: Clock, window: int, seed: int
) -> tuple[float | None, float | None]:
    block = 2 * window
    if len(clock) < LEAST_BLOCKS * block:
        return None, None
    events = np.bincount(second, minlength=len(clock)).astype(np.float64)
    sums = np.stack(
        [each * side for each in (events, clock.news) for side in (exposed, ~exposed)],
        axis=1,
    )
    low, high = np.quantile(_ratios(resampled(sums, block, TIMES, seed)), BOUNDS)
    return float(low), float(high)


def _ratios(sums: Floats) -> Floats:
    """Return rates inside to rates outside: events in, out, and news in, out.

    Half an event more on each side keeps them finite.
    """
    inside, outside, news, other_news = sums.T
    tiny = 1e-9
    found: Floats = ((inside + 0.5) / (news + tiny)) / (
        (outside + 0.5) / (other_news + tiny)
    )
    return found
