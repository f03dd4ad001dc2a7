"""Read many documents in one run: batch by batch, several at once, stored in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.model.claim import Reading
from onrecord.model.document import Document, Failure
from onrecord.pipeline import stages
from onrecord.pipeline.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from onrecord.store import Store

Outcome = Reading | Failure
Outcomes = Iterable[Outcome]

BATCH_DOCUMENTS: Final = 16
BATCH_CHARACTERS: Final = 100_000
"""Some seconds of reading: with what is read ahead, a killed process loses that."""

JOBS_A_BATCH: Final = 4
"""Processes that one batch read ahead keeps busy while another is written."""

FEW: Final = 8
"""Documents that are read in this process: others start in the time that takes."""


@dataclass(slots=True)
class Progress:
    """How far a run has come; a callback gets it after each document."""

    expected: int = 0
    open_ended: bool = False
    """Whether there may be more: what archives hold is not counted before."""
    documents: int = 0
    """Read, found in the store, or failed."""
    known: int = 0
    """Found in the store as they are, and not read again."""
    failures: int = 0
    passed_over: int = 0
    """Files in the folders that are of no kind that is read."""
    words: int = 0
    same_name: int = 0
    """Read after another text of the same label, which they take the place of."""
    kept: int = 0
    """Of the documents those that are written: these outlive an interrupt."""


@dataclass(slots=True)
class _Batch:
    """Documents and failures that are stored at once, and what is read of them."""

    given: list[Document | Failure]
    documents: list[Document] = field(init=False)
    """Each once, where it comes last: that decides what its label stands for."""
    asked: dict[Document, Future[Outcome]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = [each for each in self.given if isinstance(each, Document)]
        self.documents = list(dict.fromkeys(reversed(found)))[::-1]


@dataclass(slots=True, kw_only=True)
class Run:
    """One run over documents: reads them in batches, stores each before it is shown."""

    store: Store
    command: str
    program: str
    again: bool
    done: Progress
    progress: Callable[[Progress], None]
    id: str | None = None
    pool: Pool | None = None
    """The processes that read; without them this one does."""
    labels: dict[str, str] = field(default_factory=dict)
    """Id of the last text that each label stood for in this run."""

    @contextmanager
    def open(self, jobs: int, overlay: Path | None) -> Iterator[None]:
        """Check the store before anything is read; record the run's end."""
        if self.store.path.exists():
            self.store.query("SELECT 1")
        # Few documents are read before another process would be ready to.
        if jobs > 1 and (self.done.open_ended or self.done.expected > FEW):
            self.pool = Pool(jobs, overlay)
        self.progress(self.done)
        try:
            yield
        finally:
            if self.pool:
                self.pool.close()
            if self.id:
                self.store.finish_run(
                    self.id,
                    documents=self.done.documents - self.done.failures,
                    failures=self.done.failures,
                )

    def read(self, outcomes: Iterable[Document | Failure]) -> Iterator[Outcome]:
        """Read and store what comes, and yield its outcomes in order.

        Some batches are read ahead, so that no process waits while another batch is
        written; what is stored, and when, is the same without.
        """
        ahead = 1 + self.pool.jobs // JOBS_A_BATCH if self.pool else 0
        begun: deque[_Batch] = deque()
        for batch in batches(outcomes):
            begun.append(self._begin(batch))
            if len(begun) > ahead:
                yield from self._finish(begun.popleft())
        while begun:
            yield from self._finish(begun.popleft())

    def _begin(self, given: list[Document | Failure]) -> _Batch:
        """Give the pool what the store does not seem to hold."""
        batch = _Batch(given)
        if self.pool:
            known = self._known(batch.documents)
            batch.asked = {
                document: self.pool.read(document)
                for document in batch.documents
                if document not in known
            }
        return batch

    def _finish(self, batch: _Batch) -> Iterator[Outcome]:
        """Store a batch once it is read, and yield its outcomes in order."""
        known = self._known(batch.documents)
        found: dict[Document, Outcome] = {}
        for document in batch.documents:
            if document not in known:
                found[document] = self._read(document, batch.asked.get(document))
                self._count(document, found[document])
        failures = [each for each in batch.given if isinstance(each, Failure)]
        self._write(found, failures)
        for document in known:
            found[document] = known[document]
            self.done.known += 1
            self._count(document, found[document])
        for each in batch.given:
            if isinstance(each, Failure):
                self._count(None, each)
        self.done.kept = self.done.documents
        for each in batch.given:
            yield each if isinstance(each, Failure) else found[each]

    def _read(self, document: Document, asked: Future[Outcome] | None) -> Outcome:
        if self.pool:
            # What an earlier batch was to store may have failed, or was replaced.
            return (asked or self.pool.read(document)).result()
        return stages.read_document(document)

    def _known(self, documents: list[Document]) -> dict[Document, Reading]:
        """Return what the store holds of documents that this program has read."""
        if self.again or not documents:
            return {}
        known = self.store.known(documents, self.program)
        if not known:
            return {}
        stored = self.store.readings([document.id for document in known])
        by_id = {reading.document.id: reading for reading in stored}
        # Two labels may share a text, and its stored reading carries one of them.
        return {
            document: replace(by_id[document.id], document=document)
            for document in documents
            if document in known
        }

    def _write(
        self, found: dict[Document, Reading | Failure], failures: list[Failure]
    ) -> None:
        """Write what was read; what the store refuses becomes a failure."""
        readings = [each for each in found.values() if isinstance(each, Reading)]
        failures += [each for each in found.values() if isinstance(each, Failure)]
        if not readings and not failures:
            return
        # Only now, so that a run which finds nothing new leaves the file as it is.
        self.id = self.id or self.store.start_run(self.command, self.program)
        self.store.add_failures(failures, self.id)
        refused = {
            each.label: each for each in self.store.write_many(readings, self.id)
        }
        for document, outcome in found.items():
            if isinstance(outcome, Reading) and document.label in refused:
                found[document] = refused[document.label]
                self.done.failures += 1

    def _count(self, document: Document | None, outcome: Reading | Failure) -> None:
        if document:
            before = self.labels.setdefault(document.label, document.id)
            self.done.same_name += before != document.id
            self.labels[document.label] = document.id
        self.done.documents += 1
        self.done.failures += isinstance(outcome, Failure)
        self.done.words += len(document.text.split()) if document else 0
        self.progress(self.done)


def batches(
    outcomes: Iterable[Document | Failure],
) -> Iterator[list[Document | Failure]]:
    """Yield documents and failures in groups that are read and stored at once."""
    batch: list[Document | Failure] = []
    size = 0
    for each in outcomes:
        batch.append(each)
        size += len(each.text) if isinstance(each, Document) else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
