"""The command line as a process: its streams, its arguments, and how it is ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from onrecord.store import Store
from tests.contract import breaches

TEXT = "Iran’s government denied on Tuesday that its forces had attacked the ship.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file with a short report of our own."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def started(
    folder: Path,
    *arguments: str | bytes,
    stdout: int | IO[bytes] = subprocess.PIPE,
    **environment: str,
) -> subprocess.Popen[bytes]:
    """Start the command line in a process of its own."""
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "onrecord.cli", *arguments],
        cwd=folder,
        env=os.environ | environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_output_is_utf8_wherever_it_goes(report: Path) -> None:
    """What a program reads is UTF-8, also where this machine prefers something else."""
    command = ["read", "report.txt", "--format", "jsonl"]
    process = started(report.parent, *command, PYTHONIOENCODING="ascii")
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    found = [json.loads(line) for line in out.decode("utf-8").splitlines()]
    assert breaches(found, {"report": TEXT}) == []
    assert "Iran’s" in out.decode("utf-8")


def test_arguments_that_are_no_text(report: Path) -> None:
    """Bytes outside UTF-8 in an argument are told in escapes, and can be stored."""
    process = started(report.parent, "read", b"report.txt", "--publisher", b"S\xfcd")
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert b"S\\udcfcd" in out
    for command, code in (("ties", 2), ("why", 1), ("sql", 1)):
        process = started(report.parent, command, b"\xff")
        out, err = process.communicate()
        assert (process.returncode, out) == (code, b"")
        assert err.startswith(b"onrecord: ")
        assert err.count(b"\n") == 1


def test_full_disk(report: Path) -> None:
    """Output that cannot be written is one line and an error, not a traceback."""
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as target:
        process = started(report.parent, "info", stdout=target)
        _, err = process.communicate()

    assert process.returncode == 1
    assert err == b"onrecord: No space left on device\n"


def test_reader_of_the_output_may_go(report: Path) -> None:
    """A pipe that is closed, as by ``head``, ends the run without a word."""
    there, here = os.pipe()
    os.close(there)
    process = started(report.parent, "read", "report.txt", stdout=here)
    os.close(here)
    _, err = process.communicate()

    assert (process.returncode, err) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_interrupted(report: Path) -> None:
    """Control-C ends a run in a line that says what is done, and that is stored."""
    folder = report.parent / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(f"{TEXT} Number {number}.")
    process = started(report.parent, "read", "many", "--jobs", "2")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert process.returncode == 130
    read = Store(report.with_name("onrecord.duckdb")).readings()
    assert 0 < len(read) < 400
    done = f"{len(read)} of 400 documents done, and the same command goes on from there"
    assert err.decode() == f"interrupted; {done}\n"
