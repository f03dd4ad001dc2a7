"""The store: everything that was read, with its provenance, in one DuckDB file."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb

from onrecord.errors import UnknownIdError
from onrecord.model.document import Failure
from onrecord.store.connections import one_line, reading, writing
from onrecord.store.loads import load_documents, load_readings
from onrecord.store.opened import Opened
from onrecord.store.standing import on_a_day
from onrecord.store.tables import SHAPES
from onrecord.store.writes import known_documents, write_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from onrecord.model.claim import Claim, Reading
    from onrecord.model.document import Document

MOST_FOUND: Final = 100
"""Records that a prefix is answered with; more help nobody to choose."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a query answers: column names, and rows in their order."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A record that an id, or the beginning of one, leads to."""

    record: str
    """``document``, ``claim``, ``attribution``, ``mention``, ``cause``, ..."""
    id: str
    document: str | None
    """Id of its document; none for an actor, who stands in many."""


class Store:
    """One DuckDB file; it is open only while a method runs, and shut between them.

    A writer locks every other process out, readers too. A method that meets a lock
    waits, and gives up with a ``StoreLockedError`` that says who holds the store.
    """

    def __init__(self, path: str | Path, *, wait: float = 30.0) -> None:
        self.path = Path(path)
        self.wait = wait

    @contextmanager
    def connection(self, *, write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the file for one batch of work; close it as soon as that is done.

        Args:
            write: Create the store where there is none, and allow changes.

        Raises:
            StoreError: There is no store, it is locked, damaged, of another version,
                or DuckDB refuses what is asked.
        """
        opened = writing if write else reading
        with opened(self.path, self.wait) as con:
            yield con

    @contextmanager
    def opened(self, *, write: bool = False) -> Iterator[Opened]:
        """Open the file for several queries, or for changes that all hold or none.

        Raises:
            StoreError: As ``connection``.
        """
        with self.connection(write=write) as con:
            if not write:
                yield Opened(con)
                return
            con.begin()
            yield Opened(con)  # what breaks it closes the connection: nothing holds
            con.commit()

    def start_run(self, command: str, program: str) -> str:
        """Record that a run begins, and return its id.

        Args:
            command: What was asked for, as a person would type it.
            program: The program and reader with their versions; a document counts
                as known only to the program that has read it.
        """
        run = uuid.uuid4().hex[:12]
        with self.connection(write=True) as con:
            con.execute(
                "INSERT INTO runs (id, command, program, started) VALUES (?, ?, ?, ?)",
                [run, _storable(command), _storable(program), _now()],
            )
        return run

    def finish_run(self, run: str, *, documents: int, failures: int) -> None:
        """Record that a run has ended, and how many documents it read."""
        with self.connection(write=True) as con:
            con.execute(
                "UPDATE runs SET finished = ?, documents = ?, failures = ? "
                "WHERE id = ?",
                [_now(), documents, failures, run],
            )

    def write(self, reading: Reading, run: str) -> list[Failure]:
        """Write one reading; see ``write_many``."""
        return self.write_many([reading], run)

    def write_many(self, readings: Sequence[Reading], run: str) -> list[Failure]:
        """Write a batch of readings in one transaction: whole documents, or none.

        What the store holds already is left as it is; a reading that differs from the
        stored one replaces it; another text under a known label becomes the current
        version, and the older stays.

        Returns:
            A failure for each document that cannot be stored, which is in
            ``failures`` too; the others are written.
        """
        if not readings:
            return []
        with self.connection(write=True) as con:
            failures = _write_all(con, readings, run)
            _add_failures(con, failures, run)
        return failures

    def add_failures(self, failures: Sequence[Failure], run: str) -> None:
        """Record what could not be read, and why."""
        if failures:
            with self.connection(write=True) as con:
                _add_failures(con, failures, run)

    def known(self, documents: Sequence[Document], program: str) -> set[Document]:
        """Return those that this program has read as they are, and that are current."""
        if not self.path.exists():
            return set()
        with self.connection() as con:
            return known_documents(con, documents, program)

    def query(
        self,
        sql: str,
        parameters: Sequence[object] = (),
        *,
        as_of: date | None = None,
    ) -> Result:
        """Answer a query; it can neither change the store nor reach other files.

        Args:
            sql: The query.
            parameters: What stands for its question marks.
            as_of: A day of publication, after which nothing counts in the views of
                current documents; none for now.

        Raises:
            StoreError: DuckDB does not understand it, or it would change something.
        """
        with self.connection() as con:
            answer = con.execute(on_a_day(sql, as_of), list(parameters))
            columns = tuple(column[0] for column in answer.description or ())
            return Result(columns, answer.fetchall() if columns else [])

    def documents(self) -> list[Document]:
        """Return the current documents by label."""
        with self.connection() as con:
            return load_documents(con)

    def reading(self, document: str) -> Reading:
        """Return everything that was read in a document.

        Raises:
            UnknownIdError: No document has this id.
        """
        found = self.readings([document])
        if not found:
            raise UnknownIdError(f"no document has the id {document}")
        return found[0]

    def readings(self, documents: Iterable[str] | None = None) -> list[Reading]:
        """Return readings by the ids of their documents; all the current by label."""
        with self.connection() as con:
            if documents is None:
                query = "SELECT id FROM current_documents ORDER BY label"
                documents = [key for (key,) in con.execute(query).fetchall()]
            keys = list(dict.fromkeys(documents))
            found = load_readings(con, keys)
        return [found[key] for key in keys if key in found]

    def claims(
        self, *, kind: str | None = None, type: str | None = None
    ) -> list[Claim]:
        """Return the claims of the current documents, in the order of their labels."""
        return [
            claim
            for each in self.readings()
            for claim in each.claims
            if kind in {None, claim.kind} and type in {None, claim.type}
        ]

    def find(self, prefix: str) -> list[Found]:
        """Return the records of current documents whose ids begin so, at most 100.

        A whole id or a document's label stands for itself, whatever begins like it.
        """
        if not prefix:
            return []
        with self.connection() as con:
            rows = con.execute(_FIND, {"prefix": _storable(prefix)}).fetchall()
        found = sorted(Found(*row[:3]) for row in rows)
        exact = sorted(Found(*row[:3]) for row in rows if row[3])
        return (exact or found)[:MOST_FOUND]


