"""Read the tables of ``ontology``: lines of cells parted by tabs."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def table_rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of a table, "actors/states", without comments and header."""
    path = files("onrecord").joinpath("ontology", f"{table}.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if line and not line.startswith("#")]
    yield from (line.split("\t") for line in body[1:])
