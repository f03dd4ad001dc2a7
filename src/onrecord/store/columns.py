"""A table of the store: its name, its columns, and the SQL that names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name, with the name and SQL type of each column."""

    name: str
    columns: dict[str, str]

    @property
    def create(self) -> str:
        """The statement that creates it."""
        columns = ", ".join(f"{name} {kind}" for name, kind in self.columns.items())
        return f"CREATE TABLE {self.name} ({columns})"

    def select(self, alias: str = "") -> str:
        """Return the columns, as a SELECT lists them."""
        return ", ".join(f"{alias}{name}" for name in self.columns)
