"""Make histories of events without reports, with known truth in them.

Every history is ten years of invented actors that do things at random, as often as the
news coverage of the day has it. In some of them one series follows another, by so much.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.histories import make_history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.analyze.histories import History

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

DAYS: Final = 3_650
FIRST: Final = date(2001, 1, 1).toordinal()
EVENTS: Final = 40
"""Of each planted series."""
RATIO: Final = 3.0
"""Rate of the following series within the window to its rate outside."""
FOLLOWED: Final = 0.5
"""Chance that a step of a cascade is followed by the next."""
BASE: Final = 0.1
"""Chance that the next comes within the window without it."""
NEWS: Final = 3.0
"""Other events a day, on average."""

_TYPES: Final = "ASSAULT COERCE ACCUSE REJECT REQUEST CONSULT AGREE AID".split()
_ACTORS: Final = tuple(f"Actor {number}" for number in range(25))


@dataclass(frozen=True, slots=True)
class Pair:
    """Days of two series, and how much else the record tells of on each day."""

    first: Whole
    second: Whole
    told: Whole


def steady(days: int = DAYS) -> Floats:
    """Return coverage that is the same every day."""
    return np.full(days, NEWS)


def uneven(chance: np.random.Generator, days: int = DAYS) -> Floats:
    """Return coverage with slow seasons and sudden weeks of attention."""
    turns, start = chance.uniform(2, 8), chance.uniform(0, 2 * np.pi)
    found = 1 + 0.8 * np.sin(np.linspace(0, 2 * np.pi * turns, days) + start)
    for _ in range(days // 120):
        begin, length = chance.integers(0, days - 40), chance.integers(5, 40)
        found[begin : begin + length] *= chance.uniform(3, 10)
    return np.asarray(found * NEWS / found.mean())


def noise(seed: int, *, shared: bool, days: int = DAYS) -> Pair:
    """Return two series that have nothing in common, or their coverage alone."""
    chance = np.random.default_rng(seed)
    coverage = uneven(chance, days) if shared else steady(days)
    first, second = (_drawn(chance, coverage, EVENTS) for _ in range(2))
    return Pair(first, second, chance.poisson(coverage))


def bursts(seed: int, each: int = 8) -> Pair:
    """Return two series that come in episodes, each by itself."""
    chance = np.random.default_rng(seed)

    def series() -> Whole:
        starts = chance.integers(0, DAYS, (EVENTS // each, 1))
        return np.sort((starts + chance.integers(0, 60, (1, each))).ravel() % DAYS)

    return Pair(series(), series(), chance.poisson(steady()))


def led(seed: int, window: int, days: int = DAYS) -> Pair:
    """Return two series of which the second is denser after events of the first."""
    chance = np.random.default_rng(seed)
    coverage = uneven(chance, days)
    first = _drawn(chance, coverage, EVENTS)
    after = np.zeros(days, dtype=bool)
    for day in first:
        after[day + 1 : day + window + 1] = True
    second = _drawn(chance, coverage * np.where(after, RATIO, 1.0), EVENTS)
    return Pair(first, second, chance.poisson(coverage))


def cascade(seed: int, window: int, steps: Sequence[str], *, planted: bool) -> History:
    """Return a history of many kinds, with a chain of events in it or without.

    Args:
        seed: The same for the same history.
        window: Days within which a step is followed by the next.
        steps: Actors, each of whom does one thing; the first begins.
        planted: Whether a step leads to the next, with even coverage, so that what
            comes by chance does so at the same rate everywhere; else nothing does, and
            coverage is uneven.
    """
    chance = np.random.default_rng(seed)
    coverage = steady() if planted else uneven(chance)
    rows = [
        (int(day), _ACTORS[chance.integers(len(_ACTORS))], str(chance.choice(_TYPES)))
        for day in np.repeat(np.arange(DAYS), chance.poisson(coverage))
    ]
    before = _drawn(chance, coverage, EVENTS)
    rows += [(int(day), steps[0], "PROTEST") for day in before]
    rate = -np.log(1 - BASE) / window
    for step in steps[1:]:
        by_chance = _drawn(chance, coverage, chance.poisson(rate * DAYS))
        led_to = (
            before[chance.random(len(before)) < FOLLOWED] if planted else before[:0]
        )
        led_to = led_to + chance.integers(1, window + 1, len(led_to))
        before = np.sort(np.concatenate([by_chance, led_to[led_to < DAYS]]))
        rows += [(int(day), step, "PROTEST") for day in before]
    return history_of(rows)


def history_of(rows: Sequence[tuple[int, str, str]]) -> History:
    """Return a history of days, actors and types."""
    count = len(rows)
    return make_history(
        {
            "cluster": [f"cluster {number}" for number in range(count)],
            "claim": [f"claim {number}" for number in range(count)],
            "type": [type for _, _, type in rows],
            "mode": [""] * count,
            "actor": [actor for _, actor, _ in rows],
            "recipient": [""] * count,
            "day": np.array([FIRST + day for day, _, _ in rows]),
            "guessed": np.zeros(count, dtype=bool),
            "place": [""] * count,
            "origins": np.ones(count, dtype=np.int64),
        }
    )


def _drawn(chance: np.random.Generator, coverage: Floats, count: int) -> Whole:
    """Return days of events, drawn by coverage."""
    days = chance.choice(len(coverage), count, p=coverage / coverage.sum())
    return np.sort(days)
