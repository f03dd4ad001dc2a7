"""Find where a series of scores changes for good: ruptures, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.chance import share_as_high
from onrecord.analyze.lead_lag import ALPHA, SEED

if TYPE_CHECKING:
    from onrecord.analyze.histories import Floats

LEAST_PERIODS: Final = 3
"""On each side of a rupture; a single bad month is none."""
LEAST_EVENTS: Final = 10
"""On each side, likewise."""
TIMES: Final = 999

METHOD: Final = (
    "the split of the periods whose means differ most, compared with "
    f"{TIMES} orders of the same periods by chance, then each side by itself"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rupture:
    """Where the mean score changes."""

    at: int
    """Number of the first period after it."""
    before: float
    """Mean score from the rupture before to this one."""
    after: float
    p: float


def find_ruptures(
    means: Floats, events: Floats, seed: int = SEED
) -> tuple[Rupture, ...]:
    """Return ruptures in order.

    Args:
        means: Mean score of each period; whatever it is where there are no events.
        events: How many events each period has.
        seed: The same for the same answer.
    """
    filled = np.flatnonzero(events > 0)
    found: list[tuple[int, float]] = []
    _split(means[filled], events[filled], 0, found, seed)
    cuts = [0, *(at for at, _ in sorted(found)), len(filled)]
    levels = [
        float(np.average(means[filled[one:two]], weights=events[filled[one:two]]))
        for one, two in pairwise(cuts)
        if two > one
    ]
    return tuple(
        Rupture(
            at=int(filled[at]), before=levels[number], after=levels[number + 1], p=p
        )
        for number, (at, p) in enumerate(sorted(found))
    )


def _split(
    means: Floats,
    events: Floats,
    offset: int,
    found: list[tuple[int, float]],
    seed: int,
) -> None:
    """Add the best split of a stretch where it is no accident, and those within."""
    gains = _gains(means[None, :], events[None, :])[0]
    if not len(gains) or not gains.max() > 0:
        return
    at = int(gains.argmax())
    chance = np.random.default_rng(seed + offset)
    orders = np.argsort(chance.random((TIMES, len(means))), axis=1)
    p = share_as_high(gains[at], _gains(means[orders], events[orders]).max(axis=1))
    if p > ALPHA:
        return
    found.append((offset + at, p))
    _split(means[:at], events[:at], offset, found, seed)
    _split(means[at:], events[at:], offset + at, found, seed)


def _gains(means: Floats, events: Floats) -> Floats:
    """Return what each split explains, for many orders at once; 0 too near an end.

    A split before period 3 stands in column 3. What it explains is the part of the
    squares that lies between the two means.
    """
    if means.shape[1] < 2 * LEAST_PERIODS:
        return np.zeros((len(means), 0))
    count = np.cumsum(events, axis=1)
    total = np.cumsum(events * means, axis=1)
    left, right = count[:, :-1], count[:, -1:] - count[:, :-1]
    difference = total[:, :-1] / left - (total[:, -1:] - total[:, :-1]) / right
    found = left * right / count[:, -1:] * difference**2
    found[(left < LEAST_EVENTS) | (right < LEAST_EVENTS)] = 0.0
    gains: Floats = np.concatenate([np.zeros((len(means), 1)), found], axis=1)
    gains[:, :LEAST_PERIODS] = 0.0
    gains[:, means.shape[1] - LEAST_PERIODS + 1 :] = 0.0
    return gains
