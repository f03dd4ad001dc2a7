"""The SQL of this stage is common to all engines."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest
import sqlglot

import onrecord.analyze
from onrecord.analyze.tellers import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLED = {
    "told": NOW,
    "names": "'Ada', 'Bo'",
    "conditions": "AND l.kind = 'tie'",
    "claims": "'c'",
    "documents": "'d'",
    "types": "'arms'",
    "links": "SELECT * FROM links",
}
"""What a query of the stage is filled in with, before it is run."""


def statements() -> Iterator[tuple[str, str]]:
    """Yield every statement of the stage with its name, filled in."""
    for module in walk_packages(onrecord.analyze.__path__, "onrecord.analyze."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, str) and value.lstrip().startswith(
                ("SELECT ", "INSERT ", "DELETE ")
            ):
                filled = FILLED
                if name == "PAIRS":
                    numbered = "SELECT name, 1 AS number FROM actors"
                    filled = FILLED | {"names": numbered}
                yield f"{module.name}.{name}", value.format(**filled)


STATEMENTS = dict(statements())


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_portable(name: str, dialect: str) -> None:
    """A statement parses for one machine and for many, and keeps to what both have."""
    statement = STATEMENTS[name]
    if statement.rstrip().endswith("IN"):
        statement += " ('Ada')"

    (parsed,) = sqlglot.parse(statement, read=dialect)

    assert parsed is not None
    assert "unnest" not in statement.lower()
    assert "qualify" not in statement.lower()
