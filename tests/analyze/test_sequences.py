"""A planted cascade is found step by step, and nothing where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.planted import DAYS, FIRST, cascade, history_of
from onrecord.analyze.periods import Period
from onrecord.analyze.sequences import Kind, find_sequences

if TYPE_CHECKING:
    from onrecord.analyze.sequences import Recurring

STEPS = ("Union", "Police", "Opposition", "Ministry")
PERIOD = Period(FIRST, FIRST + DAYS - 1)


def found_in(seed: int, *, planted: bool) -> Recurring:
    """Return what follows the first step of a history."""
    history = cascade(seed, 14, STEPS, planted=planted)
    which = history.actors.of(history.codes(STEPS[:1]), len(history))
    return find_sequences(history, PERIOD, [(Kind("Union", "PROTEST"), which)], 14)


def test_planted_cascade() -> None:
    """Each step is told with counts, chance, correction, lags and claims to look at."""
    found = found_in(1, planted=True)
    steps = {(each.first.actor, each.then.actor): each for each in found.found}
    first = steps["Union", "Police"]

    assert {("Union", "Police"), ("Police", "Opposition")} <= steps.keys()
    assert first.level == 1
    assert first.followed > 2 * first.expected
    assert first.p <= first.q <= 0.05
    assert len(first.lags) == first.followed
    assert all(1 <= lag <= 14 for lag in first.lags)
    assert first.examples
    assert first.inferred
    assert "Benjamini" in first.method
    assert found.tested > 100
    assert found.too_few == ""


def test_nothing_planted() -> None:
    """Kinds that share only their news coverage do not follow each other."""
    assert [found_in(seed, planted=False).found for seed in range(3)] == [()] * 3


def test_too_few() -> None:
    """What happened on a few days only has no habits."""
    history = history_of([(day, "Union", "PROTEST") for day in range(0, 90, 10)])
    which = history.type == 0
    found = find_sequences(history, PERIOD, [(Kind("Union", "PROTEST"), which)])

    assert found.too_few == (
        "too few events: Union PROTEST on 9 days, and a test needs 10"
    )
    assert (found.found, found.tested) == ((), 0)
    assert "coverage bias" in found.caution
    assert find_sequences(history, PERIOD, []).too_few.endswith("none like it")
