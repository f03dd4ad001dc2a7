"""Take documents in and read them: ``read``, ``parse`` and ``demo``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from onrecord.errors import IngestError
from onrecord.model.document import Failure
from onrecord.pipeline import stages
from onrecord.pipeline.questions import (
    open_store,
    program,
    settings_in_use,
    storable,
)
from onrecord.pipeline.runs import Progress, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from spacy.tokens import Doc

    from onrecord.config import Settings
    from onrecord.ingest import Input
    from onrecord.model.claim import Reading
    from onrecord.model.document import Document

DEMO_STORE: Final = Path("onrecord-demo.duckdb")


@dataclass(slots=True)
class Summary:
    """What a run has read, in the order that it was given."""

    readings: list[Reading] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    progress: Progress = field(default_factory=Progress)


class Options(TypedDict, total=False):
    """What ``read`` may be told, each by its name."""

    store: str | Path | None
    """The store's file; that of the settings if not given."""
    published: date | None
    """Day of publication, over whatever the documents say."""
    publisher: str | None
    """Publisher, likewise."""
    allow_private: bool
    """Whether to fetch from the own machine and network."""
    again: bool
    """Read also what the store holds as it is."""
    fields: Mapping[str, str] | None
    """What the fields of JSON lines are called there, by our names: id, text, title,
    publisher, published, url. A point leads into an inner object."""
    jobs: int | None
    """Processes that read; as many as the settings say if not given."""


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    **options: Unpack[Options],
) -> Summary:
    """Read documents into a store, and return what they say.

    Args:
        paths: Files, folders, http(s) addresses, or ``-`` for standard input.
        progress: Called after each document.
        **options: See ``Options``.
    """
    summary = Summary()

    def keep(done: Progress) -> None:
        summary.progress = done
        if progress:
            progress(done)

    for outcome in read_each(paths, progress=keep, **options):
        if isinstance(outcome, Failure):
            summary.failures.append(outcome)
        else:
            summary.readings.append(outcome)
    return summary


def read_each(
    paths: str | Path | Iterable[str | Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    **options: Unpack[Options],
) -> Iterator[Reading | Failure]:
    """Read documents and yield each once it is stored, in the order given.

    For arguments see ``read``, which keeps everything that this yields.
    """
    from onrecord.ingest import list_inputs  # noqa: PLC0415  slow to import

    settings = settings_in_use()
    names = listed(paths)
    listing = list_inputs(names)
    done = Progress(
        expected=listing.count() + len(listing.failures),
        passed_over=listing.passed_over,
        open_ended=not listing.countable,
    )
    run = Run(
        store=open_store(options.get("store"), settings),
        command=f"read {' '.join(map(str, names))}",
        program=program(),
        again=options.get("again", False),
        done=done,
        progress=progress or (lambda _: None),
    )
    documents = documents_of(listing.inputs, settings, options)
    jobs = options.get("jobs") or settings.jobs or cores()
    with run.open(jobs, settings.ontology):
        yield from run.read(chain(listing.failures, documents))


def documents_of(
    inputs: Iterable[Input], settings: Settings, options: Options
) -> Iterator[Document | Failure]:
    """Yield the documents of inputs, as settings and options want them."""
    from onrecord.ingest import Fetcher, load  # noqa: PLC0415  slow to import

    publisher = options.get("publisher")
    fetcher = Fetcher(
        timeout=settings.fetch_timeout,
        max_bytes=settings.fetch_bytes,
        user_agent=settings.user_agent,
        allow_private=options.get("allow_private", False),
        pause=settings.fetch_pause,
    )
    for each in inputs:
        yield from load(
            each,
            published=options.get("published"),
            publisher=storable(publisher) if publisher else None,
            fetch=fetcher,
            max_characters=settings.max_characters,
            fields=options.get("fields"),
        )


def parse(path: str | Path) -> list[Doc]:
    """Return the parsed documents of a file: words, tags, trees and names.

    Raises:
        IngestError: There is nothing to read in it.
    """
    from onrecord.ingest import documents  # noqa: PLC0415

    annotate, _, _ = stages.stages()
    parsed: list[Doc] = []
    for document in documents([path], max_characters=settings_in_use().max_characters):
        if isinstance(document, Failure):
            raise IngestError(f"{document.label}: {document.reason}")
        doc = annotate(document)
        doc.user_data["label"] = document.label
        parsed.append(doc)
    return parsed


def demo(
    *,
    store: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read the bundled examples into a store of their own."""
    return read(examples(), store=store or DEMO_STORE, progress=progress)


def examples() -> Path:
    """Return the folder of bundled reports: in the package, or beside a checkout."""
    package = Path(str(files("onrecord")))
    bundled = package / "examples"
    return bundled if bundled.is_dir() else package.parents[1] / "examples"


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def listed(paths: str | Path | Iterable[str | Path]) -> list[str | Path]:
    """Return the paths that were given, as one or as many."""
    return [paths] if isinstance(paths, str | Path) else list(paths)
