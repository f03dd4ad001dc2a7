"""Say what chance alone would do: move events in time, and correct for many tests.

Two series that only share their news coverage rise and fall together. So events are
moved on a clock that runs as fast as the record tells of other things: an hour of it is
the same amount of news. And events come in episodes. Those of a series that follow each
other within the window stay together when they are moved, or a war would count as a
thousand independent coincidences.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.analyze.histories import Bools, Floats, Whole

SMOOTHED: Final = 7
"""Days over which news coverage is averaged, at least: a week has its quiet days."""

MEASURED: Final = 20
"""Other events by which coverage is averaged: where few are told, over more days."""

LEAST: Final = 0.05
"""Share of the average that coverage has at least: something is told on every day."""

FINE: Final = 32
"""Moments of a day of average coverage that the clock tells apart."""

ALMOST: Final = 1.0 - 1e-12
EQUAL: Final = 1e-9

ENOUGH: Final = 0.5
"""Other events a day by which coverage can be measured. With a fifth of that, series
that share only a very uneven coverage raised an alarm in 38 of 100 histories, with as
many in 5."""

LARGEST: Final = 4_000_000
"""Moved events, or days of moved histories, that are held in memory at once."""


@dataclass(frozen=True)
class Clock:
    """Time as news coverage has it, from 0 at the first day of a record to 1."""

    end: Floats
    """Of each day, what the clock shows at its end."""

    def __len__(self) -> int:
        return len(self.end)

    @property
    def news(self) -> Floats:
        """Of each day its share of all news."""
        return np.diff(self.end, prepend=0.0)

    def share(self, days: Bools) -> float:
        """Return how much of all news some days have."""
        return float(self.news[days].sum())

    def shown(self, days: Whole) -> Floats:
        """Return what it shows in the middle of days."""
        before = np.where(days > 0, self.end[days - 1], 0.0)
        return (before + self.end[days]) / 2

    def day(self, shown: Floats) -> Whole:
        """Return the days on which it shows so much, from 0 to 1 without 1."""
        return self._days[(shown * len(self._days)).astype(np.int64)]

    @cached_property
    def _days(self) -> Whole:
        """The day of each moment: to look up many is faster than to search."""
        moments = FINE * len(self.end)
        middle = (np.arange(moments) + 0.5) / moments
        return np.minimum(np.searchsorted(self.end, middle), len(self.end) - 1)


def measurable(told: Whole) -> bool:
    """Say whether a record tells of enough other things to measure coverage by."""
    return bool(told.mean() >= ENOUGH)


def coverage_clock(told: Whole) -> Clock:
    """Return the clock of a record.

    Args:
        told: Of each day, how many other things the record tells of.
    """
    few = MEASURED / max(told.mean(), MEASURED / len(told))
    window = np.ones(min(max(SMOOTHED, round(few)), len(told)))
    near = np.convolve(told, window, "same") / np.convolve(
        np.ones(len(told)), window, "same"
    )
    average = near.mean()
    covered = np.maximum(near, LEAST * average) if average else np.ones(len(told))
    end = np.cumsum(covered)
    return Clock(end / end[-1])


def moved(
    days: Whole, clock: Clock, within: int, times: int, seed: int
) -> Iterator[Whole]:
    """Yield the days of a series as chance might have them, many at a time.

    Episodes change places with each other, so do the gaps between them, and all are
    turned round on the clock.

    Args:
        days: Of the events, counted from the first of the record, in order.
        clock: Whose time is kept.
        within: Days between two events that belong to one episode, at most.
        times: How often to move them.
        seed: The same for the same answer.

    Yields:
        A row for each time, a column for each event.
    """
    chance = np.random.default_rng(seed)
    if not len(days):
        yield np.zeros((times, 0), dtype=np.int64)
        return
    shown = clock.shown(days)
    first = np.diff(days, prepend=days[0] - within - 1) > within
    episode = np.cumsum(first) - 1
    start = shown[first]
    inside = shown - start[episode]
    length = np.maximum.reduceat(inside, np.flatnonzero(first))
    gap = np.append(start[1:], start[0] + 1.0) - start - length
    batch = max(1, LARGEST // max(len(days), len(clock)))
    for done in range(0, times, batch):
        rows = min(batch, times - done)
        order = np.argsort(chance.random((rows, len(start))), axis=1)
        gaps = gap[np.argsort(chance.random((rows, len(start))), axis=1)]
        taken = length[order] + gaps
        turned = np.cumsum(taken, axis=1) - taken + chance.random((rows, 1))
        starts = np.empty_like(turned)
        np.put_along_axis(starts, order, turned, axis=1)
        yield clock.day((starts[:, episode] + inside) % 1.0 * ALMOST)


def share_as_high(observed: float, chance: Floats) -> float:
    """Return p: how often chance gives so much, the observed being one of them."""
    as_high = np.count_nonzero(chance >= observed - EQUAL)
    return float((as_high + 1) / (len(chance) + 1))


def adjusted(p: Floats) -> Floats:
    """Return p-values corrected for their number (Benjamini and Hochberg, 1995).

    What is at most .05 then holds at most one false among twenty, on average.

    >>> adjusted(np.array([0.01, 0.04, 0.03, 0.5])).round(3).tolist()
    [0.04, 0.053, 0.053, 0.5]
    """
    if not len(p):
        return p
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    monotone = np.minimum.accumulate(scaled[::-1])[::-1]
    found = np.empty(len(p))
    found[order] = np.minimum(monotone, 1.0)
    return found


def resampled(sums: Floats, block: int, times: int, seed: int) -> Floats:
    """Return sums over days that were drawn anew in blocks, with what goes on in them.

    Args:
        sums: A row for each day, a column for each quantity.
        block: Days that stay together.
        times: How often to draw.
        seed: The same for the same answer.

    Returns:
        A row for each time, a column for each quantity.
    """
    chance = np.random.default_rng(seed)
    days = len(sums)
    round_about = np.concatenate([sums, sums[:block]])
    until = np.concatenate([np.zeros((1, sums.shape[1])), np.cumsum(round_about, 0)])
    starts = chance.integers(0, days, (times, -(-days // block)))
    found: Floats = (until[starts + block] - until[starts]).sum(axis=1)
    return found
