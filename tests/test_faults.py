"""What breaks a run leaves whole documents only, and the next run ends as it should."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.faults import IN_EARNEST, QUICKLY, kill_loop, write_reports
from onrecord.store import Store
from onrecord.store.checks import check_store, content_hash

if TYPE_CHECKING:
    from pathlib import Path

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
sys.argv[:] = ["onrecord", "read", "reports", "--store", "{1}", "--jobs", "1"]
"""
"""A disk with so much room for one file: what is beyond is refused as by a quota."""


@pytest.mark.parametrize(
    ("script", "kills"), [(QUICKLY, 4), (IN_EARNEST, 1)], ids=["quickly", "in earnest"]
)
def test_killed(tmp_path: Path, script: str, kills: int) -> None:
    """A run that is killed at any moment loses nothing that the next cannot get back.

    ``make faults`` does this 200 times.
    """
    outcome = kill_loop(tmp_path / "work", kills, documents=10, script=script)

    assert outcome.problems == []
    assert outcome.kills >= kills


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for a file's size")
@pytest.mark.parametrize("room", [4_096, 60_000])
def test_full_disk(tmp_path: Path, room: int) -> None:
    """A full disk ends a run in one line; with room again the same run is completed."""
    write_reports(tmp_path / "reports", 20)
    whole = run(tmp_path, "whole.duckdb", 10**9)
    assert (whole.returncode, whole.stderr) == (0, b"20 documents read\n")

    full = run(tmp_path, "full.duckdb", room)

    assert full.returncode == 1
    assert full.stderr == b"onrecord: full.duckdb: the disk is full\n"
    assert list(tmp_path.glob("*.new*")) == []
    if (tmp_path / "full.duckdb").exists():
        assert check_store(Store(tmp_path / "full.duckdb")).problems == ()
    assert run(tmp_path, "full.duckdb", 10**9).returncode == 0
    stores = (Store(tmp_path / f"{name}.duckdb") for name in ("whole", "full"))
    assert len({content_hash(store) for store in stores}) == 1


def run(folder: Path, store: str, room: int) -> subprocess.CompletedProcess[bytes]:
    """Read the reports in a process whose files may have so many bytes."""
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", LIMITED.format(room, store) + QUICKLY],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=False,
    )
