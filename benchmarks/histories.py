"""Measure whether what is planted in invented histories is found, and nothing else.

An alarm is an answer that says more than chance where there is only chance. Time is
that of computing, all cores together.

``python -m benchmarks.histories STORE ACTOR`` asks one store for knock-on effects, for
the measurement of time and memory in a process of its own.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.history_store import make_store
from benchmarks.planted import (
    DAYS,
    FIRST,
    bursts,
    cascade,
    led,
    noise,
)
from benchmarks.speed import measured
from benchmarks.tasks import Figure
from onrecord.analyze.knock_on import find_knock_on
from onrecord.analyze.lead_lag import lead
from onrecord.analyze.periods import Period
from onrecord.analyze.sequences import Kind, find_sequences
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.planted import Pair

RUNS: Final = 500
WINDOW: Final = 30
LONG: Final = 90
"""Days of a window that is tried on twenty years."""
STEP: Final = 14
STEPS: Final = ("Union", "Police", "Opposition", "Ministry")
SIZES: Final = (10_000, 100_000, 1_000_000)
_TASK: Final = "histories"
_MEBI: Final = 1024**2


def measure_histories(folder: Path, runs: int = RUNS) -> Iterator[Figure]:
    """Yield power and false alarms of tests, recall of cascades, time and memory."""
    for name, share in _leads(runs).items():
        yield Figure(_TASK, name, share, runs)
    recall, false = _cascades(runs, planted=True)
    yield Figure(_TASK, "steps of a planted cascade found", recall, 3 * runs)
    yield Figure(_TASK, "steps found that were not planted, of those found", false)
    alarms, _ = _cascades(runs, planted=False)
    yield Figure(_TASK, "false alarms, sequences in shared coverage", alarms, runs)
    for claims in SIZES:
        store = make_store(folder / f"{claims}.duckdb", claims)
        command = sys.executable, "-m", "benchmarks.histories", store.path
        peak, seconds = measured(*command, "Actor 00003")
        yield Figure(_TASK, f"knock-on, {claims:,} claims, s", seconds)
        yield Figure(_TASK, f"knock-on, {claims:,} claims, MiB", peak / _MEBI)


def _leads(runs: int) -> dict[str, float]:
    """Return how often a lead is told, by what the histories are."""
    long = 2 * DAYS
    cases: dict[str, tuple[Callable[[int], Pair], int]] = {
        "planted lead, power": (lambda seed: led(seed, WINDOW), WINDOW),
        f"planted lead, {LONG} days, power": (
            lambda seed: led(seed, LONG, long),
            LONG,
        ),
        "false alarms, noise": (lambda seed: noise(seed, shared=False), WINDOW),
        "false alarms, shared coverage": (
            lambda seed: noise(seed, shared=True),
            WINDOW,
        ),
        f"false alarms, shared coverage, {LONG} days": (
            lambda seed: noise(seed, shared=True, days=long),
            LONG,
        ),
        "false alarms, episodes": (bursts, WINDOW),
    }
    found = {}
    for name, (make, window) in cases.items():
        told = 0
        for seed in range(runs):
            pair = make(seed)
            told += lead(pair.first, pair.second, pair.told, window).stands
        found[name] = told / runs
    return found


def _cascades(runs: int, *, planted: bool) -> tuple[float, float]:
    """Return two shares: steps found (or histories with any), and found ones not so.

    What comes of a step by way of another, such as the third of the first, is neither.
    """
    period = Period(FIRST, FIRST + DAYS - 1)
    steps = list(pairwise(STEPS))
    right = wrong = alarms = 0
    for seed in range(runs):
        history = cascade(seed, STEP, STEPS, planted=planted)
        which = history.actors.of(history.codes(STEPS[:1]), len(history))
        starts = [(Kind(STEPS[0], "PROTEST"), which)]
        found = {
            (each.first.actor, each.then.actor)
            for each in find_sequences(history, period, starts, STEP).found
        }
        right += len(found.intersection(steps))
        wrong += sum(not {*pair} <= {*STEPS} for pair in found)
        alarms += bool(found)
    if not planted:
        return alarms / runs, 0.0
    return right / (len(steps) * runs), wrong / max(1, right + wrong)


if __name__ == "__main__":
    store = Store(Path(sys.argv[1]))
    with store.opened() as opened:
        find_knock_on(store, opened, sys.argv[2])
