"""One file that several processes share: locks, killed writers, other versions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

import onrecord
from onrecord.errors import SchemaMismatchError, StoreError, StoreLockedError
from onrecord.store import Store
from tests.readings import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(onrecord.__file__).parent.parent
TESTS = Path(__file__).parent.parent.parent

WRITE_FOR_EVER = """
import itertools, sys
from onrecord.store import Store
from tests.readings import reading_of
store = Store(sys.argv[1])
run = store.start_run("read", "test")
for number in itertools.count():
    labels = [f"{number}-one", f"{number}-two"]
    store.write_many([reading_of(f"Text {label}.", label) for label in labels], run)
    print(number, flush=True)
"""

HOLD = """
import sys, time
from onrecord.store import Store
with Store(sys.argv[1]).connection(write=True):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""

STOP_INSIDE = """
import sys, time
from onrecord.store import Store, writes
from tests.readings import reading_of
def stop(*arguments):
    print("inside", flush=True)
    time.sleep(60)
writes._write_documents = stop
Store(sys.argv[1]).write(reading_of("A text cut off.", "cut"), "run")
"""


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a Python program beside this one."""
    return subprocess.Popen(  # noqa: S603  our own programs, above
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{TESTS}"},
    )


def next_line(process: subprocess.Popen[str]) -> str:
    """Wait for the next line that a program prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a program without a chance to tidy up."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store that does not exist yet."""
    return tmp_path / "test.duckdb"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that holds the store for a minute."""
    process = started(HOLD, str(path), "60")
    assert next_line(process) == "held"
    yield process
    kill(process)


def assert_whole(store: Store) -> int:
    """Assert that every document has all its records; return how many there are."""
    readings = store.readings()
    for reading in readings:
        document = reading.document
        assert reading == reading_of(document.text, document.label)
    return len(readings)


@pytest.mark.parametrize("pause", [0.0, 0.013, 0.031, 0.05])
def test_killed_writer_leaves_whole_documents(path: Path, pause: float) -> None:
    """Whenever a writer is killed, what is stored is whole and can be added to."""
    process = started(WRITE_FOR_EVER, str(path))
    next_line(process)
    last = int(next_line(process))
    time.sleep(pause)
    kill(process)

    store = Store(path)
    found = assert_whole(store)
    store.write(reading_of(), store.start_run("read", "test"))

    assert found >= 2 * (last + 1)
    assert found % 2 == 0
    assert assert_whole(store) == found + 1


def test_killed_inside_a_transaction(path: Path) -> None:
    """A document whose transaction was cut off has left no row behind."""
    store = Store(path)
    store.write(reading_of(), store.start_run("read", "test"))
    process = started(STOP_INSIDE, str(path))
    assert next_line(process) == "inside"
    kill(process)

    assert assert_whole(store) == 1
    assert store.query("SELECT count(DISTINCT document) FROM mentions").rows == [(1,)]


def test_reader_beside_a_writer(path: Path) -> None:
    """A reader waits for the writer's next gap, and sees whole documents only."""
    process = started(WRITE_FOR_EVER, str(path))
    next_line(process)
    store = Store(path, wait=20)
    counts = [assert_whole(store) for _ in range(5)]
    kill(process)

    assert counts[0] >= 2
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts)


def test_waits_until_the_lock_is_let_go(path: Path) -> None:
    """A writer that finds the store held goes on as soon as it is free."""
    process = started(HOLD, str(path), "0.5")
    assert next_line(process) == "held"

    run = Store(path, wait=20).start_run("read", "test")

    assert run
    kill(process)


def test_lock_that_is_not_let_go(path: Path, holder: subprocess.Popen[str]) -> None:
    """After its time a call gives up, and says which process holds the store."""
    with pytest.raises(StoreLockedError, match=f"locked by process {holder.pid} "):
        Store(path, wait=0.1).documents()
    with pytest.raises(StoreLockedError, match=r"waited 0\.1 s"):
        Store(path, wait=0.1).start_run("read", "test")


def test_held_by_this_process(path: Path) -> None:
    """Reading inside an open batch of the same process is a lock as well."""
    store = Store(path, wait=0.1)
    with (
        store.connection(write=True),
        pytest.raises(StoreLockedError, match="another connection"),
    ):
        store.documents()


def test_no_store_yet(path: Path) -> None:
    """Asking a store that does not exist neither works nor creates it."""
    with pytest.raises(StoreError, match="no store yet"):
        Store(path).documents()

    assert not path.exists()


def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    """A store is not put into a folder that is not there."""
    with pytest.raises(StoreError, match="there is no folder"):
        Store(tmp_path / "absent" / "test.duckdb").start_run("read", "test")


@pytest.mark.parametrize("data", [b"", b"The minister said so.\n" * 1000, b"\0" * 9999])
def test_file_of_another_kind(path: Path, data: bytes) -> None:
    """A file that is no store is told so, and left as it is."""
    path.write_bytes(data)

    with pytest.raises(StoreError, match="not a store"):
        Store(path).start_run("read", "test")
    with pytest.raises(StoreError, match="not a store"):
        Store(path).documents()

    assert path.read_bytes() == data


def test_folder_as_a_store(tmp_path: Path) -> None:
    """A folder is no store."""
    with pytest.raises(StoreError, match="a folder"):
        Store(tmp_path).documents()


def test_database_of_somebody_else(path: Path) -> None:
    """A DuckDB file with other tables is not written to."""
    duckdb.connect(path).execute("CREATE TABLE mine (id INTEGER)").close()

    with pytest.raises(StoreError, match="no store of OnRecord"):
        Store(path).start_run("read", "test")


def test_store_of_another_version(path: Path) -> None:
    """A store with other tables says which version it is of, and is left alone."""
    Store(path).start_run("read", "test")
    with Store(path).connection(write=True) as con:
        con.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")

    with pytest.raises(SchemaMismatchError, match="version 999, this program's of 7"):
        Store(path).start_run("read", "test")
    with pytest.raises(SchemaMismatchError):
        Store(path).documents()


def test_error_inside_a_batch_keeps_nothing_of_it(path: Path) -> None:
    """What DuckDB refuses is one line, and the connection is closed after it."""
    store = Store(path, wait=0.1)
    with (
        pytest.raises(StoreError, match=r"test\.duckdb: "),
        store.connection(write=True) as con,
    ):
        con.execute("INSERT INTO absent VALUES (1)")

    assert store.documents() == []
