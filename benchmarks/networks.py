"""Measure how long questions to the network take, as the record grows.

Time is that of computing, all cores together, of the second call: the first one lays
the claims out as links, which is measured by itself. The dossier is of the busiest
actor; paths run between busy ones.

``python -m benchmarks.networks STORE`` asks a store in a process of its own;
``python -m benchmarks.networks 10000 100000 1000000`` measures growth.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import onrecord
from benchmarks.corroboration import write_many
from benchmarks.synthetic import make_readings
from benchmarks.tasks import Figure
from onrecord.analyze.links import link_claims
from onrecord.corroborate import corroborate
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLAIMS: Final = 100_000
ACTORS: Final = 20_000
BUSIEST: Final = """
SELECT actor FROM links WHERE actor IS NOT NULL
GROUP BY actor ORDER BY count(*) DESC, actor LIMIT 40
"""
_MEBI: Final = 1024**2


def measure_networks(folder: Path, claims: int = CLAIMS) -> Iterator[Figure]:
    """Ask a record of invented claims; yield seconds and memory."""
    store = Store(folder / f"{claims}.duckdb")
    write_many(store, make_readings(claims, actors=ACTORS))
    corroborate(store)
    yield from measure_store(store, claims)


def measure_store(store: Store, claims: int) -> Iterator[Figure]:
    """Ask a store in a process of its own; yield seconds and memory."""
    command = [sys.executable, "-m", "benchmarks.networks", str(store.path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  our own
    for measure, value in json.loads(done.stdout).items():
        yield Figure("networks", f"{claims:,} claims, {measure}", value)


def ask(path: Path) -> dict[str, float]:
    """Return how long each question takes, in seconds, and the most memory in MiB."""
    store = Store(path)
    found = {"links, s": _timed(lambda: link_claims(store))}
    names = [name for (name,) in store.query(BUSIEST).rows]
    questions: dict[str, Callable[[], object]] = {
        "dossier, s": lambda: onrecord.ties(names[0], store=path),
        "5 paths, s": lambda: onrecord.path(names[1], names[-1], store=path),
        "network, s": lambda: onrecord.network(store=path),
        "tension, s": lambda: onrecord.tension(store=path),
        "brief, s": lambda: onrecord.brief(names[0], store=path),
    }
    for measure, question in questions.items():
        _timed(question)
        found[measure] = _timed(question)
    import resource  # noqa: PLC0415  not on every system

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found["memory at most, MiB"] = (
        peak * (1 if sys.platform == "darwin" else 1024) / _MEBI
    )
    return found


def _timed(question: Callable[[], object]) -> float:
    begin = time.process_time()
    question()
    return time.process_time() - begin


def main(arguments: list[str]) -> None:
    """Ask one store, or measure growth."""
    if len(arguments) == 1 and not arguments[0].isdigit():
        print(json.dumps(ask(Path(arguments[0]))))
        return
    for claims in map(int, arguments):
        with TemporaryDirectory() as folder:
            for figure in measure_networks(Path(folder), claims):
                print(f"{figure.measure}: {figure.value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
