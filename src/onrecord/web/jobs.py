"""Read what a person adds, one thing after the other, beside the server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.errors import StoreError, UnknownIdError
from onrecord.export.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.web.keeper import Keeper

Kind = Literal["text", "files", "path"]
State = Literal["waiting", "reading", "comparing", "done", "failed", "stopped"]

MOST_WAITING: Final = 100
MOST_LISTED: Final = 200
"""Labels and failures that a job remembers."""
ENDED: Final = frozenset({"done", "failed", "stopped"})


@dataclass(slots=True, kw_only=True)
class Job:
    """One thing that was added, and how far its reading has come."""

    id: str
    kind: Kind
    title: str
    asked: dict[str, Any]
    """What the reading process is told."""
    folder: Path | None = None
    """Where uploaded files are; it goes when they are read."""
    state: State = "waiting"
    progress: dict[str, int] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    error: str | None = None
    began: float | None = None
    ended: float | None = None
    process: subprocess.Popen[str] | None = None

    @property
    def seconds(self) -> float:
        """How long it has been read, in seconds."""
        if self.began is None:
            return 0.0
        return (self.ended or time.monotonic()) - self.began

    def record(self, busy: str | None) -> dict[str, Any]:
        """Return how it stands, for a person.

        Args:
            busy: Why the store cannot be read at the moment.
        """
        done = self.progress
        documents, expected = done.get("documents", 0), done.get("expected", 0)
        seconds = self.seconds
        left = None
        if documents and self.state == "reading":
            left = round(seconds / documents * max(0, expected - documents), 1)
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "state": self.state,
            "expected": expected,
            "documents": documents,
            "known": done.get("known", 0),
            "failures": len(self.failed),
            "passed_over": done.get("passed_over", 0),
            "words": done.get("words", 0),
            "rate": round(documents / seconds, 2) if seconds else 0,
            "words_rate": round(done.get("words", 0) / seconds) if seconds else 0,
            "seconds": round(seconds, 1),
            "left": left,
            "error": self.error,
            "note": busy if self.state not in ENDED else None,
            "labels": self.labels,
            "failed": self.failed,
        }

    def hear(self, news: dict[str, Any]) -> None:
        """Take in a line of the reading process."""
        if "progress" in news:
            self.progress = news["progress"]
        elif "label" in news and len(self.labels) < MOST_LISTED:
            self.labels.append(news["label"])
        elif "failed" in news and len(self.failed) < MOST_LISTED:
            failure = news["failed"]
            label = str(failure["label"])
            if self.folder:
                label = label.removeprefix(f"{self.folder}/")
            self.failed.append(failure | {"label": plain(label)})
        elif "error" in news:
            self.error = news["error"]
        elif "comparing" in news:
            self.state = "comparing"


class Jobs:
    """The queue: one job is read at a time, since one process writes at a time."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self._every: dict[str, Job] = {}
        self._queue: deque[Job] = deque()
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def add(self, kind: Kind, title: str, folder: Path | None, **asked: object) -> Job:
        """Queue something to be read.

        Args:
            kind: How it came.
            title: What it is called for a person.
            folder: Where its files are, to be removed in the end.
            asked: ``paths``, and ``publisher`` and ``published`` if given.
        """
        with self._lock:
            job = Job(
                id=f"j{len(self._every) + 1}",
                kind=kind,
                title=plain(title),
                folder=folder,
                asked=asked | {"store": str(self.keeper.store.path)},
            )
            self._every[job.id] = job
            self._queue.append(job)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()
        return job

    @property
    def full(self) -> bool:
        """Whether so much is waiting that no more is taken."""
        return len(self._queue) >= MOST_WAITING

    @property
    def busy(self) -> bool:
        """Whether something is read or waits."""
        return self._worker is not None

    def every(self) -> list[Job]:
        """Return all jobs of this server, the newest first."""
        with self._lock:
            return list(self._every.values())[::-1]

    def get(self, id: str) -> Job:
        """Return the job of an id.

        Raises:
            UnknownIdError: There is none.
        """
        if id not in self._every:
            raise UnknownIdError(f"no job is called {plain(id)}")
        return self._every[id]

    def stop(self, id: str) -> Job:
        """Stop a job; what it has stored until now stays."""
        job = self.get(id)
        with self._lock:
            if job.state not in ENDED:
                job.state = "stopped"
            if job.process:
                job.process.terminate()
        return job

    def close(self) -> None:
        """Stop whatever is read or waits."""
        for job in self.every():
            self.stop(job.id)
            _remove(job)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._worker = None
                    return
                job = self._queue.popleft()
            self._run(job)

    def _run(self, job: Job) -> None:
        try:
            self._read(job)
        except OSError as error:
            job.error, job.state = error.strerror or str(error), "failed"
        finally:
            job.ended = time.monotonic()
            _remove(job)

    def _read(self, job: Job) -> None:
        command = sys.executable, "-m", "onrecord.web.reading"
        with self._lock:
            if not self._begin(job):
                return
            job.process = subprocess.Popen(  # noqa: S603  our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        _converse(job.process, job.asked, job.hear)
        if job.process.wait() and not job.error:
            job.error = "the reading process ended before its time"
        with suppress(StoreError):
            self.keeper.refresh()
        with self._lock:
            if job.state not in ENDED:
                job.state = "failed" if job.error else "done"

    @staticmethod
    def _begin(job: Job) -> bool:
        """Begin with a job, if nobody has stopped it."""
        if job.state in ENDED:
            return False
        job.state, job.began = "reading", time.monotonic()
        return True


def _converse(
    process: subprocess.Popen[str],
    asked: dict[str, Any],
    hear: Callable[[dict[str, Any]], None],
) -> None:
    """Tell a process what to read, and listen until it has no more to say."""
    assert process.stdin and process.stdout  # noqa: S101, PT018  both are pipes
    # A process that is dead before it is told anything says so by its end.
    with suppress(BrokenPipeError), process.stdin as told:
        told.write(json.dumps(asked))
    with process.stdout as heard:
        for line in heard:
            hear(json.loads(line))


def _remove(job: Job) -> None:
    if job.folder:
        shutil.rmtree(job.folder, ignore_errors=True)
