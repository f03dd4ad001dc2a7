"""Write claims as a file of Discourse Network Analyzer 3: statements in its SQLite.

A statement is a claim: its person or organization is the innermost source, the concept
who does what to whom, the agreement its polarity. Further variables keep the rest, so
that ``onrecord import dna`` loses nothing. The file's one coder is ``OnRecord`` with an
empty password hash.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from onrecord.config import VERSION
from onrecord.export.profiles import Profiles
from onrecord.export.words import plain
from onrecord.model.ontology import OFFICE_TIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.document import Document

LEFT_OUT: Final = "a statement needs a word of the text"
CODER: Final = 1
STATEMENT: Final = 1
LONGEST: Final = 190
"""Characters that DNA allows in a value, a title or a name."""
ARROW: Final = " → "
NOBODY: Final = "–"
VARIABLES: Final = {
    "person": "short text",
    "organization": "short text",
    "concept": "short text",
    "agreement": "boolean",
    "sources": "long text",
    "certainty": "short text",
    "modality": "short text",
    "when": "short text",
    "where": "short text",
    "claim": "long text",
}
"""The four of a DNA statement, and what a claim has besides."""

_COLOR: Final = """
    Red INTEGER NOT NULL DEFAULT 0 CHECK (Red BETWEEN 0 AND 255),
    Green INTEGER NOT NULL DEFAULT 0 CHECK (Green BETWEEN 0 AND 255),
    Blue INTEGER NOT NULL DEFAULT 0 CHECK (Blue BETWEEN 0 AND 255)"""
_PERMISSIONS: Final = ",".join(
    f"\n    Permission{name} INTEGER NOT NULL DEFAULT 1"
    for name in (
        *("AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments"),
        *("AddStatements", "EditStatements", "DeleteStatements", "EditAttributes"),
        *("EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations"),
        *("ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements"),
        "EditOthersStatements",
    )
)
_KEY: Final = "ID INTEGER NOT NULL PRIMARY KEY"


def _points_at(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _data(kind: str, value: str) -> str:
    """Return the table of a kind of variable; each statement has one value in it."""
    return f"""CREATE TABLE DATA{kind} ({_KEY}, StatementId INTEGER NOT NULL,
    VariableId INTEGER NOT NULL, {value}, {_points_at("StatementId", "STATEMENTS")},
    {_points_at("VariableId", "VARIABLES")}, UNIQUE (StatementId, VariableId))"""


SCHEMA: Final = (
    "CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT NOT NULL)",
    f"""CREATE TABLE CODERS ({_KEY}, Name TEXT NOT NULL,{_COLOR},
    Refresh INTEGER NOT NULL DEFAULT 0, FontSize INTEGER NOT NULL DEFAULT 14,
    Password TEXT NOT NULL, PopupWidth INTEGER DEFAULT 300,
    ColorByCoder INTEGER NOT NULL DEFAULT 0,
    PopupDecoration INTEGER NOT NULL DEFAULT 0,
    PopupAutoComplete INTEGER NOT NULL DEFAULT 1,{_PERMISSIONS})""",
    f"""CREATE TABLE DOCUMENTS ({_KEY}, Title TEXT NOT NULL, Text TEXT NOT NULL,
    Coder INTEGER, Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '',
    Section TEXT NOT NULL DEFAULT '', Notes TEXT NOT NULL DEFAULT '',
    Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL,
    {_points_at("Coder", "CODERS")})""",
    f"CREATE TABLE STATEMENTTYPES ({_KEY}, Label TEXT NOT NULL,{_COLOR})",
    f"""CREATE TABLE VARIABLES ({_KEY}, Variable TEXT NOT NULL,
    DataType TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN
    ('boolean', 'integer', 'long text', 'short text')), StatementTypeId INTEGER,
    {_points_at("StatementTypeId", "STATEMENTTYPES")},
    UNIQUE (Variable, StatementTypeId))""",
    f"""CREATE TABLE VARIABLELINKS ({_KEY}, SourceVariableId INTEGER,
    TargetVariableId INTEGER CHECK (TargetVariableId != SourceVariableId),
    {_points_at("SourceVariableId", "VARIABLES")},
    {_points_at("TargetVariableId", "VARIABLES")})""",
    f"CREATE TABLE REGEXES (Label TEXT PRIMARY KEY,{_COLOR})",
    f"""CREATE TABLE CODERRELATIONS ({_KEY}, Coder INTEGER CHECK (Coder > 0),
    OtherCoder INTEGER CHECK (OtherCoder > 0 AND OtherCoder != Coder),
    viewStatements INTEGER NOT NULL DEFAULT 1,
    editStatements INTEGER NOT NULL DEFAULT 1,
    viewDocuments INTEGER NOT NULL DEFAULT 1,
    editDocuments INTEGER NOT NULL DEFAULT 1,
    {_points_at("Coder", "CODERS")}, {_points_at("OtherCoder", "CODERS")})""",
    f"""CREATE TABLE STATEMENTS ({_KEY}, StatementTypeId INTEGER, DocumentId INTEGER,
    Start INTEGER NOT NULL CHECK (Start >= 0),
    Stop INTEGER NOT NULL CHECK (Stop > Start), Coder INTEGER,
    {_points_at("StatementTypeId", "STATEMENTTYPES")},
    {_points_at("Coder", "CODERS")}, {_points_at("DocumentId", "DOCUMENTS")})""",
    f"""CREATE TABLE ENTITIES ({_KEY}, VariableId INTEGER NOT NULL,
    Value TEXT NOT NULL DEFAULT '',{_COLOR},
    ChildOf INTEGER CHECK (ChildOf > 0 AND ChildOf != ID),
    UNIQUE (VariableId, Value), {_points_at("ChildOf", "ENTITIES")},
    {_points_at("VariableId", "VARIABLES")})""",
    _data("BOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
    _data("INTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
    _data("LONGTEXT", "Value TEXT DEFAULT ''"),
    _data("SHORTTEXT", f"Entity INTEGER NOT NULL, {_points_at('Entity', 'ENTITIES')}"),
    f"""CREATE TABLE ATTRIBUTEVARIABLES ({_KEY}, VariableId INTEGER NOT NULL,
    AttributeVariable TEXT NOT NULL, UNIQUE (VariableId, AttributeVariable),
    {_points_at("VariableId", "VARIABLES")})""",
    f"""CREATE TABLE ATTRIBUTEVALUES ({_KEY}, EntityId INTEGER NOT NULL,
    AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL DEFAULT '',
    UNIQUE (EntityId, AttributeVariableId), {_points_at("EntityId", "ENTITIES")},
    {_points_at("AttributeVariableId", "ATTRIBUTEVARIABLES")})""",
)


def taken(reading: Reading) -> list[Claim]:
    """Return the claims that have words which a statement can be laid over."""
    return [each for each in reading.claims if each.trigger.start < each.trigger.end]


def write_dna(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write documents, and a statement for each claim."""
    with closing(sqlite3.connect(path)) as con, con:
        for statement in SCHEMA:
            con.execute(statement)
        con.executemany(
            "INSERT INTO SETTINGS VALUES (?, ?)",
            [("version", "3.0.11"), ("program", f"onrecord {VERSION}")],
        )
        con.execute(
            "INSERT INTO CODERS (ID, Name, Red, Green, Password) "
            "VALUES (?, 'OnRecord', 255, 255, '')",
            [CODER],
        )
        con.execute(
            "INSERT INTO STATEMENTTYPES VALUES (?, 'DNA Statement', 239, 208, 51)",
            [STATEMENT],
        )
        con.executemany(
            "INSERT INTO VARIABLES VALUES (?, ?, ?, ?)",
            [
                (number, name, kind, STATEMENT)
                for number, (name, kind) in enumerate(VARIABLES.items(), start=1)
            ],
        )
        _Statements(con, Profiles(readings)).write(readings, words)


