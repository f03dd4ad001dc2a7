"""The SQL of this stage is common to all engines."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
import sqlglot

import onrecord.corroborate

if TYPE_CHECKING:
    from collections.abc import Iterator


def statements() -> Iterator[tuple[str, str]]:
    """Yield every statement of the stage with its name."""
    for module in iter_modules(onrecord.corroborate.__path__):
        found = import_module(f"onrecord.corroborate.{module.name}")
        for name, value in vars(found).items():
            if isinstance(value, str) and value.lstrip().startswith(
                ("SELECT ", "INSERT ")
            ):
                yield f"{module.name}.{name}", value


STATEMENTS = dict(statements())


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_portable(name: str, dialect: str) -> None:
    """A statement parses for one machine and for many, and keeps to what both have."""
    (parsed,) = sqlglot.parse(STATEMENTS[name], read=dialect)

    assert parsed is not None
    assert "unnest" not in STATEMENTS[name].lower()
    assert "qualify" not in STATEMENTS[name].lower()
