"""Processes that read: the same outcomes, whatever becomes of a process."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ReaderError
from onrecord.model.document import Document, Failure
from onrecord.pipeline import pool as pools
from onrecord.pipeline import runs
from onrecord.pipeline.pool import Pool
from onrecord.pipeline.readings import read
from onrecord.pipeline.stages import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Reading

TEXT = "Officials said on Monday that Iran had attacked a ship near Oman.\n"
DOCUMENT = Document.of(TEXT, label="ship")

ECHO = """
from onrecord.model.document import Failure
from onrecord.pipeline import pool, stages

def outcome(document):
    {body}
    return Failure(label=document.label, stage="read", reason="told")

stages.read_document = outcome
pool.serve()
"""
"""A process that reads nothing, and so starts at once."""


def told(body: str) -> Failure | Reading:
    """Return what a process answers that first does something to each document."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pools, "_WORKER", f"exec({ECHO.format(body=body)!r})")
        pool = Pool(1)
        try:
            return pool.read(DOCUMENT).result()
        finally:
            pool.close()


def test_process_reads_as_we_do() -> None:
    """A document gives the same records in another process, and so does the next."""
    other = Document.of(f"{TEXT} It denied that.", label="other")
    pool = Pool(1)
    try:
        asked = [pool.read(document) for document in (DOCUMENT, other)]
        found = [each.result() for each in asked]
    finally:
        pool.close()

    assert found == [read_document(DOCUMENT), read_document(other)]


def test_killed_process_is_replaced(tmp_path: Path) -> None:
    """A document whose process is killed under it is read by the next."""
    once = tmp_path / "once"
    body = f"import pathlib, os; p = pathlib.Path({str(once)!r})"
    body += "; p.exists() or (p.touch(), os.kill(os.getpid(), 9))"

    assert told(body) == Failure(label="ship", stage="read", reason="told")
    assert once.exists()


def test_document_that_kills_its_process() -> None:
    """It is a failure that says so, and costs no endless tries."""
    outcome = told("import os; os._exit(7)")

    assert isinstance(outcome, Failure)
    assert (outcome.label, outcome.stage) == ("ship", "read")
    assert outcome.reason == "the process that read it died, twice (exit status 7)"


def test_printing_does_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    """What a library prints while it reads does not come between the answers."""
    outcome = told("print('loaded!' * 9000, flush=True)")

    assert outcome == Failure(label="ship", stage="read", reason="told")
    assert capfd.readouterr().err.startswith("loaded!")


def test_error_of_ours_is_raised() -> None:
    """What ends a run in this process ends it from another, too."""
    with pytest.raises(ReaderError, match="no model"):
        told("from onrecord.errors import ReaderError; raise ReaderError('no model')")


def test_close_does_not_wait() -> None:
    """A pool ends at once, though its process would read for hours."""
    with pytest.MonkeyPatch.context() as patch:
        body = "import time; time.sleep(9999)"
        patch.setattr(pools, "_WORKER", f"exec({ECHO.format(body=body)!r})")
        pool = Pool(2)
        asked = [pool.read(DOCUMENT) for _ in range(4)]
        pool.close()

    assert all(each.done() for each in asked)


def test_processes_go_with_their_parent() -> None:
    """Whoever starts a pool and is killed leaves no process behind."""
    worker = f"exec({ECHO.format(body='pass')!r})"
    script = f"""
        from onrecord.model.document import Document
        from onrecord.pipeline import pool
        pool._WORKER = {worker!r}
        made = pool.Pool(2)
        made.read(Document.of("a", label="a")).result()
        print("reading", flush=True)
        import time; time.sleep(9999)
    """
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"reading\n"
        parent.send_signal(signal.SIGKILL)
        # The processes hold these pipes too: they close when the last one has ended.
        assert parent.communicate() == (b"", b"")


def test_run_is_the_same_with_a_pool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many processes give the records, failures and counts of one, in its order.

    Also where a text comes again under its label after another had taken its place,
    and where batches that are read ahead know nothing of each other.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(runs, "BATCH_DOCUMENTS", 3)
    lines = []
    for number, (label, place) in enumerate(
        [("a", "Oman"), ("b", "Oman"), ("a", "Yemen"), ("c", ""), ("a", "Oman")] * 3
    ):
        text = TEXT.replace("Oman", place) if place else ""
        extra = f" Envoy {number % 7} denied it." if place else ""
        lines.append(f'{{"id": "{label}", "text": "{text.strip()}{extra}"}}')
    (tmp_path / "lines.jsonl").write_text("\n".join(lines))

    alone, many = (
        read("lines.jsonl", store=f"{jobs}.duckdb", jobs=jobs) for jobs in (1, 3)
    )

    assert many.readings == alone.readings
    assert many.failures == alone.failures
    assert many.progress == alone.progress
    assert many.progress.failures == 3
    again = read("lines.jsonl", store="3.duckdb", jobs=3)
    assert again.readings == alone.readings
