"""Copy the tables of a store to Parquet files, with their words or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.store.connections import copying, scratch
from onrecord.store.tables import META, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import duckdb

    from onrecord.store.database import Store

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
