"""The SQL of the stages is common: each statement is understood by both engines.

Under ``-m spark`` a session of Spark runs them (``tests/store/test_spark.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import pytest
import sqlglot

import onrecord.analyze
import onrecord.corroborate
from onrecord.store import spark as on_spark
from onrecord.store.tables import TABLES, views

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from onrecord.store import Store

STAGES = (onrecord.analyze, onrecord.corroborate)
HOLE = re.compile(r"\{\w*\}")
CONDITION = re.compile(r"(?m)(^\s*|(?<=NULL) )\{\w*\}$")
QUERY = re.compile(r"\s*(SELECT|INSERT|WITH)\b")


def statements() -> Iterator[tuple[str, str]]:
    """Yield every statement of the stages and of the cluster, with its name."""
    modules: list[ModuleType] = [on_spark]
    for stage in STAGES:
        inside = walk_packages(stage.__path__, f"{stage.__name__}.")
        modules += [import_module(each.name) for each in inside]
    for module in modules:
        name = module.__name__.removeprefix("onrecord.")
        for constant, value in vars(module).items():
            if isinstance(value, str) and QUERY.match(value):
                yield f"{name}.{constant}", value


STATEMENTS = dict(statements())


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
@pytest.mark.parametrize("name", STATEMENTS)
def test_portable(name: str, dialect: str) -> None:
    """A statement parses for one machine and for many, and keeps to what both have."""
    # A part that is filled in later ends a line as a condition, or is a table or value.
    query = HOLE.sub("hole", CONDITION.sub("", STATEMENTS[name]))
    (parsed,) = sqlglot.parse(query, read=dialect)

    assert parsed is not None
    assert "unnest" not in STATEMENTS[name].lower()
    assert "qualify" not in STATEMENTS[name].lower()


def rows_of_both(
    store: Store, tables: Path, master: str
) -> Iterator[tuple[str, tuple[Counter[str], Counter[str]]]]:
    """Yield the name of each statement without a parameter, and its rows on both.

    Args:
        store: What the store answers from.
        tables: The same tables as Parquet.
        master: Where Spark runs.
    """
    with on_spark._session(master) as spark:
        for table in TABLES:
            path = tables / f"{table.name}.parquet"
            if path.exists():
                spark.read.parquet(str(path)).createOrReplaceTempView(table.name)
        for view in views():
            spark.sql(view.replace("CREATE VIEW", "CREATE TEMPORARY VIEW"))
        for name, query in STATEMENTS.items():
            open_ = re.search(r"[?${]|\bIN\s*$", query)
            if name.startswith("store.spark.") or open_:
                continue
            # What is inserted is what its query answers.
            query = re.sub(r"\s*INSERT INTO \w+\s+", "", query)  # noqa: PLW2901
            here = counted(store.query(query).rows)
            there = counted([tuple(row) for row in spark.sql(query).collect()])
            yield name, (here, there)


def counted(rows: list[tuple[Any, ...]]) -> Counter[str]:
    """Return how often each row is there, in whatever order."""
    return Counter(
        repr([float(v) if isinstance(v, int | float) else v for v in row])
        for row in rows
    )
