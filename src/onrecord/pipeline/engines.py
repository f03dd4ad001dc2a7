"""Read with another engine than this machine: ``read_on``."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

from onrecord.errors import ConfigError
from onrecord.model.document import Failure
from onrecord.model.ontology import use_overlay
from onrecord.pipeline import stages
from onrecord.pipeline.questions import program, settings_in_use
from onrecord.pipeline.readings import documents_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.config import Settings
    from onrecord.ingest import Input
    from onrecord.model.claim import Reading
    from onrecord.model.document import Document
    from onrecord.pipeline.readings import Options

ENGINES: Final = ("spark",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What an engine has written: a folder of Parquet, for ``import``."""

    out: Path
    documents: int
    failures: int


def read_on(
    engine: str,
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    master: str = "local[*]",
    force: bool = False,
    **options: Unpack[Options],
) -> Tables:
    """Read documents on many machines, and write their records as Parquet.

    Paths are taken in where the engine runs: all machines must see them.

    Args:
        engine: ``spark``.
        paths: As for ``read``, but no standard input.
        out: The folder to write.
        master: Where Spark runs: ``spark://host:7077``, ``local[4]`` ...
        force: Write over a folder that is there.
        **options: Those of ``read`` that say how documents are taken.

    Raises:
        ConfigError: No engine has that name, or it is not installed.
        ExportError: The folder cannot be written.
        StoreError: The engine has failed.
    """
    from onrecord.export.files import whole  # noqa: PLC0415
    from onrecord.ingest import list_inputs  # noqa: PLC0415  slow to import
    from onrecord.store.spark import read_on_spark  # noqa: PLC0415

    if engine not in ENGINES:
        raise ConfigError(f"no engine is called {engine}; known: {', '.join(ENGINES)}")
    settings = settings_in_use()
    names = listed(paths)
    listing = list_inputs(names)
    # The workers of a cluster have another working folder than we.
    inputs = [*listing.failures, *map(_anywhere, listing.inputs)]
    if any(each.kind == "stdin" for each in listing.inputs):
        raise ConfigError("standard input cannot be read on other machines")
    with whole(Path(out).resolve(), force=force) as part:
        done = read_on_spark(
            inputs,
            Loading(settings, options),
            Read(settings.ontology),
            part,
            master=master,
            run=_run(engine, names),
        )
    return Tables(out=Path(out), documents=done.documents, failures=done.failures)


def _run(engine: str, names: Iterable[str | Path]) -> dict[str, object]:
    """Return the row of a run that begins."""
    started = _now()
    return {
        "id": uuid.uuid4().hex[:12],
        "command": f"read {' '.join(map(str, names))} --engine {engine}",
        "program": program(),
        "started": started,
        "finished": started,
    }


def _anywhere(given: Input) -> Input:
    """Return an input with its whole path."""
    if given.kind == "url":
        return given
    return replace(given, name=str(Path(given.name).absolute()))


@dataclass(frozen=True, slots=True)
class Loading:
    """Takes the documents of an input, on whatever machine it is."""

    settings: Settings
    options: Options

    def __call__(self, given: Input | Failure) -> Iterator[Document | Failure]:
        """Yield them; what was a failure before stays one."""
        if isinstance(given, Failure):
            yield given
            return
        yield from documents_of([given], self.settings, self.options)


@dataclass(frozen=True, slots=True)
class Read:
    """Reads a document with the user's vocabularies, on whatever machine it is."""

    overlay: Path | None

    def __call__(self, document: Document) -> Reading | Failure:
        """Return what it says."""
        _lay(self.overlay)
        return stages.read_document(document)


@cache
def _lay(overlay: Path | None) -> None:
    """Lay the user's vocabularies over ours, once a process."""
    use_overlay(overlay)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
