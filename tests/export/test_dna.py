"""A ``.dna`` file has DNA's tables, and a statement for each claim."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.export.dna import LONGEST, cut
from tests.export.exported import RAID, exported, raid
from tests.readings import chained_reading

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label Red Green Blue",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "DATABOOLEAN": "ID StatementId VariableId Value",
    "DATAINTEGER": "ID StatementId VariableId Value",
    "DATASHORTTEXT": "ID StatementId VariableId Entity",
    "DATALONGTEXT": "ID StatementId VariableId Value",
    "ENTITIES": "ID VariableId Value Red Green Blue ChildOf",
    "ATTRIBUTEVARIABLES": "ID VariableId AttributeVariable",
    "ATTRIBUTEVALUES": "ID EntityId AttributeVariableId AttributeValue",
    "CODERRELATIONS": "ID Coder OtherCoder viewStatements editStatements "
    "viewDocuments editDocuments",
    "SETTINGS": "Property Value",
}
"""The columns that DNA 3 creates."""

VALUES = """
SELECT d.StatementId, e.Value FROM DATASHORTTEXT d
JOIN ENTITIES e ON e.ID = d.Entity AND e.VariableId = d.VariableId
JOIN VARIABLES v ON v.ID = d.VariableId WHERE v.Variable = ? ORDER BY 1
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the statements of two reports."""
    return exported("dna", [raid(), chained_reading()], tmp_path / "claims.dna")


def asked(path: Path, query: str, *values: str) -> list[tuple[Any, ...]]:
    """Return the answer of a file."""
    with closing(sqlite3.connect(path)) as con:
        return con.execute(query, values).fetchall()


@pytest.mark.parametrize(("table", "columns"), TABLES.items())
def test_tables(file: Path, table: str, columns: str) -> None:
    """Every table is there with its columns in their order."""
    found = [row[1] for row in asked(file, f"PRAGMA table_info({table})")]

    assert " ".join(found) == columns


def test_whole(file: Path) -> None:
    """The file is sound, and no row points at one that is not there."""
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]
    assert asked(file, "PRAGMA foreign_key_check") == []


def test_statements(file: Path) -> None:
    """A statement lies over the trigger; source, claim and polarity are its values."""
    spans = asked(
        file,
        "SELECT substr(d.Text, s.Start + 1, s.Stop - s.Start) FROM STATEMENTS s "
        "JOIN DOCUMENTS d ON d.ID = s.DocumentId ORDER BY s.ID",
    )
    assert [words for (words,) in spans] == [
        "raided",
        "helped",
        "paid",
        "denied",
        "arms",
    ]
    agreement = asked(file, "SELECT Value FROM DATABOOLEAN ORDER BY StatementId")
    assert [value for (value,) in agreement] == [1, 0, 1, 1, 1]
    organizations = dict(asked(file, VALUES, "organization"))
    assert organizations == {
        1: "Marlow Post",
        2: "Harbor League",
        3: "@officials who asked not to be named",
        4: "Marlow Post",
        5: "@minister",
    }
    assert dict(asked(file, VALUES, "concept"))[5] == "Iran → arms → Houthis"


def test_document(file: Path) -> None:
    """A document's text is unaltered, its date in seconds, its hash in the notes."""
    title, text, date, notes = asked(
        file, "SELECT Title, Text, Date, Notes FROM DOCUMENTS"
    )[0]

    assert (title, text, date) == ("Denial", RAID, 1482451200)
    assert notes.startswith("label: raid\nsha256: ")


def test_long_values_are_cut() -> None:
    """DNA refuses values of 191 characters and more."""
    assert len(cut("x" * 500)) == LONGEST
    assert cut("x" * LONGEST) == "x" * LONGEST