class _Statements:
    """Fills the tables of documents and statements, each value once."""

    def __init__(self, con: sqlite3.Connection, profiles: Profiles) -> None:
        self.con = con
        self.profiles = profiles
        self.count = 0
        self.entities: dict[tuple[int, str], int] = {}

    def write(self, readings: Sequence[Reading], words: Words) -> None:
        """Write readings in their order."""
        for number, reading in enumerate(readings, start=1):
            self.con.execute(
                "INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?)",
                _document(number, reading.document, words),
            )
            for claim in taken(reading):
                self._statement(number, claim, reading)

    def _statement(self, document: int, claim: Claim, reading: Reading) -> None:
        self.count += 1
        text = reading.document.text
        span = units(text, claim.trigger.start), units(text, claim.trigger.end)
        self.con.execute(
            "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)",
            [self.count, STATEMENT, document, *span, CODER],
        )
        person, organization = self._speaker(claim, reading)
        values = {
            "person": person,
            "organization": organization,
            "concept": concept_of(claim),
            "agreement": claim.polarity == "+",
            "sources": "\n".join(map(plain, claim.sources)),
            "certainty": claim.certainty,
            "modality": claim.modality,
            "when": claim.when or "",
            "where": claim.where or "",
            "claim": claim.id,
        }
        for number, (name, kind) in enumerate(VARIABLES.items(), start=1):
            table = kind.replace(" ", "").upper()
            value = values[name]
            if kind == "short text":
                value = self._entity(number, str(value))
            self.con.execute(
                f"INSERT INTO DATA{table} VALUES (NULL, ?, ?, ?)",  # noqa: S608  ours
                [self.count, number, value],
            )

    def _entity(self, variable: int, value: str) -> int:
        key = variable, cut(value)
        if key not in self.entities:
            self.entities[key] = len(self.entities) + 1
            self.con.execute(
                "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)",
                [self.entities[key], *key],
            )
        return self.entities[key]

    def _speaker(self, claim: Claim, reading: Reading) -> tuple[str, str]:
        """Return who says it, as a person with an affiliation or an organization."""
        if not claim.sources:
            return "", reading.document.publisher or reading.document.label
        name = claim.sources[-1]
        profile = self.profiles.of(name)
        if profile.kind != "person":
            return "", name
        seats = (
            seat
            for tie in reading.claims
            if tie.type in OFFICE_TIES and name in tie.actor
            for seat in tie.recipient
        )
        return name, next(seats, profile.state or "")


def concept_of(claim: Claim) -> str:
    """Return who does what to whom, as one concept.

    Example:
        "Iran → arms → Houthis"
    """
    sides = ["; ".join(map(plain, names)) for names in (claim.actor, claim.recipient)]
    return ARROW.join((sides[0] or NOBODY, claim.type, sides[1] or NOBODY))


def units(text: str, at: int) -> int:
    """Return an offset as DNA counts, which is written in Java: in UTF-16 units."""
    return at + sum(letter > "\uffff" for letter in text[:at])


def cut(value: str) -> str:
    """Return a value on one line, cut where DNA would refuse it."""
    told = plain(value)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


def _document(number: int, document: Document, words: Words) -> tuple[object, ...]:
    """Return a row of DOCUMENTS; what the store calls it stands in its notes."""
    day = document.published
    at = datetime.combine(day, time(), UTC).timestamp() if day else 0
    return (
        number,
        cut(document.title or document.label),
        words.text(document),
        CODER,
        "",
        cut(document.publisher or ""),
        f"label: {plain(document.label)}\nsha256: {document.id}",
        "",
        int(at),
    )
