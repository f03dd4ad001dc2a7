"""A store is copied whole, also while somebody writes in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.errors import ExportError, StoreError
from onrecord.store import Store
from onrecord.store.checks import check_store, content_hash
from tests.readings import reading_of
from tests.store.test_checks import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

WRITER = """
import sys
from onrecord.store import Store
from tests.readings import TEXT, reading_of
store = Store(sys.argv[1])
run = store.start_run("read", "test")
for number in range(10_000):
    store.write(reading_of(f"{TEXT} {number}", str(number)), run)
    print(number, flush=True)
"""

LEFT = """
import os, sys
from onrecord.store import Store
from tests.readings import reading_of
store = Store(sys.argv[1])
with store.connection(write=True) as con:
    con.execute("SET checkpoint_threshold = '1TB'")
    con.execute("INSERT INTO failures VALUES ('run', 'late', 'read', 'left there')")
    os._exit(9)
"""


def test_copy_while_written(tmp_path: Path) -> None:
    """Copies of a store that is written in are whole, the later ones with more."""
    path = tmp_path / "live.duckdb"
    writer = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    counts = []
    try:
        for number in range(3):
            for _ in range(5):
                writer.stdout.readline()
            saved = pipeline.backup(tmp_path / f"{number}.duckdb", store=path)
            found = check_store(Store(saved.out))
            assert found.problems == ()
            counts.append(found.documents)
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()

    assert counts == sorted(set(counts))
    assert counts[0] >= 4


def test_what_a_killed_writer_left(tmp_path: Path) -> None:
    """What stands in the log of a killed writer is in the copy, and in one file."""
    store = filled(tmp_path / "test.duckdb", "report")
    subprocess.run([sys.executable, "-c", LEFT, store.path], check=False)  # noqa: S603  ours
    assert (tmp_path / "test.duckdb.wal").exists()

    saved = pipeline.backup(tmp_path / "copy.duckdb", store=store.path)

    assert Store(saved.out).query("SELECT label FROM failures").rows == [("late",)]
    assert content_hash(Store(saved.out)) == content_hash(store)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "copy.duckdb",
        "test.duckdb",
        "test.duckdb.wal",
    ]


def test_file_that_is_there(tmp_path: Path) -> None:
    """Nothing is written over without leave, and never the store by itself."""
    store = filled(tmp_path / "test.duckdb", "report")
    out = tmp_path / "copy.duckdb"
    out.write_text("mine")

    with pytest.raises(ExportError, match="exists; --force writes over it"):
        pipeline.backup(out, store=store.path)
    assert out.read_text() == "mine"
    with pytest.raises(ExportError, match="this is the store itself"):
        pipeline.backup(store.path, force=True, store=store.path)
    pipeline.backup(out, force=True, store=store.path)
    assert content_hash(Store(out)) == content_hash(store)


def test_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that does not fit is told, and nothing of it is left."""
    store = filled(tmp_path / "test.duckdb", "report")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    with pytest.raises(ExportError, match="No space left on device"):
        pipeline.backup(tmp_path / "copy.duckdb", store=store.path)
    assert [each.name for each in tmp_path.iterdir()] == ["test.duckdb"]


def test_nothing_to_copy(tmp_path: Path) -> None:
    """Without a store there is no copy."""
    with pytest.raises((StoreError, ExportError), match="there is no store yet"):
        pipeline.backup(tmp_path / "copy.duckdb", store=tmp_path / "none.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_commands(onrecord: Callable[..., Done], tmp_path: Path) -> None:
    """``check`` and ``backup`` say what they found and wrote; a problem is exit 1."""
    store = filled(tmp_path / "onrecord.duckdb", "report")

    saved = onrecord("backup", "copy.duckdb")
    done = onrecord("check", "--store", "copy.duckdb")
    with store.connection(write=True) as con:
        con.execute("UPDATE claims SET attribution = 'none'")
    wrong = onrecord("check")

    assert (saved.code, saved.err.endswith("written to copy.duckdb\n")) == (0, True)
    assert done.code == 0
    assert done.out.startswith("1 document, 2 claims: nothing is wrong\ncontent ")
    assert (wrong.code, wrong.err) == (1, "1 problem found\n")
    assert wrong.out.startswith("claims: attribution that is not in attributions (")


def test_reading_of_is_whole() -> None:
    """The reading that these tests store has records of every kind."""
    reading = reading_of()

    assert all((reading.mentions, reading.attributions, reading.claims, reading.causes))
