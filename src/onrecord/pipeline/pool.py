"""Read documents in several processes, each one document after the other.

The processes are started anew and spoken to by pipes, not forked: a script that calls
``read`` needs no guard around it, the threads of DuckDB are not copied, and a process
that is killed costs one document a second try, not the run.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import CancelledError, ThreadPoolExecutor
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Final

from onrecord.errors import OnRecordError
from onrecord.model.document import Failure
from onrecord.model.ontology import use_overlay
from onrecord.pipeline import stages

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from onrecord.model.claim import Reading
    from onrecord.model.document import Document

    Outcome = Reading | Failure

TRIES: Final = 2
"""Processes that one document may take with it; by then it is to blame."""

_WORKER: Final = "from onrecord.pipeline.pool import serve; serve()"
_GONE: Final = (EOFError, OSError, pickle.UnpicklingError)
"""What a pipe answers with when the process at its other end has died."""


class Pool:
    """So many processes that read; those who ask wait for the next free one."""

    def __init__(self, jobs: int, overlay: Path | None = None) -> None:
        """Make the pool; its processes start with the first documents.

        Args:
            jobs: How many processes.
            overlay: The user's folder of vocabularies.
        """
        self.jobs = jobs
        self._asking = ThreadPoolExecutor(jobs, thread_name_prefix="onrecord-pool")
        self._workers = [_Worker(overlay) for _ in range(jobs)]
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def read(self, document: Document) -> Future[Outcome]:
        """Return what ``read_document`` will say of a document, once it is read."""
        return self._asking.submit(self._read, document)

    def close(self) -> None:
        """End all processes at once, whatever they are reading."""
        for worker in self._workers:
            worker.close()
        self._asking.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def _read(self, document: Document) -> Outcome:
        worker = self._free.get()
        try:
            code: int | None = None
            for _ in range(TRIES):
                try:
                    return worker.read(document)
                except _GONE:
                    code = worker.end()
            reason = f"the process that read it died, twice (exit status {code})"
            return Failure(label=document.label, stage="read", reason=reason)
        finally:
            self._free.put(worker)


class _Worker:
    """A process that reads documents; started when there is one to read."""

    def __init__(self, overlay: Path | None) -> None:
        self._overlay = overlay
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, document: Document) -> Outcome:
        """Return what a document says, read in the process.

        Raises:
            OnRecordError: As ``read_document``.
            OSError, EOFError, UnpicklingError: The process has died.
            CancelledError: The pool is closed.
        """
        process = self._process = self._process or self._started()
        # Whoever closes it either sees the process, or is seen here.
        if self._closed:
            raise CancelledError
        assert process.stdin and process.stdout  # noqa: S101, PT018  both are pipes
        _send(document, process.stdin)
        outcome: Outcome | OnRecordError = pickle.load(process.stdout)  # noqa: S301  ours
        if isinstance(outcome, OnRecordError):
            raise outcome
        return outcome

    def _started(self) -> subprocess.Popen[bytes]:
        script = f"import sys; sys.path[:] = {sys.path!r}; {_WORKER}"
        process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # One thread a process: there are as many processes as cores.
            env=os.environ | {"OMP_NUM_THREADS": "1"},
            # Control-C is for us to hear; a process whose pipe closes ends itself.
            start_new_session=True,
        )
        assert process.stdin  # noqa: S101  it is a pipe
        _send(self._overlay, process.stdin)
        return process

    def close(self) -> None:
        """Kill the process, whoever is waiting for its answer, and start no other."""
        self._closed = True
        if process := self._process:
            process.kill()

    def end(self) -> int | None:
        """End the process, if there is one, and return its exit status."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                pass  # what was not yet sent has nobody to go to
        return code


def serve() -> None:
    """Read the documents that come in by standard input until it closes."""
    given = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever else is printed here must not come between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    use_overlay(pickle.load(given))  # noqa: S301  from the process that started us
    try:
        while True:
            _send(_outcome(pickle.load(given)), answers)  # noqa: S301
    except _GONE:
        # Our reader is gone, and with it whoever would hear an error.
        os._exit(0)


def _outcome(document: Document) -> Outcome | OnRecordError:
    try:
        return stages.read_document(document)
    except OnRecordError as error:
        return error


def _send(what: object, pipe: IO[bytes]) -> None:
    pickle.dump(what, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()