def _find_query() -> str:
    begins = "substr(id, 1, length($prefix)) = $prefix"
    parts = [
        f"SELECT '{shape.one}' AS record, id, document, id = $prefix "  # noqa: S608
        f"FROM current_{shape.field} WHERE {begins}"
        for shape in SHAPES
    ]
    parts += [
        (
            "SELECT 'document', id, id, id = $prefix OR label = $prefix "  # noqa: S608
            f"FROM current_documents WHERE {begins} OR label = $prefix"
        ),
        f"SELECT 'actor', id, NULL, id = $prefix FROM actors WHERE {begins}",  # noqa: S608
    ]
    return " UNION ".join(parts)


_FIND: Final = _find_query()


def _write_all(
    con: duckdb.DuckDBPyConnection, readings: Sequence[Reading], run: str
) -> list[Failure]:
    """Write a batch; where one reading breaks it, write the others one by one."""
    try:
        write_readings(con, readings, run)
    except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
        if len(readings) > 1:
            return [f for each in readings for f in _write_all(con, [each], run)]
        label = _storable(readings[0].document.label)
        return [Failure(label=label, stage="store", reason=one_line(error))]
    return []


def _add_failures(
    con: duckdb.DuckDBPyConnection, failures: Sequence[Failure], run: str
) -> None:
    for failure in failures:
        con.execute(
            "INSERT INTO failures VALUES (?, ?, ?, ?)",
            [run, *map(_storable, (failure.label, failure.stage, failure.reason))],
        )


def _storable(words: str) -> str:
    """Return words that UTF-8 can hold: a file's name may not be text at all."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
