"""Keep what a store held at one moment in memory, to be asked while others write.

A store is open to one writer and to nobody beside it. Who answers many small questions,
as the workbench does, copies what it asks about, and lets go of the file.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb

from onrecord.errors import StoreError
from onrecord.store.connections import copying, one_line
from onrecord.store.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.store.database import Store


class Snapshot:
    """Tables in memory, copied out of a store; any thread may ask them."""

    def __init__(self) -> None:
        self._con = duckdb.connect(":memory:")

    def close(self) -> None:
        """Let go of the memory."""
        self._con.close()

    def copy(self, store: Store, queries: Mapping[str, str]) -> None:
        """Copy the answers of queries into tables of their names, over what was there.

        The store is open only while it is read. The answers go through files: arrays of
        Python objects take several times as long.
        """
        with TemporaryDirectory(prefix="onrecord-snapshot-") as folder:
            places = {name: quoted(str(Path(folder) / name)) for name in queries}
            with copying(store.path, store.wait) as con:
                for name, query in queries.items():
                    con.execute(
                        f"COPY ({query}) TO {places[name]} "
                        "(FORMAT parquet, COMPRESSION uncompressed)"
                    )
            with self.opened() as opened:
                for name, place in places.items():
                    opened.run(
                        f"CREATE OR REPLACE TABLE {name} AS "  # noqa: S608  own names
                        f"SELECT * FROM read_parquet({place})"
                    )

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """Give a connection of this thread's own, for queries and changes."""
        con = self._con.cursor()
        try:
            yield Opened(con)
        except duckdb.Error as error:
            raise StoreError(one_line(error)) from error
        finally:
            con.close()

    @contextmanager
    def changing(self) -> Iterator[Opened]:
        """Give a connection whose changes others see all at once, or not at all."""
        with self.opened() as opened:
            opened.run("BEGIN TRANSACTION")
            yield opened
            opened.run("COMMIT")


def quoted(words: str) -> str:
    """Return words as SQL writes a text."""
    return "'" + words.replace("'", "''") + "'"
