"""A planted lead is found; what is chance, or too little, is called that."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.planted import led, noise
from onrecord.analyze.lead_lag import lead


def test_planted_lead() -> None:
    """Of two series the second of which is denser after the first, that is told."""
    pair = led(0, 30)
    found = lead(pair.first, pair.second, pair.told, 30)

    assert found.stands
    assert found.after > found.expected
    assert found.p is not None
    assert found.p < 0.05
    assert found.low is not None
    assert found.high is not None
    assert found.ratio is not None
    assert 1 < found.low < found.ratio < found.high


@pytest.mark.parametrize("shared", [False, True])
def test_nothing_planted(shared: bool) -> None:  # noqa: FBT001  pytest hands it over so
    """Chance alone, or the same news coverage, is no lead, but for one in twenty."""
    alarms = 0
    for seed in range(20):
        pair = noise(seed, shared=shared)
        alarms += lead(pair.first, pair.second, pair.told, 30).stands

    assert alarms <= 2


def test_the_day_itself_does_not_count() -> None:
    """What happens on the same day, or after the window, follows nothing."""
    days = np.arange(0, 1_000, 100)
    told = np.full(1_000, 2)

    assert lead(days, days, told, 10).after == 0
    assert lead(days, days + 1, told, 10).after == 10
    assert lead(days, days + 10, told, 10).after == 10
    assert lead(days, days + 11, told, 10).after == 0


@pytest.mark.parametrize(
    ("first", "second", "window", "reason"),
    [
        (9, 20, 10, "too few events: 9 in the first set"),
        (20, 0, 10, "too few events: 0 in the second set"),
        (40, 20, 400, "shorten the window"),
    ],
)
def test_too_few(first: int, second: int, window: int, reason: str) -> None:
    """In place of p stands why there is none."""
    one, two = (np.linspace(0, 999, n).astype(int) for n in (first, second))
    found = lead(one, two, np.full(1_000, 2), window)

    assert found.p is None
    assert (found.low, found.high) == (None, None)
    assert reason in found.too_few
    assert not found.stands


def test_short_record() -> None:
    """A record of few windows has a test and no interval."""
    one = np.arange(0, 100, 8)
    found = lead(one, one + 2, np.full(110, 2), 3)
    short = lead(one, one + 2, np.full(110, 2), 7)

    assert found.low is not None
    assert short.low is None
