"""Read a file of Discourse Network Analyzer 3: texts, and statements coded by hand.

Files of DNA 2 have other tables; DNA 3 converts them when it opens them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from onrecord.errors import ParseError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

NEEDED: Final = {
    "DOCUMENTS": ("ID", "Title", "Text", "Source", "Notes", "Date"),
    "STATEMENTS": ("ID", "DocumentId", "Start", "Stop", "Coder"),
    "CODERS": ("ID", "Name"),
    "VARIABLES": ("ID", "Variable"),
    "ENTITIES": ("ID", "Value"),
    "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
    "DATALONGTEXT": ("StatementId", "VariableId", "Value"),
    "DATABOOLEAN": ("StatementId", "VariableId", "Value"),
}
VALUES: Final = """
SELECT d.StatementId, v.Variable, e.Value FROM DATASHORTTEXT d
JOIN VARIABLES v ON v.ID = d.VariableId JOIN ENTITIES e ON e.ID = d.Entity
UNION ALL SELECT d.StatementId, v.Variable, d.Value FROM DATALONGTEXT d
JOIN VARIABLES v ON v.ID = d.VariableId
UNION ALL SELECT d.StatementId, v.Variable, d.Value FROM DATABOOLEAN d
JOIN VARIABLES v ON v.ID = d.VariableId
"""
"""Yields statement, variable, value."""

_MILLISECONDS: Final = 100_000_000_000
"""Older files count in milliseconds; in seconds this would be the year 5138."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """A text of the file, as it stands there."""

    title: str
    text: str
    publisher: str | None
    notes: str
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words that somebody has coded, and the values that he gave them."""

    text: int
    """Id of its text."""
    start: int
    end: int
    coder: str
    values: dict[str, str] = field(default_factory=dict)
    """By variable: person, organization, concept, agreement ("1" or "0"), ..."""


def read_dna(path: Path) -> tuple[dict[int, CodedText], list[Statement]]:
    """Return the texts of a file by their ids, and its statements.

    Raises:
        ParseError: It is no such file, or has other tables.
    """
    if not path.is_file():
        raise ParseError(f"{path}: no such file")
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        ) as con:
            _check(con, path)
            return _texts(con), _statements(con)
    except sqlite3.Error as error:
        raise ParseError(f"{path}: no file of DNA: {error}") from error


def in_characters(statement: Statement, text: str) -> Statement:
    """Return a statement that counts the characters of its text, not UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return statement
    at = {0: 0}
    unit = 0
    for number, letter in enumerate(text, start=1):
        unit += 1 + (letter > "\uffff")
        at[unit] = number
    # An offset inside a letter of two units, or beyond the text, is no place in it.
    start, end = at.get(statement.start, -1), at.get(statement.end, -1)
    return replace(statement, start=start, end=end)


def _check(con: sqlite3.Connection, path: Path) -> None:
    for table, columns in NEEDED.items():
        found = {row[1] for row in con.execute(f"PRAGMA table_info({table})")}
        if missing := [name for name in columns if name not in found]:
            what = f"{table} has no column {missing[0]}" if found else f"no {table}"
            raise ParseError(f"{path}: no file of DNA 3: {what}")


def _texts(con: sqlite3.Connection) -> dict[int, CodedText]:
    rows = con.execute(
        "SELECT ID, Title, Text, Source, Notes, Date FROM DOCUMENTS ORDER BY ID"
    )
    return {
        id: CodedText(
            title=str(title or ""),
            text=str(text or ""),
            publisher=str(source) if source else None,
            notes=str(notes or ""),
            published=_day(at),
        )
        for id, title, text, source, notes, at in rows
    }


def _day(at: object) -> date | None:
    if not isinstance(at, int) or not at:
        return None
    seconds = at / 1000 if abs(at) > _MILLISECONDS else at
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None


def _statements(con: sqlite3.Connection) -> list[Statement]:
    values: dict[int, dict[str, str]] = {}
    for statement, variable, value in con.execute(VALUES):
        if value is not None:
            values.setdefault(statement, {})[variable] = str(value)
    rows = con.execute(
        "SELECT s.ID, s.DocumentId, s.Start, s.Stop, c.Name FROM STATEMENTS s "
        "LEFT JOIN CODERS c ON c.ID = s.Coder ORDER BY s.ID"
    )
    return [
        Statement(
            text=document,
            start=start,
            end=stop,
            coder=str(name or "unknown"),
            values=values.get(id, {}),
        )
        for id, document, start, stop, name in rows
    ]
