"""The tables follow the records, and their SQL is common to all engines."""

from __future__ import annotations

from dataclasses import fields

import pytest
import sqlglot

from onrecord.model.claim import Claim
from onrecord.store.tables import SHAPES, TABLES, layout, views

CLAIMS = next(shape for shape in SHAPES if shape.record is Claim)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.field)
def test_every_field_has_its_place(shape: object) -> None:
    """A field added to a record gets a column or a table without another change."""
    assert shape in SHAPES
    for each in SHAPES:
        placed = {*each.plain, *each.spans, *(part.field for part in each.lists)}
        assert placed == {field.name for field in fields(each.record)}


def test_layout_of_claims() -> None:
    """Spans become two columns, lists become child tables, SQL's words are avoided."""
    assert CLAIMS.table.columns["trigger_start"] == "BIGINT"
    assert CLAIMS.table.columns["score"] == "DOUBLE"
    assert CLAIMS.table.columns["inferred"] == "BOOLEAN"
    assert CLAIMS.table.columns["date"] == "VARCHAR"
    assert "when" not in CLAIMS.table.columns
    assert {each.table.name for each in CLAIMS.lists} >= {
        "claim_actors",
        "claim_recipients",
        "claim_sources",
        "claim_numbers",
    }


def test_layout_tells_fields_apart() -> None:
    """Plain fields, spans and lists are told apart by their types alone."""
    plain, spans, lists = layout(Claim)

    assert plain["kind"] == "VARCHAR"
    assert list(spans) == ["trigger"]
    assert lists["actor"] is str


@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_portable(dialect: str) -> None:
    """Tables and views parse for one machine and for many."""
    for statement in (*(table.create for table in TABLES), *views()):
        assert len(sqlglot.parse(statement, read=dialect)) == 1
