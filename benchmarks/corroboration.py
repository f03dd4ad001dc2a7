"""Measure how long it takes to compare many claims, and one report more.

Time is that of computing, all cores together: a machine that does something else beside
makes it no longer, and an idle one with two cores is done sooner.

``python -m benchmarks.corroboration STORE`` compares what a store holds, for the
measurement of time and memory in a process of its own.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.speed import measured
from benchmarks.synthetic import make_readings
from benchmarks.tasks import Figure
from onrecord.corroborate import corroborate
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.claim import Reading

CLAIMS: Final = 100_000
_MEBI: Final = 1024**2
_BATCH: Final = 1_000


def measure_corroboration(folder: Path, claims: int = CLAIMS) -> Iterator[Figure]:
    """Compare invented claims, then those of one report more; yield time and memory."""
    store = Store(folder / "many.duckdb")
    write_many(store, make_readings(claims))
    command = sys.executable, "-m", "benchmarks.corroboration", store.path
    peak, seconds = measured(*command)
    name = "corroboration"
    yield Figure(name, f"{claims:,} claims, s", seconds)
    yield Figure(name, f"{claims:,} claims, memory at most, MiB", peak / _MEBI)
    write_many(store, make_readings(20, seed=8))
    begin = time.process_time()
    corroborate(store)
    yield Figure(name, "one report more, s", time.process_time() - begin)


def write_many(store: Store, readings: Iterator[Reading]) -> None:
    """Write readings into a store, in batches."""
    run = store.start_run("benchmark", "synthetic")
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == _BATCH:
            store.write_many(batch, run)
            batch = []
    store.write_many(batch, run)


if __name__ == "__main__":
    corroborate(Store(Path(sys.argv[1])))
