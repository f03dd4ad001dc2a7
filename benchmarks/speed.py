"""Measure how fast, and in how much memory, the whole of ``read`` runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

from benchmarks.tasks import ONRECORD, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEBI: Final = 1024**2
_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Of ``ru_maxrss``: bytes on macOS, kibibytes elsewhere."""


def measure_speed(shared: Path, folder: Path) -> Iterator[Figure]:
    """Read many reports into a new store, then one; yield speed, memory, delay."""
    texts = shared / "exam/train"
    words = sum(len(p.read_text("utf-8").split()) for p in texts.glob("*.txt"))
    begin = time.perf_counter()
    peak = peak_memory(
        *(*ONRECORD, "read", texts, "--store", folder / "many.duckdb"),
        *("--out", folder / "many.txt"),
    )
    seconds = time.perf_counter() - begin
    yield Figure("speed", "words a second, text to stored claims", words / seconds)
    yield Figure("speed", "memory at most, MiB", peak / _MEBI)
    delay = _first_claim(
        *(*ONRECORD, "read", shared / "exam/open/iran-networks.txt"),
        *("--store", folder / "one.duckdb", "--format", "jsonl"),
    )
    yield Figure("speed", "start to first claim of one article, s", delay)


def peak_memory(*command: object) -> int:
    """Run a command; return the most memory that it held, in bytes."""
    return measured(*command)[0]


def measured(*command: object) -> tuple[int, float]:
    """Run a command; return the most memory (bytes) and computing time (s) it took."""
    arguments = [str(part) for part in command]
    child = subprocess.Popen(arguments)  # noqa: S603  our own command
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, arguments)
    return usage.ru_maxrss * _UNIT, usage.ru_utime + usage.ru_stime


def _first_claim(*command: object) -> float:
    """Return the seconds until a command prints its first claim."""
    begin = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  our own command
        [str(part) for part in command], stdout=subprocess.PIPE, encoding="utf-8"
    ) as child:
        assert child.stdout is not None  # noqa: S101  for the type checker
        delays = (
            time.perf_counter() - begin
            for line in child.stdout
            if '"record": "claim"' in line or '"record":"claim"' in line
        )
        first = next(delays, float("inf"))
        child.stdout.read()
    return first
