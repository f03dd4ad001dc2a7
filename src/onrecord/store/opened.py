"""A store that is open for several queries and changes, as rows in and rows out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import duckdb
    from numpy.typing import NDArray

    from onrecord.store.columns import Table

Rows = list[tuple[Any, ...]]


class Opened:
    """One connection to a store; opening one takes longer than most queries."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> Rows:
        """Return the answer to a query."""
        return self._con.execute(sql, list(parameters)).fetchall()

    def records(
        self, sql: str, parameters: Sequence[object] = ()
    ) -> list[dict[str, Any]]:
        """Return the answer to a query, each row with the names of its columns."""
        answer = self._con.execute(sql, list(parameters))
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def columns(
        self, sql: str, parameters: Sequence[object] = ()
    ) -> dict[str, NDArray[Any]]:
        """Return the answer to a query by column, for many rows of numbers."""
        return self._con.execute(sql, list(parameters)).fetchnumpy()

    def run(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Make a change that answers nothing."""
        self._con.execute(sql, list(parameters)).fetchall()

    def append(
        self, table: Table, columns: Mapping[str, Sequence[object] | NDArray[Any]]
    ) -> None:
        """Add rows to a table, given as its columns, all equally long."""
        arrays = {
            name: values
            if isinstance(values, np.ndarray)
            else np.array(values, dtype=object)
            for name, values in columns.items()
        }
        if not len(next(iter(arrays.values()))):
            return
        self._con.register("rows_to_append", arrays)
        self.run(
            f"INSERT INTO {table.name} SELECT {table.select()} FROM rows_to_append"  # noqa: S608
        )
        self._con.unregister("rows_to_append")

    def append_rows(self, table: Table, rows: Iterable[Sequence[object]]) -> None:
        """Add rows to a table, each with its values in the order of the columns."""
        listed = list(rows)
        if listed:
            values = map(list, zip(*listed, strict=True))
            self.append(table, dict(zip(table.columns, values, strict=True)))
