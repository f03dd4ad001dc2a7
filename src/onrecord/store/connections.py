"""Open a store's file, wait for whoever holds it, and check that it is a store.

DuckDB lets one process write, or any number read, and a writer locks out readers too.
So connections are short, and one that meets a lock tries again until its time is up.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import duckdb

from onrecord.errors import SchemaMismatchError, StoreError, StoreLockedError
from onrecord.store.tables import META, SCHEMA_VERSION, TABLES, views

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE: Final = 0.02
"""Seconds between two tries; a writer's gap between batches is longer than this."""

_HOLDER: Final = re.compile(r"lock is held in (.+?) \(PID (\d+)\)")
# Two connections of one process must agree in their settings, or the second is
# refused: that is a lock held by ourselves, and is over as soon as the first closes.
_LOCKED: Final = ("Could not set lock on file", "different configuration")

_MEANT: Final = {
    "Could not read enough bytes": "damaged: the file ends too soon",
    "checksum": "damaged: its bytes were altered",
    "No space left on device": "the disk is full",
    "File too large": "the disk is full",
}

# A user's own SQL must not reach files or the network, nor switch that back on.
# The settings are given with the connection, since all readers of a process share
# one instance and its settings.
_READER: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}


@contextmanager
def writing(path: Path, wait: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a store to write in it; create it, with its tables, where there is none.

    Raises:
        StoreLockedError: Another process held it until the time was up.
        SchemaMismatchError: Its tables are those of another version.
        StoreError: It is no store, or the disk refused.
    """
    if not path.exists() and path.parent.is_dir():
        _make(path, wait)
    with _opened(path, wait, read_only=False) as con:
        if not _tables(con):
            _create(con)
        _check(con, path)
        yield con


@contextmanager
def reading(path: Path, wait: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a store to read in it; nothing can be changed through the connection.

    Raises:
        StoreLockedError: Another process held it until the time was up.
        SchemaMismatchError: Its tables are those of another version.
        StoreError: There is no store, or the file is something else.
    """
    if not path.exists():
        raise StoreError(f"{path}: there is no store yet; read a document first")
    with _opened(path, wait, read_only=True) as con:
        _check(con, path)
        yield con


@contextmanager
def copying(path: Path, wait: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a store to copy tables of it to files; for our own queries alone.

    Raises:
        StoreError: As ``reading``.
    """
    if not path.exists():
        raise StoreError(f"{path}: there is no store yet; read a document first")
    with _opened(path, wait, read_only=True, config={}) as con:
        _check(con, path)
        yield con


@contextmanager
def scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory, to read and write files of tables with."""
    con = duckdb.connect(":memory:")
    try:
        yield con
    except duckdb.Error as error:
        raise StoreError(one_line(error)) from error
    finally:
        con.close()


@contextmanager
def _opened(
    path: Path,
    wait: float,
    *,
    read_only: bool,
    config: dict[str, str | bool | int | float | list[str]] = _READER,
) -> Iterator[duckdb.DuckDBPyConnection]:
    con = _connected(path, wait, config if read_only else {}, read_only=read_only)
    try:
        yield con
    except duckdb.Error as error:
        raise StoreError(f"{path}: {one_line(error)}") from error
    finally:
        con.close()


def _connected(
    path: Path,
    wait: float,
    config: dict[str, str | bool | int | float | list[str]],
    *,
    read_only: bool,
) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config=config)
        except duckdb.Error as error:
            if not any(sign in str(error) for sign in _LOCKED):
                raise StoreError(_refusal(path, error)) from error
            if time.monotonic() >= deadline:
                raise StoreLockedError(_locked(path, wait, error)) from error
        time.sleep(_PAUSE)


def _locked(path: Path, wait: float, error: duckdb.Error) -> str:
    holder = _HOLDER.search(str(error))
    who = f"process {holder[2]} ({holder[1]})" if holder else "another connection"
    return f"{path}: locked by {who}; waited {wait:g} s"


def _refusal(path: Path, error: duckdb.Error) -> str:
    if "not a valid DuckDB" in str(error):
        return f"{path}: not a store, but a file of another kind"
    if "storage version" in str(error) or "newer version" in str(error):
        return f"{path}: written by another version of DuckDB"
    if path.is_dir():
        return f"{path}: a folder, and no store"
    if not path.parent.is_dir():
        return f"{path}: there is no folder {path.parent}"
    return f"{path}: {one_line(error)}"


def one_line(error: duckdb.Error) -> str:
    """Return what DuckDB has to say, in our words where these are known.

    Of its own words its hints and pointers are left out.
    """
    line = first_line(str(error))
    return next((told for sign, told in _MEANT.items() if sign in str(error)), line)


def first_line(said: str) -> str:
    """Return the first line of what an engine has to say."""
    return next((line for line in said.splitlines() if line.strip()), "unknown error")


def _tables(con: duckdb.DuckDBPyConnection) -> set[str]:
    names = "SELECT table_name FROM information_schema.tables"
    return {name for (name,) in con.execute(names).fetchall()}


def _make(path: Path, wait: float) -> None:
    """Make a store under another name first: a full disk or a kill leaves no half one.

    Where somebody else makes it in the same moment, theirs is the one that counts.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with _opened(new, wait, read_only=False) as con:
            _create(con)
        with suppress(FileExistsError):
            os.link(new, path)
    except StoreError as error:
        raise StoreError(str(error).replace(str(new), str(path))) from error
    except OSError:
        pass  # no disk for links: it is made in its place
    finally:
        for left in (new, new.with_name(f"{new.name}.wal")):
            left.unlink(missing_ok=True)


def _create(con: duckdb.DuckDBPyConnection) -> None:
    """Create the tables in one transaction: a killed process leaves all or none."""
    con.begin()
    for table in TABLES:
        con.execute(table.create)
    for view in views():
        con.execute(view)
    con.execute(
        f"INSERT INTO {META.name} VALUES ('schema', ?)",  # noqa: S608  own name
        [str(SCHEMA_VERSION)],
    )
    con.commit()


def _check(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    if META.name not in _tables(con):
        raise StoreError(f"{path}: a DuckDB file, but no store of OnRecord")
    rows = con.execute("SELECT value FROM meta WHERE name = 'schema'").fetchall()
    found = rows[0][0] if rows else "none"
    if found != str(SCHEMA_VERSION):
        raise SchemaMismatchError(
            f"{path}: its tables are of version {found}, this program's of "
            f"{SCHEMA_VERSION}; read the documents into a new store"
        )
