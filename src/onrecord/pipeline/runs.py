"""Read many documents in one run: batch by batch, several at once, stored in order."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.model.claim import Reading
from onrecord.model.document import Document, Failure
from onrecord.pipeline import stages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.store import Store

BATCH_DOCUMENTS: Final = 16
BATCH_CHARACTERS: Final = 100_000
"""About five seconds of reading: what a killed process loses at most."""

MOST_THREADS: Final = 4
"""More documents at once gain nothing: what follows the model holds Python's lock."""


@dataclass(slots=True)
class Progress:
    """How far a run has come; a callback gets it after each document."""

    expected: int = 0
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
    pool: ThreadPoolExecutor | None = None
    labels: dict[str, str] = field(default_factory=dict)
    """Id of the last text that each label stood for in this run."""

    @contextmanager
    def open(self, threads: int) -> Iterator[None]:
        """Check the store before anything is read; record the run's end."""
        if self.store.path.exists():
            self.store.query("SELECT 1")
        threads = min(MOST_THREADS, threads or os.cpu_count() or 1)
        self.pool = ThreadPoolExecutor(threads)
        self.progress(self.done)
        try:
            yield
        finally:
            self.pool.shutdown(cancel_futures=True)
            if self.id:
                self.store.finish_run(
                    self.id,
                    documents=self.done.documents - self.done.failures,
                    failures=self.done.failures,
                )

    def read(self, batch: Sequence[Document | Failure]) -> Iterator[Reading | Failure]:
        """Read and store a batch, and yield its outcomes in order."""
        given = dict.fromkeys(each for each in batch if isinstance(each, Document))
        known = self._known(list(given))
        fresh = [document for document in given if document not in known]
        assert self.pool is not None  # noqa: S101  set while the run is open
        found: dict[Document, Reading | Failure] = {}
        for document, outcome in zip(
            fresh, self.pool.map(stages.read_document, fresh), strict=True
        ):
            found[document] = outcome
            self._count(document, outcome)
        self._write(found, [each for each in batch if isinstance(each, Failure)])
        for document in known:
            found[document] = known[document]
            self.done.known += 1
            self._count(document, found[document])
        for each in batch:
            if isinstance(each, Failure):
                self._count(None, each)
                yield each
            else:
                yield found[each]

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
