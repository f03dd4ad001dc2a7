"""Copy the tables of a store to Parquet files and back, with their words or without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.errors import ParseError
from onrecord.model.document import Document
from onrecord.store.connections import copying, scratch
from onrecord.store.loads import load_readings
from onrecord.store.tables import (
    ACTORS,
    DOCUMENTS,
    META,
    PER_DOCUMENT,
    RUNS,
    TABLES,
    layout,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import duckdb

    from onrecord.model.claim import Reading
    from onrecord.model.document import Failure
    from onrecord.store.columns import Table
    from onrecord.store.database import Store

_AT_ONCE: Final = 200
"""Documents of a folder that are written at once."""

_AT: Final = "'sha256:' || {key} || '#char=' || {start} || ',' || {end}"
_SPAN: Final = _AT.format(key="document", start="span_start", end="span_end")
WORDS: Final = {
    "documents": {"text": "'sha256:' || id || '#char=0,'"},
    "mentions": {"text": _SPAN, "title": "NULL", "head": "NULL"},
    "mention_modifiers": {"modifier": "NULL"},
    "attributions": {"source_words": "NULL"},
    "dates": {"text": _SPAN},
    "places": {"text": _SPAN},
}
"""By table the columns that hold a text's words, and what stands in their place."""


def write_parquet(store: Store, folder: Path, *, without_text: bool = False) -> int:
    """Write a file for each table into a new folder, and return how many rows.

    Args:
        store: Where the tables are.
        folder: Is made; it must not exist.
        without_text: Write references in the place of words, and nothing where the
            words have no span of their own.
    """
    folder.mkdir()
    rows = 0
    with copying(store.path, store.wait) as con:
        for table in TABLES:
            if table is META:
                continue
            hidden = WORDS.get(table.name, {}) if without_text else {}
            columns = ", ".join(
                f"CAST({hidden[name]} AS {kind}) AS {name}" if name in hidden else name
                for name, kind in table.columns.items()
            )
            query = f"SELECT {columns} FROM {table.name}"  # noqa: S608  our own
            rows += _copy(con, query, folder / f"{table.name}.parquet")
    return rows


def fill_parquet(source: Path, folder: Path, fill: Callable[[str], str]) -> None:
    """Write the files of a folder anew, with the words of every text column filled.

    Args:
        source: The folder that ``write_parquet`` has written.
        folder: Is made; it must not exist.
        fill: Returns a value with its references replaced.
    """
    folder.mkdir()
    with scratch() as con:
        for path in sorted(source.glob("*.parquet")):
            con.read_parquet(str(path)).create("given")
            for name, kind, *_ in con.execute("DESCRIBE given").fetchall():
                if kind == "VARCHAR":
                    _fill_column(con, name, fill)
            _copy(con, "SELECT * FROM given", folder / path.name)
            con.execute("DROP TABLE given")


def _fill_column(
    con: duckdb.DuckDBPyConnection, name: str, fill: Callable[[str], str]
) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    found = con.execute(
        f"SELECT DISTINCT {quoted} FROM given WHERE {quoted} LIKE 'sha256:%'"  # noqa: S608
    ).fetchall()
    filled = [(fill(value), value) for (value,) in found]
    if not filled:
        return
    con.execute("CREATE TABLE words (filled VARCHAR, value VARCHAR)")
    con.executemany("INSERT INTO words VALUES (?, ?)", filled)
    con.execute(
        f"UPDATE given SET {quoted} = words.filled FROM words "  # noqa: S608
        f"WHERE given.{quoted} = words.value"
    )
    con.execute("DROP TABLE words")


def _copy(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    place = str(path).replace("'", "''")
    done = con.execute(f"COPY ({query}) TO '{place}' (FORMAT parquet)").fetchone()
    return int(done[0]) if done else 0


def import_tables(
    store: Store, folder: Path, run: Callable[[str | None], str]
) -> tuple[int, list[Failure]]:
    """Write the readings that a folder of Parquet holds into a store.

    Args:
        store: Where to write.
        folder: What ``write_parquet`` or ``read_on_spark`` has written.
        run: Begins a run, given the program that has read the documents, where it is
            one; it is called when all is known to be in order.

    Returns:
        How many documents there are, and those that the store refused.

    Raises:
        ParseError: There are no such tables, or these are without their words.
    """
    with scratch() as con:
        for table in (DOCUMENTS, *PER_DOCUMENT, ACTORS, RUNS):
            _take_in(con, table, folder)
        _check_words(con, folder)
        found = con.execute("SELECT DISTINCT program FROM runs").fetchall()
        name = run(str(found[0][0]) if len(found) == 1 else None)
        query = "SELECT label, id FROM documents ORDER BY version, label"
        rows = con.execute(query).fetchall()
        failures: list[Failure] = []
        for start in range(0, len(rows), _AT_ONCE):
            keys = rows[start : start + _AT_ONCE]
            failures += store.write_many(_of_keys(con, keys), name)
    return len(rows), failures


def _take_in(con: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> None:
    """Create a table from its file, or from the parts that a cluster has written."""
    con.execute(table.create)
    place = folder / f"{table.name}.parquet"
    parts = sorted(place.glob("*.parquet")) if place.is_dir() else [place]
    if not place.exists():
        if table is DOCUMENTS:
            raise ParseError(f"{folder}: no documents.parquet in it")
        return
    if parts:
        con.read_parquet([str(part) for part in parts]).create_view("given")
        con.execute(f"INSERT INTO {table.name} SELECT {table.select()} FROM given")  # noqa: S608
        con.execute("DROP VIEW given")


def _check_words(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    query = "SELECT count(*) FROM documents WHERE sha256(text) <> id"
    row = con.execute(query).fetchone()
    if row and row[0]:
        raise ParseError(
            f"{folder}: {row[0]:,} texts do not have their hashes; what was exported "
            "without text must be rehydrated first"
        )


def _of_keys(
    con: duckdb.DuckDBPyConnection, keys: list[tuple[str, str]]
) -> list[Reading]:
    """Return the readings of labels and texts, each with its own label."""
    readings = load_readings(con, {id for _, id in keys})
    columns = ", ".join(layout(Document)[0])
    query = f"SELECT {columns} FROM documents WHERE label = ? AND id = ?"  # noqa: S608
    found = []
    for key in keys:
        (row,) = con.execute(query, list(key)).fetchall()
        document = Document(**dict(zip(layout(Document)[0], row, strict=True)))
        found.append(replace(readings[key[1]], document=document))
    return found
